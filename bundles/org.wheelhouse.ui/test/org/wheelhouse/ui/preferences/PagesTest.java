package org.wheelhouse.ui.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.preference.PreferenceManager;
import org.eclipse.jface.preference.PreferenceNode;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.osgi.service.prefs.Preferences;
import org.wheelhouse.ui.appearance.Appearance;
import org.wheelhouse.ui.handlers.Question;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.testkit.Palettes;
import org.wheelhouse.ui.testkit.WidgetStage;
import org.wheelhouse.ui.workbench.ClosingQuestion;
import org.wheelhouse.ui.workbench.ClosingQuestion.Answer;

/** What a page shows is what is set, and what is set on it is kept where it is read. */
@Tag("display")
@NonNullByDefault({})
class PagesTest {

	private final WidgetStage stage = new WidgetStage(300, 200);
	private final StandInComputer kept = new StandInComputer();
	private final Preferences node = new EclipsePreferences();
	private PreferenceDialog dialog;

	@AfterEach
	void close() {
		if (dialog != null) {
			dialog.close();
		}
		Palettes.wear(Palettes.light());
		stage.close();
	}

	@Test
	void theBinaryThatIsTickedIsPreferredForItsTargetAlone() {
		var page = open(new QemuPage());
		var table = find("preferences.qemu.table", Table.class);
		stage.await(() -> table.getItemCount() == 3, "the binaries");
		assertEquals(List.of(true, false, true), ticks(table));
		tick(table.getItem(1));
		assertEquals(List.of(false, true, true), ticks(table));
		assertTrue(page.performOk());
		assertEquals(Map.of("x86_64", StandInComputer.NEWER), kept.settings().preferred());
		stage.await(() -> table.getItem(0).getText(0).equals(StandInComputer.NEWER.toString()), "the new order");
		page.performDefaults();
		page.performOk();
		assertEquals(Map.of(), kept.settings().preferred());
	}

	@Test
	void whatIsShownAndNotChangedSetsNothing() {
		for (var page : List.of(new QemuPage(), new FoldersPage(), new AccelerationPage())) {
			open(page);
			stage.settle();
			page.performOk();
			assertEquals(org.wheelhouse.host.HostSettings.NONE, kept.settings(), page.getClass().getSimpleName());
			dialog.close();
		}
	}

	@Test
	void aProgramIsAddedAndTheSearchPathCheckedBeforeItIsKept() {
		var page = open(new QemuPage());
		var built = Path.of("/home/x/build/qemu-system-arm");
		page.add(built);
		var path = find("preferences.qemu.path", Text.class);
		assertEquals("/usr/local/bin:/usr/bin", path.getMessage());
		path.setText("/opt/*/bin:build");
		assertFalse(page.isValid());
		assertTrue(String.valueOf(page.getErrorMessage()).contains("build"), page.getErrorMessage());
		path.setText(" /opt/*/bin : ~/build ");
		assertTrue(page.isValid());
		assertNull(page.getErrorMessage());
		page.performOk();
		assertEquals(List.of("/opt/*/bin", "~/build"), kept.settings().searchPath());
		assertEquals(List.of(built), kept.settings().programs());
	}

	@Test
	void howMuchIsKnownOfEachProgramIsTold() {
		open(new QemuPage());
		var table = find("preferences.qemu.table", Table.class);
		stage.await(() -> table.getItemCount() == 3 && table.getItem(0).getText(4).equals("2"), "what is known");
		assertEquals("not asked", table.getItem(1).getText(4));
		assertEquals(List.of(), kept.asked(), "nothing is asked by a look");
	}

	@Test
	void askAgainAsks() {
		open(new QemuPage());
		press("preferences.qemu.again");
		stage.await(() -> kept.asked().size() == 4, "each is asked");
		assertEquals(List.of("look", "ask " + StandInComputer.USUAL, "ask " + StandInComputer.NEWER,
				"ask " + StandInComputer.ARM), kept.asked());
		var table = find("preferences.qemu.table", Table.class);
		stage.await(() -> table.getItem(2).getText(4).equals("2"), "what it can is told");
		stage.picture(dialog.getShell(), "preferences-qemu");
	}

	@Test
	void theAcceleratorIsChosenInSpiteOfWhatWasMeasured() {
		var page = open(new AccelerationPage());
		var table = find("preferences.accelerator.table", Table.class);
		stage.await(() -> table.getItemCount() == 2, "what was measured");
		assertEquals("kvm", table.getItem(0).getText(0));
		assertTrue(table.getItem(0).getText(1).startsWith("present but unusable"), table.getItem(0).getText(1));
		assertTrue(table.getItem(1).getText(1).startsWith("used"), table.getItem(1).getText(1));
		press("preferences.accelerator.again");
		assertEquals(List.of("measure"), kept.asked());
		stage.picture(dialog.getShell(), "preferences-acceleration");
		choose("preferences.accelerator.kvm", "preferences.accelerator.measured");
		page.performOk();
		assertEquals(Optional.of("kvm"), kept.settings().accelerator());
		page.performDefaults();
		page.performOk();
		assertEquals(Optional.empty(), kept.settings().accelerator());
	}

	@Test
	void foldersAreWholePaths() {
		var page = open(new FoldersPage());
		var images = find("preferences.images", Text.class);
		images.setText("images");
		assertFalse(page.isValid());
		images.setText("/data/images");
		assertTrue(page.isValid());
		stage.picture(dialog.getShell(), "preferences-folders");
		page.performOk();
		assertEquals(Path.of("/data/images"), kept.imageFolder());
		assertEquals(Path.of("/home/x/machines"), kept.machineFolder());
		page.performDefaults();
		page.performOk();
		assertEquals(Path.of("/home/x/machines"), kept.imageFolder());
	}

	@Test
	void ofSeveralComputersTheOneThatIsShownIsSet() {
		var other = new StandInComputer();
		var page = new FoldersPage();
		page.computers(List.of(kept.computer("this computer"), other.computer("ops@atlas")));
		show(page);
		var combo = find("preferences.computer", Combo.class);
		combo.select(1);
		combo.notifyListeners(SWT.Selection, new Event());
		find("preferences.machines", Text.class).setText("/srv/machines");
		page.performOk();
		assertEquals(Path.of("/srv/machines"), other.machineFolder());
		assertEquals(Path.of("/home/x/machines"), kept.machineFolder());
	}

	@Test
	void whatCannotBeKeptIsSaid() {
		kept.isFull();
		var page = open(new FoldersPage());
		find("preferences.machines", Text.class).setText("/srv/machines");
		page.performOk();
		var before = dialog.getShell();
		// The failure's own loop runs within this one until it is closed.
		stage.display().timerExec(50, () -> closeFailure(before));
		stage.await(() -> failures == 1, "the failure told");
		assertEquals(org.wheelhouse.host.HostSettings.NONE, kept.settings());
	}

	private int failures;

	private void closeFailure(Shell before) {
		for (var shell : stage.display().getShells()) {
			if (shell != before && shell != stage.shell() && shell.isVisible()
					&& shell.getText().contains("Keeping the settings")) {
				failures++;
				shell.close();
				return;
			}
		}
		stage.display().timerExec(50, () -> closeFailure(before));
	}

	@Test
	void theAppearanceIsChosenOnce() {
		var chosen = new ArrayList<Appearance>();
		var page = new AppearancePage();
		page.begin(Appearance.LIGHT, chosen::add);
		show(page);
		assertTrue(find("preferences.appearance.light", Button.class).getSelection());
		choose("preferences.appearance.dark", "preferences.appearance.light");
		page.performOk();
		page.performOk();
		assertEquals(List.of(Appearance.DARK), chosen);
	}

	@Test
	void theAnswerAtClosingIsGivenWithoutAskingUntilItIsTakenBack() {
		var page = new ClosingPage();
		page.preferences(node);
		show(page);
		assertTrue(find("preferences.closing.ask", Button.class).getSelection());
		choose("preferences.closing.LEAVE_RUNNING", "preferences.closing.ask");
		page.performOk();
		assertEquals(Optional.of(Answer.LEAVE_RUNNING), ClosingQuestion.remembered(node));
		page.performDefaults();
		page.performOk();
		assertEquals(Optional.empty(), ClosingQuestion.remembered(node));
	}

	@Test
	void aQuestionThatWasNotToBeAskedAgainIsBroughtBack() {
		Question.UNPLUG.ask(node, false);
		var page = new ConfirmationsPage();
		page.preferences(node);
		show(page);
		assertFalse(find("preferences.ask.UNPLUG", Button.class).getSelection());
		assertTrue(find("preferences.ask.SEVERAL", Button.class).getSelection());
		stage.picture(dialog.getShell(), "preferences-confirmations");
		find("preferences.ask.UNPLUG", Button.class).setSelection(true);
		find("preferences.ask.SERIAL", Button.class).setSelection(false);
		page.performOk();
		assertTrue(Question.UNPLUG.isAsked(node));
		assertFalse(Question.SERIAL.isAsked(node));
	}

	@Test
	void withoutAComputerItIsSaid() {
		var page = new QemuPage();
		page.computers(List.of());
		show(page);
		assertTrue(page.performOk());
	}

	private <T extends ComputerPage> T open(T page) {
		page.computers(List.of(kept.computer("this computer")));
		return show(page);
	}

	private <T extends SettingsPage> T show(T page) {
		page.uiThread(new ModelThread(stage.display()));
		page.setTitle(page.getClass().getSimpleName());
		var manager = new PreferenceManager();
		manager.addToRoot(new PreferenceNode("one", page));
		stage.open();
		dialog = new PreferenceDialog(stage.shell(), manager);
		dialog.setBlockOnOpen(false);
		dialog.open();
		return page;
	}

	private <T extends Control> T find(String id, Class<T> type) {
		return WidgetStage.named(dialog.getShell(), id, type);
	}

	private void press(String id) {
		stage.await(() -> find(id, Button.class).isEnabled(), id + " enabled");
		find(id, Button.class).notifyListeners(SWT.Selection, new Event());
	}

	private void choose(String id, String before) {
		find(before, Button.class).setSelection(false);
		find(id, Button.class).setSelection(true);
	}

	private static void tick(TableItem item) {
		item.setChecked(!item.getChecked());
		var event = new Event();
		event.item = item;
		event.detail = SWT.CHECK;
		item.getParent().notifyListeners(SWT.Selection, event);
	}

	private static List<Boolean> ticks(Table table) {
		return List.of(table.getItems()).stream().map(TableItem::getChecked).toList();
	}
}
