package org.wheelhouse.ui.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.ui.form.FormField;
import org.wheelhouse.ui.form.FormResult;
import org.wheelhouse.ui.form.OperationDialog;
import org.wheelhouse.ui.form.OperationForm;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.testkit.Controls;
import org.wheelhouse.ui.testkit.SeenFiles;
import org.wheelhouse.ui.testkit.WidgetStage;

/** The file of a form is chosen on the computer of its machine. */
@Tag("display")
class FarFieldTest {

	private final WidgetStage stage = new WidgetStage(900, 700);
	private final FarFolder far = new FarFolder().folder("/srv").file("/srv/A.img", 4096);

	@BeforeEach
	void open() {
		stage.open();
	}

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void aFileOfAFarMachineIsChosenThere() {
		var form = new OperationDialog(stage.shell(),
				new OperationForm("test.far", "Plug", "box", "Plug",
						List.of(new FormField.FilePath("file", "File", "/srv/old.img", "", false, List.of("*.img"),
								new HostFileChooser(far.host()))),
						_ -> FormResult.wrong("nothing is done")),
				new OperationRunner(stage::shell, Display.getCurrent()::asyncExec, _ -> {
				}));
		form.open();
		// Choosing runs the event loop until it has ended.
		Display.getCurrent().asyncExec(this::choose);
		Controls.find(form.getShell(), "test.far.file.browse", Button.class).notifyListeners(SWT.Selection,
				new Event());
		assertEquals("/srv/A.img", Controls.find(form.getShell(), "test.far.file", Text.class).getText());
		form.close();
	}

	/** The desktop knows the files of this computer alone. */
	@Test
	void aFileOfTheDesktopIsNoneOfAFarMachine() {
		var dropped = Path.of("/home/me/a.iso");
		var refusal = new HostFileChooser(far.host()).refuses(dropped).orElseThrow();
		assertTrue(
				refusal.getMessage().contains("/home/me/a.iso is on this computer, and the machine runs on ops@atlas."),
				refusal.getMessage());
		assertTrue(new HostFileChooser(SeenFiles.HOST).refuses(dropped).isEmpty());
	}

	private void choose() {
		var chooser = Stream.of(Display.getCurrent().getShells())
				.filter(shell -> shell.getText().equals("File on ops@atlas")).findFirst();
		if (chooser.isEmpty() || table(chooser.get()).getItemCount() == 0) {
			Display.getCurrent().timerExec(20, this::choose);
			return;
		}
		var table = table(chooser.get());
		var event = new Event();
		table.setSelection(0);
		event.item = table.getItem(0);
		table.notifyListeners(SWT.Selection, event);
		Controls.find(chooser.get(), "hostfiles.ok", Button.class).notifyListeners(SWT.Selection, new Event());
	}

	private static Table table(Shell chooser) {
		return Controls.find(chooser, "hostfiles.table", Table.class);
	}
}
