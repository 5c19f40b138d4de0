package org.wheelhouse.ui.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.wheelhouse.host.Secret;

/** With a keyring a secret is found again in another session; without one nothing is kept, whatever it fails with. */
@NonNullByDefault
class KeyringTest {

	private final Map<String, Map<String, String>> file = new HashMap<>();
	private RuntimeException broken = new IllegalStateException();
	private boolean works = true;
	private boolean wanted = true;

	@Test
	void whatIsKeptIsFoundByTheNextSessionUntilItIsForgotten() {
		assertTrue(session().isThere().join());
		assertEquals(Map.of(), file, "what was tried is gone");
		assertTrue(session().keep("m1", Map.of("k0", secret("one"), "v0", secret("two"))).join());
		assertEquals(Map.of("k0", secret("one")), session().find("m1", Set.of("k0", "other")).join());
		assertEquals(Map.of(), session().find("m2", Set.of("k0")).join());
		assertEquals(Set.of("k0", "v0"), Set.copyOf(session().kept().join().get("m1")));
		assertTrue(session().forget("m1").join());
		assertFalse(session().forget("m1").join());
		assertEquals(Map.of(), session().find("m1", Set.of("k0")).join());
	}

	@Test
	void withoutAKeyringNothingIsKeptAndNothingFails() {
		works = false;
		assertFalse(session().isThere().join());
		assertFalse(session().keep("m1", Map.of("k0", secret("one"))).join());
		assertEquals(Map.of(), session().find("m1", Set.of("k0")).join());
		assertEquals(Map.of(), session().kept().join());
		assertEquals(Map.of(), file);
	}

	@Test
	void aKeyringThatGoesAwayKnowsNothing() {
		var keyring = session();
		assertTrue(keyring.keep("m1", Map.of("k0", secret("one"))).join());
		works = false;
		assertEquals(Map.of(), keyring.find("m1", Set.of("k0")).join());
		assertFalse(keyring.forget("m1").join());
	}

	@Test
	void whoWantsToBeAskedEachTimeIsAndWhatIsKeptCanBeRemoved() {
		assertTrue(session().keep("m1", Map.of("k0", secret("one"), "v0", secret("two"))).join());
		wanted = false;
		assertEquals(Map.of(), session().find("m1", Set.of("k0")).join());
		assertFalse(session().keep("m2", Map.of("k0", secret("one"))).join());
		assertEquals(Set.of("m1"), session().kept().join().keySet());
		assertTrue(session().forget("m1", "k0").join());
		assertFalse(session().forget("m1", "k0").join());
		assertEquals(Map.of("m1", List.of("v0")), session().kept().join());
	}

	private Keyring session() {
		return new Keyring(new InMemory(), Runnable::run, () -> wanted);
	}

	private static Secret secret(String text) {
		return Secret.of(text.toCharArray());
	}

	private final class InMemory implements Vault {

		private Map<String, Map<String, String>> file() throws IOException {
			if (!works) {
				throw broken;
			}
			return file;
		}

		@Override
		public Optional<String> get(String machine, String id) throws IOException {
			return Optional.ofNullable(file().getOrDefault(machine, Map.of()).get(id));
		}

		@Override
		public void put(String machine, String id, String text) throws IOException {
			file().computeIfAbsent(machine, _ -> new HashMap<>()).put(id, text);
		}

		@Override
		public boolean remove(String machine) throws IOException {
			return file().remove(machine) != null;
		}

		@Override
		public boolean remove(String machine, String id) throws IOException {
			return file().getOrDefault(machine, Map.of()).remove(id) != null;
		}

		@Override
		public Map<String, List<String>> ids() throws IOException {
			return file().entrySet().stream()
					.collect(Collectors.toMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue().keySet())));
		}
	}
}
