package org.wheelhouse.ui.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.preference.PreferenceManager;
import org.eclipse.jface.preference.PreferenceNode;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.osgi.service.prefs.Preferences;
import org.wheelhouse.core.secret.MachineSecrets;
import org.wheelhouse.core.secret.SecretKeeper;
import org.wheelhouse.host.Secret;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.secret.Keeping;
import org.wheelhouse.ui.secret.SecretUses.Told;
import org.wheelhouse.ui.testkit.Palettes;
import org.wheelhouse.ui.testkit.WidgetStage;

/** What is kept is listed by machine and use, can be removed, and is not used when a person wants to be asked each time. */
@Tag("display")
@NonNullByDefault({})
class SecretsPageTest {

	private final WidgetStage stage = new WidgetStage(300, 200);
	private final Keeper keeper = new Keeper();
	private final MachineSecrets secrets = new MachineSecrets();
	private final Preferences node = new EclipsePreferences();
	private PreferenceDialog dialog;

	@AfterEach
	void close() {
		dialog.close();
		Palettes.wear(Palettes.light());
		stage.close();
	}

	@Test
	void whatIsKeptIsListedAndRemovedOneByOneOrAltogether() {
		keeper.kept.put("m1", new TreeSet<>(Set.of("disk-key", "screen")));
		keeper.kept.put("m2", new TreeSet<>(Set.of("old")));
		secrets.tell("m1", "screen", Secret.of("hunter2".toCharArray()));
		var page = open();
		var table = find("preferences.secrets.table", Table.class);
		stage.await(() -> table.getItemCount() == 3, "what is kept");
		assertEquals(
				List.of("db||old", "web & co|the VNC server|screen", "web & co|the disk /d/a.luks|disk-key").stream()
						.sorted().toList(),
				rows(table).stream().sorted().toList());
		assertTrue(words().contains("There is a keyring"), words());
		assertFalse(find("preferences.secrets.remove", Button.class).isEnabled());
		stage.picture(dialog.getShell(), "preferences-secrets");
		table.select(0);
		table.notifyListeners(SWT.Selection, new Event());
		press("preferences.secrets.remove");
		stage.await(() -> table.getItemCount() == 2, "one less");
		press("preferences.secrets.removeAll");
		stage.await(() -> table.getItemCount() == 0, "none");
		assertEquals(List.of(), keeper.kept.values().stream().flatMap(Set::stream).toList());
		assertEquals(Map.of(), secrets.find("m1", Set.of("screen")).join(), "nor is it known in this session");
		assertTrue(page.performOk());
		assertTrue(Keeping.isWanted(node));
	}

	@Test
	void whoWantsToBeAskedEachTimeSaysItOnceAndDefaultsBringItBack() {
		var page = open();
		stage.await(() -> words().contains("There is a keyring"), "the keyring");
		choose("preferences.secrets.ask");
		assertTrue(Keeping.isWanted(node), "nothing before it is applied");
		page.performOk();
		assertFalse(Keeping.isWanted(node));
		assertEquals(Keeping.NOT_WANTED, Keeping.of(true, node));
		page.performDefaults();
		page.performOk();
		assertEquals(Keeping.OFFERED, Keeping.of(true, node));
	}

	@Test
	void withoutAKeyringThatIsSaidAndNothingCanBeChosen() throws Exception {
		keeper.there = false;
		Palettes.wear(Palettes.dark());
		open();
		stage.await(() -> words().contains("There is no keyring"), "that there is none");
		assertFalse(find("preferences.secrets.keep", Button.class).isEnabled());
		assertFalse(find("preferences.secrets.removeAll", Button.class).isEnabled());
		assertEquals(Keeping.NO_KEYRING, Keeping.of(false, node));
		stage.picture(dialog.getShell(), "preferences-secrets-none-dark");
	}

	private SecretsPage open() {
		secrets.keptBy(keeper);
		var page = new SecretsPage();
		page.begin(secrets, id -> CompletableFuture.completedFuture(id.equals("m1")
				? new Told("web & co", Map.of("disk-key", "the disk /d/a.luks", "screen", "the VNC server"))
				: new Told("db", Map.of())), node);
		page.uiThread(new ModelThread(stage.display()));
		page.setTitle("Secrets");
		var manager = new PreferenceManager();
		manager.addToRoot(new PreferenceNode("one", page));
		stage.open();
		dialog = new PreferenceDialog(stage.shell(), manager);
		dialog.setBlockOnOpen(false);
		dialog.open();
		return page;
	}

	private static List<String> rows(Table table) {
		return Stream.of(table.getItems())
				.map(item -> item.getText(0) + "|" + item.getText(1) + "|" + item.getText(2)).toList();
	}

	private <T extends Control> T find(String id, Class<T> type) {
		return WidgetStage.named(dialog.getShell(), id, type);
	}

	private void press(String id) {
		assertTrue(find(id, Button.class).isEnabled());
		find(id, Button.class).notifyListeners(SWT.Selection, new Event());
	}

	private void choose(String id) {
		Stream.of("preferences.secrets.keep", "preferences.secrets.ask")
				.forEach(one -> find(one, Button.class).setSelection(one.equals(id)));
	}

	private String words() {
		return labels(dialog.getShell()).reduce("", (all, one) -> all + one + "\n");
	}

	private static Stream<String> labels(Control control) {
		return control instanceof Label label
				? Stream.of(label.getText())
				: control instanceof Composite inner
						? Stream.of(inner.getChildren()).flatMap(SecretsPageTest::labels)
						: Stream.of();
	}

	/** Knows ids alone. */
	private static final class Keeper implements SecretKeeper {

		private final Map<String, Set<String>> kept = new TreeMap<>();
		private boolean there = true;

		@Override
		public CompletableFuture<Boolean> isThere() {
			return CompletableFuture.completedFuture(there);
		}

		@Override
		public CompletableFuture<Map<String, Secret>> find(String machine, Set<String> ids) {
			return CompletableFuture.completedFuture(Map.of());
		}

		@Override
		public CompletableFuture<Boolean> keep(String machine, Map<String, Secret> secrets) {
			return CompletableFuture.completedFuture(false);
		}

		@Override
		public CompletableFuture<Boolean> forget(String machine) {
			return CompletableFuture.completedFuture(kept.remove(machine) != null);
		}

		@Override
		public CompletableFuture<Boolean> forget(String machine, String id) {
			return CompletableFuture.completedFuture(kept.getOrDefault(machine, Set.of()).remove(id));
		}

		@Override
		public CompletableFuture<Map<String, List<String>>> kept() {
			var all = new TreeMap<String, List<String>>();
			kept.forEach((machine, ids) -> all.put(machine, List.copyOf(ids)));
			return CompletableFuture.completedFuture(all);
		}
	}
}
