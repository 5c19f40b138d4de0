package org.wheelhouse.ui.definition.form;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.capability.QemuFacts;
import org.wheelhouse.core.definition.form.Addition;
import org.wheelhouse.core.definition.form.DefinitionForm;
import org.wheelhouse.core.definition.form.FieldNames;
import org.wheelhouse.core.definition.form.SectionKind;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.HostPreferences;
import org.wheelhouse.host.ProgramRequest;
import org.wheelhouse.ui.definition.FolderFiles;
import org.wheelhouse.ui.testkit.Stage;

/** A disk whose image is made with it, by the real qemu-img. */
@Tag("display")
@Tag("qemu")
class NewImageDialogTest {

	@TempDir
	private Path folder = Path.of("");
	private final Stage stage = new Stage(300, 200);
	private Optional<HostPreferences> preferences = Optional.empty();
	private final List<Map<String, String>> made = new ArrayList<>();

	@BeforeEach
	void show() {
		stage.open();
	}

	@AfterEach
	void close() {
		stage.close();
	}

	private Host host() {
		return (Host) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{Host.class},
				(_, method, arguments) -> switch (method.getName()) {
					case "files" -> new FolderFiles(folder);
					case "preferences" -> preferences;
					case "profile" -> CompletableFuture.failedFuture(new HostException("No QEMU is known.", List.of()));
					case "run" -> RealPrograms.run((ProgramRequest) arguments[0]);
					default -> throw new AssertionError(method);
				});
	}

	private static Addition addDisk() throws Exception {
		var section = DefinitionForm.section(SectionKind.DISKS,
				DefinitionForm.of(DefinitionText.parse("qemu-system-x86_64 -m 1G"), QemuFacts.NONE));
		return section.additions().stream().filter(addition -> addition.name().equals(FieldNames.ADD_DISK)).findFirst()
				.orElseThrow();
	}

	private NewImageDialog open() throws Exception {
		var dialog = new NewImageDialog(stage.parent().getShell(), new ImagePlace(host(), folder), new FieldLabels(),
				addDisk(), made::add);
		dialog.open();
		return dialog;
	}

	private void type(NewImageDialog dialog, String id, String text) {
		Stage.find(dialog.getShell(), id, Text.class).setText(text);
	}

	private void press(NewImageDialog dialog) {
		Stage.find(dialog.getShell(), "newImage.ok", Button.class).notifyListeners(SWT.Selection, new Event());
	}

	@Test
	void theImageIsMadeAndTheDiskIsAddedByItsNameInTheFolder() throws Exception {
		var dialog = open();
		type(dialog, "newImage.file", folder.resolve("data, 1.qcow2").toString());
		type(dialog, "newImage.size", "3 GiB");
		press(dialog);
		stage.await("it is made", () -> !made.isEmpty());
		assertEquals("data, 1.qcow2", made.getFirst().get(FieldNames.IMAGE));
		var text = addDisk().added(made.getFirst()).text();
		assertTrue(text.contains("file.filename=data,, 1.qcow2"), text);
		var head = Files.readAllBytes(folder.resolve("data, 1.qcow2"));
		assertArrayEquals(new byte[]{'Q', 'F', 'I', (byte) 0xfb}, Arrays.copyOf(head, 4));
	}

	@Test
	void itBeginsInTheFolderThatIsSetForImages() throws Exception {
		var images = folder.resolve("images");
		preferences = Optional.of((HostPreferences) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[]{HostPreferences.class}, (_, method, _) -> {
					assertEquals("imageFolder", method.getName());
					return images;
				}));
		var dialog = open();
		assertEquals(images.resolve("disk.qcow2").toString(),
				Stage.find(dialog.getShell(), "newImage.file", Text.class).getText());
		dialog.close();
	}

	/** Nothing is written into a file that is there. */
	@Test
	void aFileThatIsThereIsLeftAsItIsAndTheWindowStays() throws Exception {
		var there = Files.writeString(folder.resolve("disk.qcow2"), "precious");
		var dialog = open();
		press(dialog);
		stage.await("it is refused", () -> Stage.find(dialog.getShell(), "newImage.outcome", Text.class).getText()
				.contains("exists already"));
		assertEquals("precious", Files.readString(there));
		assertEquals(List.of(), made);
		try (var names = Files.list(folder)) {
			assertEquals(List.of(there), names.toList(), "nothing is left over");
		}
	}

	@Test
	void whatIsNoSizeIsToldBeforeAnythingIsMade() throws Exception {
		var dialog = open();
		type(dialog, "newImage.size", "much");
		assertFalse(Stage.find(dialog.getShell(), "newImage.ok", Button.class).isEnabled());
		assertTrue(Stage.texts(dialog.getShell()).anyMatch(said -> said.startsWith("Write a size")));
		type(dialog, "newImage.size", "1G");
		assertTrue(Stage.find(dialog.getShell(), "newImage.ok", Button.class).isEnabled());
	}
}
