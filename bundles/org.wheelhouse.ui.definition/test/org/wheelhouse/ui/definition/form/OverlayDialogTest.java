package org.wheelhouse.ui.definition.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.capability.QemuFacts;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.ProgramRequest;
import org.wheelhouse.ui.definition.FolderFiles;
import org.wheelhouse.ui.definition.edit.WorkingCopy;
import org.wheelhouse.ui.testkit.Stage;

/** An overlay put on the image of a disk from the form, by the real qemu-img. */
@Tag("display")
@Tag("qemu")
class OverlayDialogTest {

	private static final String TEXT = "qemu-system-x86_64 -m 1G -drive file=disk.qcow2,format=qcow2,if=virtio -S\n";

	@TempDir
	private Path folder = Path.of("");
	private final Stage stage = new Stage(760, 620);
	private FormPane form = new FormPane(stage.parent(), (_, _, _, _) -> {
	});
	private WorkingCopy copy = new WorkingCopy(new FolderFiles(folder), folder, Runnable::run, System::nanoTime,
			(_, _) -> CompletableFuture.allOf());

	@BeforeEach
	void open() throws Exception {
		RealPrograms.run(ProgramRequest.of(List.of("qemu-img", "create", "-q", "-f", "qcow2",
				folder.resolve("disk.qcow2").toString(), "1M"), Duration.ofSeconds(60))).get();
		var file = Files.writeString(folder.resolve("web.qemu"), TEXT);
		copy = new WorkingCopy(new FolderFiles(folder), file, Runnable::run, System::nanoTime,
				(_, _) -> CompletableFuture.allOf());
		copy.look();
		stage.open();
		form.show(copy, new ImagePlace(host(), folder), () -> QemuFacts.NONE, List::of);
		choose("Disks");
	}

	@AfterEach
	void close() {
		stage.close();
	}

	private void choose(String title) {
		var sections = Stage.find(form.control(), "form.sections", Table.class);
		var item = Stream.of(sections.getItems()).filter(row -> row.getText().equals(title)).findFirst()
				.orElseThrow();
		sections.setSelection(item);
		var event = new Event();
		event.item = item;
		sections.notifyListeners(SWT.Selection, event);
	}

	private Host host() {
		return (Host) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{Host.class},
				(_, method, arguments) -> switch (method.getName()) {
					case "id" -> "local";
					case "files" -> new FolderFiles(folder);
					case "preferences" -> Optional.empty();
					case "profile" -> CompletableFuture.failedFuture(new HostException("No QEMU is known.", List.of()));
					case "run" -> RealPrograms.run((ProgramRequest) arguments[0]);
					default -> throw new AssertionError(method);
				});
	}

	private static void press(Shell in, String id) {
		Stage.find(in, id, Button.class).notifyListeners(SWT.Selection, new Event());
	}

	private Shell offered() {
		press(stage.parent().getShell(), "form.overlay");
		var shell = Stream.of(stage.parent().getShell().getShells()).filter(Shell::isVisible).findFirst()
				.orElseThrow();
		stage.await("it is told what that does",
				() -> !Stage.find(shell, "overlay.file", Text.class).getText().isEmpty());
		return shell;
	}

	private boolean isWritable() throws IOException {
		return Files.getPosixFilePermissions(folder.resolve("disk.qcow2")).stream()
				.anyMatch(right -> right.name().endsWith("WRITE"));
	}

	/** Rule 6: undo takes back what was done to the definition, and deletes no file. */
	@Test
	void bothThingsAreSaidThenDoneAndOneUndoTakesBackTheDefinitionAlone() throws IOException {
		var shell = offered();
		var said = Stage.find(shell, "overlay.steps", Label.class).getText();
		assertEquals("disk.1.qcow2", Stage.find(shell, "overlay.file", Text.class).getText());
		assertTrue(said.contains("disk.1.qcow2, an overlay that keeps what differs from "), said);
		assertTrue(said.contains("disk.qcow2 a base: it is only read from then on"), said);
		assertTrue(said.contains("have the option of the disk name the overlay"), said);
		assertTrue(said.contains("Undo in the definition deletes no file"), said);
		assertFalse(Files.exists(folder.resolve("disk.1.qcow2")));
		stage.picture("overlay-light");
		press(shell, "overlay.ok");
		stage.await("it is made", shell::isDisposed);
		stage.await("the option names it", () -> copy.text().equals(TEXT.replace("disk.qcow2", "disk.1.qcow2")));
		assertFalse(isWritable());
		copy.undo();
		assertEquals(TEXT, copy.text());
		assertTrue(Files.exists(folder.resolve("disk.1.qcow2")));
		assertFalse(isWritable());
		assertEquals(TEXT, Files.readString(folder.resolve("web.qemu")), "nobody has saved it");
	}

	@Test
	void aDiskThatIsOnlyReadHasNone() {
		copy.change("Read-only", TEXT.replace("if=virtio", "if=virtio,readonly=on"));
		assertThrows(AssertionError.class, () -> Stage.find(form.control(), "form.overlay", Button.class));
		copy.undo();
		assertTrue(Stage.find(form.control(), "form.overlay", Button.class).isEnabled());
	}
}
