package org.wheelhouse.ui.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.ui.files.HostFileDialog.Kind;
import org.wheelhouse.ui.testkit.Controls;
import org.wheelhouse.ui.testkit.Palettes;
import org.wheelhouse.ui.testkit.WidgetStage;

/** Files of a computer far away are listed and chosen there. */
@Tag("display")
class HostFileDialogTest {

	private final WidgetStage stage = new WidgetStage(900, 700);
	private final FarFolder far = new FarFolder().folder("/srv").folder("/srv/Old").folder("/srv/.hidden")
			.file("/srv/b.qcow2", 1503238553).file("/srv/A.img", 4096).file("/srv/notes.txt", 12);

	@BeforeEach
	void open() {
		stage.open();
	}

	@AfterEach
	void close() {
		stage.close();
	}

	private HostFileDialog dialog(Kind kind, String begin, String name) {
		var dialog = new HostFileDialog(stage.shell(), far.host(), "Disk image", kind, Path.of(begin), name,
				kind == Kind.FILE ? List.of("*.qcow2", "*.img") : List.of());
		dialog.setBlockOnOpen(false);
		dialog.open();
		return dialog;
	}

	private static Table table(HostFileDialog dialog) {
		return Controls.find(dialog.getShell(), "hostfiles.table", Table.class);
	}

	private static List<String> names(HostFileDialog dialog) {
		return Stream.of(table(dialog).getItems()).map(TableItem::getText).toList();
	}

	private static void press(HostFileDialog dialog, String id) {
		Controls.find(dialog.getShell(), "hostfiles." + id, Button.class).notifyListeners(SWT.Selection, new Event());
	}

	private static String said(HostFileDialog dialog) {
		return Controls.find(dialog.getShell(), "hostfiles.problem", Label.class).getText();
	}

	private static Text text(HostFileDialog dialog, String id) {
		return Controls.find(dialog.getShell(), "hostfiles." + id, Text.class);
	}

	private static void enter(HostFileDialog dialog, int row) {
		var event = new Event();
		table(dialog).setSelection(row);
		event.item = table(dialog).getItem(row);
		table(dialog).notifyListeners(SWT.DefaultSelection, event);
	}

	@Test
	void foldersComeFirstAndFilesByTheirPattern() throws Exception {
		var dialog = dialog(Kind.FILE, "/srv", "");
		stage.await(() -> names(dialog).size() == 3, "the folder is listed");
		assertEquals(List.of("Old/", "A.img", "b.qcow2"), names(dialog));
		assertEquals("1.4 GiB", table(dialog).getItem(2).getText(1));
		assertEquals("Disk image on ops@atlas", dialog.getShell().getText());
		var which = Controls.find(dialog.getShell(), "hostfiles.which", Combo.class);
		which.select(1);
		which.notifyListeners(SWT.Selection, new Event());
		assertEquals(List.of("Old/", "A.img", "b.qcow2", "notes.txt"), names(dialog));
		var hidden = Controls.find(dialog.getShell(), "hostfiles.hidden", Button.class);
		hidden.setSelection(true);
		hidden.notifyListeners(SWT.Selection, new Event());
		assertEquals(List.of(".hidden/", "Old/", "A.img", "b.qcow2", "notes.txt"), names(dialog));
		table(dialog).setSelection(3);
		table(dialog).notifyListeners(SWT.Selection, new Event());
		stage.picture(dialog.getShell(), "far-files-light");
		Palettes.wear(Palettes.dark());
		stage.picture(dialog.getShell(), "far-files-dark");
		Palettes.wear(Palettes.light());
		dialog.close();
	}

	@Test
	void aFileIsChosenByWalkingToIt() {
		var dialog = dialog(Kind.FILE, "/nowhere/near", "");
		stage.await(() -> names(dialog).equals(List.of("home/", "srv/")), "the nearest folder that is there");
		enter(dialog, 1);
		stage.await(() -> names(dialog).contains("b.qcow2"), "the folder was entered");
		assertEquals("/srv", text(dialog, "folder").getText());
		enter(dialog, 2);
		table(dialog).notifyListeners(SWT.Selection, new Event());
		press(dialog, "ok");
		stage.await(() -> dialog.getReturnCode() == Window.OK && dialog.getShell() == null, "it was chosen");
		assertEquals(Optional.of(Path.of("/srv/b.qcow2")), dialog.chosen());
	}

	@Test
	void whatIsChosenIsInTheFolderThatStandsThere() {
		var dialog = dialog(Kind.FRESH, "/home/ops", "C.img");
		stage.await(() -> text(dialog, "folder").getText().equals("/home/ops"), "there");
		text(dialog, "folder").setText("/srv");
		press(dialog, "ok");
		stage.await(() -> names(dialog).contains("A.img"), "the folder is listed first");
		press(dialog, "ok");
		stage.await(() -> dialog.getShell() == null, "it was chosen");
		assertEquals(Optional.of(Path.of("/srv/C.img")), dialog.chosen());
	}

	@Test
	void theUsersOwnFolderIsWhereNoneIsNamed() {
		var dialog = dialog(Kind.FILE, "", "");
		stage.await(() -> text(dialog, "folder").getText().equals("/home/ops"), "there");
		assertEquals("Type a name, or choose a file.", said(dialog));
		dialog.close();
	}

	@Test
	void whatIsNotThereIsRefusedByName() {
		var dialog = dialog(Kind.FILE, "/srv", "gone.iso");
		stage.await(() -> names(dialog).size() == 3, "the folder is listed");
		press(dialog, "ok");
		stage.await(() -> said(dialog).equals("There is no file /srv/gone.iso on ops@atlas."), "it is told");
		assertTrue(dialog.chosen().isEmpty());
		dialog.close();
	}

	@Test
	void whatIsToBeMadeIsNotThereYet() {
		var dialog = dialog(Kind.FRESH, "/srv", "A.img");
		stage.await(() -> names(dialog).size() == 4, "the folder is listed");
		press(dialog, "ok");
		stage.await(() -> said(dialog).equals("There is a /srv/A.img already. Choose another name."), "it is told");
		text(dialog, "name").setText("C.img");
		press(dialog, "ok");
		stage.await(() -> dialog.getShell() == null, "it was chosen");
		assertEquals(Optional.of(Path.of("/srv/C.img")), dialog.chosen());
	}

	@Test
	void aFolderIsTheOneThatIsShownOrSelected() {
		var dialog = dialog(Kind.FOLDER, "/srv", "");
		stage.await(() -> names(dialog).equals(List.of("Old/")), "only folders are listed");
		press(dialog, "up");
		stage.await(() -> names(dialog).equals(List.of("home/", "srv/")), "the folder above");
		table(dialog).setSelection(1);
		press(dialog, "ok");
		stage.await(() -> dialog.getShell() == null, "it was chosen");
		assertEquals(Optional.of(Path.of("/srv")), dialog.chosen());
	}
}
