package org.wheelhouse.core.internal.store;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * The marks of definitions of which a person has seen what they do beyond the machine, on disk in {@code trusted.json}; of
 * each computer, for the same bytes do other things on another one. The last thousands: what is forgotten is asked again. Any
 * thread; changes are written behind the scenes.
 */
public final class TrustedDefinitions {

	private static final String FILE = "trusted.json";
	private static final int MOST = 5000;

	/** @param mark of {@link org.wheelhouse.core.trust.DefinitionEffects} */
	private record Entry(String host, String mark) {}

	private final KeptFile file;
	/** Oldest first. Guarded by itself. */
	private final Set<Entry> entries = new LinkedHashSet<>();

	private TrustedDefinitions(StateFolder folder, Executor files) {
		file = new KeptFile(folder, FILE, files, this::written);
	}

	/**
	 * Reads what is known; nothing where that cannot be read.
	 *
	 * @param files runs one task at a time
	 */
	public static TrustedDefinitions load(StateFolder folder, Executor files) {
		var trusted = new TrustedDefinitions(folder, files);
		trusted.file.read().forEach(entry -> trusted.entries
				.add(new Entry(entry.path("host").asText(), entry.path("definition").asText())));
		return trusted;
	}

	/** Whether it was said that this may be started there. */
	public boolean has(String host, String mark) {
		synchronized (entries) {
			return entries.contains(new Entry(host, mark));
		}
	}

	/** This may be started there. */
	public void add(String host, String mark) {
		synchronized (entries) {
			if (!entries.add(new Entry(host, mark))) {
				return;
			}
			if (entries.size() > MOST) {
				entries.remove(entries.iterator().next());
			}
		}
		file.changed();
	}

	private JsonNode written() {
		var list = JsonNodeFactory.instance.arrayNode();
		synchronized (entries) {
			entries.forEach(entry -> list.addObject().put("host", entry.host()).put("definition", entry.mark()));
		}
		return list;
	}
}
