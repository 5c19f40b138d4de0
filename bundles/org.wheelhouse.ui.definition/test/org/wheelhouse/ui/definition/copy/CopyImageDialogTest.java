package org.wheelhouse.ui.definition.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.image.ImageTransfer;
import org.wheelhouse.core.image.ImageTransfer.Wish;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.ProgramRequest;
import org.wheelhouse.ui.definition.FolderFiles;
import org.wheelhouse.ui.definition.Looks;
import org.wheelhouse.ui.definition.form.RealPrograms;
import org.wheelhouse.ui.testkit.Controls;
import org.wheelhouse.ui.testkit.WidgetStage;

/** Which image goes where is asked, and what cannot be copied is refused where it was asked; by the real qemu-img. */
@Tag("display")
@Tag("qemu")
class CopyImageDialogTest {

	@TempDir
	private Path folder = Path.of("");
	private final WidgetStage stage = new WidgetStage(900, 700);
	private String problem = "";
	private final List<Wish> wishes = new ArrayList<>();
	private final List<ImageTransfer> planned = new ArrayList<>();

	@BeforeEach
	void open() {
		stage.open();
	}

	@AfterEach
	void close() {
		Looks.light();
		stage.close();
	}

	private Host host(String id) {
		return (Host) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{Host.class},
				(_, method, arguments) -> switch (method.getName()) {
					case "id", "label" -> id;
					case "files" -> new FolderFiles(folder);
					case "preferences" -> Optional.empty();
					case "startFolder" -> CompletableFuture.completedFuture(folder);
					case "profile" -> CompletableFuture.failedFuture(new HostException("No QEMU is known.", List.of()));
					case "run" -> RealPrograms.run((ProgramRequest) arguments[0]);
					default -> throw new AssertionError(method);
				});
	}

	private Path image() throws Exception {
		var base = folder.resolve("base.raw");
		Files.write(base, new byte[1 << 20]);
		var image = folder.resolve("disk.qcow2");
		assertEquals(0,
				new ProcessBuilder("qemu-img", "create", "-q", "-f", "qcow2", "-F", "raw", "-b", base.toString(),
						image.toString()).inheritIO().start().waitFor());
		return image;
	}

	/** The window stays open beside the list of machines, where a computer may be locked. */
	@Test
	void whatCannotBeDoneAnyMoreIsToldAtThePress() throws Exception {
		var dialog = dialog(image());
		stage.await(() -> find(dialog, "ok", Button.class).isEnabled(), "it can be copied");
		problem = "atlas is read-only.";
		press(dialog);
		assertEquals("atlas is read-only.", said(dialog));
		assertEquals(List.of(), wishes);
		dialog.close();
	}

	private CopyImageDialog dialog(Path... images) {
		var named = new LinkedHashMap<Path, Optional<String>>();
		List.of(images).forEach(image -> named.put(image, Optional.of("qcow2")));
		var here = host("this computer");
		var dialog = new CopyImageDialog(stage.shell(), new CopySource(here, named),
				List.of(new CopyTarget(here, "this computer", () -> ""),
						new CopyTarget(host("atlas"), "atlas", () -> problem),
						new CopyTarget(host("tern"), "tern", () -> "tern is not connected.")),
				wish -> {
					wishes.add(wish);
					return ImageTransfer.plan(wish, List.of());
				}, planned::add);
		dialog.open();
		return dialog;
	}

	private static <C extends org.eclipse.swt.widgets.Control> C find(CopyImageDialog dialog, String id,
			Class<C> type) {
		return Controls.find(dialog.getShell(), "copyImage." + id, type);
	}

	private static String said(CopyImageDialog dialog) {
		return find(dialog, "problem", Label.class).getText();
	}

	private static void press(CopyImageDialog dialog) {
		find(dialog, "ok", Button.class).notifyListeners(SWT.Selection, new Event());
	}

	@Test
	void theImageOfTheMachineGoesToTheOtherComputerUnderItsName() throws Exception {
		var image = image();
		var dialog = dialog(image);
		stage.await(() -> find(dialog, "told", Label.class).getText()
				.startsWith("qcow2, 1 MiB for its guest, "), "what it is");
		assertTrue(find(dialog, "told", Label.class).getText()
				.endsWith("It becomes one image with all that is beneath it: " + folder.resolve("base.raw") + "."));
		assertEquals("atlas", find(dialog, "host", Combo.class).getText());
		stage.await(() -> find(dialog, "folder", Text.class).getText().equals(folder.toString()), "where images are");
		assertEquals("disk.qcow2", find(dialog, "name", Text.class).getText());
		stage.picture(dialog.getShell(), "copy-image-light");
		Looks.dark();
		stage.picture(dialog.getShell(), "copy-image-dark");
		find(dialog, "name", Text.class).setText("copy.qcow2");
		press(dialog);
		stage.await(() -> !planned.isEmpty(), "it can be copied");
		assertEquals(dialog.getShell(), null);
		assertEquals(folder.resolve("copy.qcow2"), wishes.getFirst().target());
		assertEquals("atlas", wishes.getFirst().to().id());
		assertEquals(Optional.of("qcow2"), wishes.getFirst().format());
		assertEquals(Optional.empty(), wishes.getFirst().wantFormat());
	}

	/** Nothing is written over. */
	@Test
	void whatIsThereIsToldAndTheWindowStays() throws Exception {
		var dialog = dialog(image());
		stage.await(() -> find(dialog, "ok", Button.class).isEnabled(), "all is named");
		press(dialog);
		stage.await(() -> said(dialog).contains("there is a " + folder.resolve("disk.qcow2") + " on atlas already"),
				"it is told");
		assertNotNull(dialog.getShell());
		assertEquals(List.of(), planned);
		dialog.close();
	}

	@Test
	void whatIsMissingIsToldAtOnce() throws Exception {
		var dialog = dialog();
		assertEquals("Name the image by its full path.", said(dialog));
		find(dialog, "image", Combo.class).setText(image().toString());
		stage.await(() -> said(dialog).isEmpty(), "all is named");
		var hosts = find(dialog, "host", Combo.class);
		hosts.select(2);
		hosts.notifyListeners(SWT.Selection, new Event());
		assertEquals("tern is not connected.", said(dialog));
		assertFalse(find(dialog, "ok", Button.class).isEnabled());
		dialog.close();
	}
}
