package org.wheelhouse.ui.definition.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.host.Span;
import org.wheelhouse.ui.definition.FolderFiles;
import org.wheelhouse.ui.definition.Looks;
import org.wheelhouse.ui.definition.edit.WorkingCopy;
import org.wheelhouse.ui.definition.problems.Finding;
import org.wheelhouse.ui.definition.problems.Finding.Weight;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.testkit.Stage;
import org.wheelhouse.ui.theme.ColorRole;

/** Two editors of one definition, as two pages have them. */
@Tag("display")
class SourceEditorTest {

	private static final String TEXT = """
			# web server; moved from the old box in March
			-name debian-web \\
			-machine q35 \\
			-m 4G,slots=4,maxmem=16G \\
			-drive if=pflash,format=raw,readonly=on,file=/usr/share/OVMF/OVMF_CODE_4M.fd \\
			-blockdev driver=qcow2,node-name=root,file.driver=file,file.filename=root.qcow2,file.aio=io_uring,discard=unmap \\
			-device virtio-blk-pci,drive=root,bus=rp1,id=disk0,bootindex=1 \\
			-cdrom /srv/iso/debian-12.7.0-amd64-netinst.iso \\
			-nodefaults
			""";

	@TempDir
	private Path folder = Path.of("");
	private final Stage stage = new Stage(1000, 420);
	private final List<Integer> carets = new ArrayList<>();
	private final SourceEditor left = new SourceEditor(stage.parent(), "left",
			new ModelThread(stage.parent().getDisplay()), carets::add);
	private final SourceEditor right = new SourceEditor(stage.parent(), "right", Runnable::run, carets::add);

	@BeforeEach
	void open() {
		stage.open();
	}

	@AfterEach
	void close() {
		Looks.light();
		stage.close();
	}

	private WorkingCopy edited(String text) throws IOException {
		var file = Files.writeString(folder.resolve("web.qemu"), text);
		var files = new FolderFiles(folder);
		var copy = new WorkingCopy(files, file, Runnable::run, System::nanoTime,
				(_, _) -> CompletableFuture.allOf());
		copy.look();
		left.show(copy, files);
		right.show(copy, files);
		return copy;
	}

	private StyledText text(SourceEditor editor) {
		return Stage.find(editor.control(), editor == left ? "left" : "right", StyledText.class);
	}

	private void type(String typed) {
		text(left).setFocus();
		typed.chars().forEach(c -> press(c == '\n' ? SWT.CR : c, (char) c, 0));
	}

	/** As the keyboard does, without a keyboard. */
	private void press(int code, char character, int state) {
		var event = new Event();
		event.keyCode = code;
		event.character = character;
		event.stateMask = state;
		text(left).notifyListeners(SWT.KeyDown, event);
	}

	@Test
	void whatIsTypedInOneIsInTheOtherAtOnceAndUndoneForBoth() throws IOException {
		var copy = edited(TEXT);
		text(left).setCaretOffset(TEXT.indexOf(" \\\n-machine"));
		type("-2");
		assertTrue(copy.text().contains("-name debian-web-2 "), copy.text());
		assertEquals(copy.text(), text(right).getText());
		assertTrue(copy.isDirty());
		press('z', 'z', SWT.MOD1);
		assertEquals(TEXT, text(left).getText());
		assertEquals(TEXT, text(right).getText());
		assertFalse(copy.isDirty());
		press('y', 'y', SWT.MOD1);
		assertTrue(text(right).getText().contains("-name debian-web-2 "), copy.text());
	}

	@Test
	void aNewLineGoesOnWithTheCommand() throws IOException {
		var copy = edited("-name a \\\n\t-m 1G\n");
		text(left).setCaretOffset("-name a".length());
		type("\n-smp 2");
		assertEquals("-name a \\\n-smp 2 \\\n\t-m 1G\n", copy.text());
		text(left).setCaretOffset(copy.text().length() - 1);
		type("\n-S");
		assertEquals("-name a \\\n-smp 2 \\\n\t-m 1G \\\n\t-S\n", copy.text());
		assertTrue(copy.readable().isPresent());
		text(left).setCaretOffset("-name a \\".length());
		type("\n-usb");
		assertEquals("-name a \\\n-usb \\\n-smp 2 \\\n\t-m 1G \\\n\t-S\n", copy.text());
		text(left).setCaretOffset(0);
		type("# b\n");
		assertTrue(copy.text().startsWith("# b\n-name a \\\n"), copy.text());
	}

	@Test
	void linesEndAsTheOthersDo() throws IOException {
		var copy = edited("-name a \\\r\n-m 1G\r\n");
		text(left).setCaretOffset("-name a".length());
		type("\n-S");
		assertEquals("-name a \\\r\n-S \\\r\n-m 1G\r\n", copy.text());
		text(left).insert("x\ny");
		assertFalse(copy.text().replace("\r\n", "").contains("\n"), copy.text());
	}

	@Test
	void wordsAndMarksHaveTheColoursOfTheirRoles() throws IOException {
		edited(TEXT);
		var cd = TEXT.indexOf("/srv/iso");
		left.mark(List
				.of(new Finding(Weight.ERROR, 7, new Span(cd, TEXT.indexOf(" \\\n-nodefaults")), "No such file.", "")));
		var name = style(TEXT.indexOf("-machine"));
		assertEquals(ColorRole.ACCENT.color(), name.foreground);
		assertEquals(SWT.ITALIC, style(2).fontStyle);
		assertEquals(ColorRole.FAINT.color(), style(2).foreground);
		assertTrue(style(cd).underline);
		assertEquals(ColorRole.FAIL.color(), style(cd).underlineColor);
		assertFalse(style(cd - 3).underline);
	}

	private StyleRange style(int offset) {
		var line = text(left).getLineAtOffset(offset);
		var styles = left.styles(text(left).getOffsetAtLine(line), text(left).getLine(line));
		return Stream.of(styles)
				.filter(style -> style.start <= offset && offset < style.start + style.length).findFirst()
				.orElseThrow();
	}

	@Test
	void whatCouldFollowIsOfferedAtTheCaretAndTaken() throws IOException {
		Files.writeString(folder.resolve("there.iso"), "");
		var copy = edited(TEXT.replace("/srv/iso/debian-12.7.0-amd64-netinst.iso", "ther"));
		var end = copy.text().indexOf("ther \\") + 4;
		text(left).setFocus();
		text(left).setCaretOffset(end);
		press(' ', ' ', SWT.CTRL);
		var caret = text(left).toDisplay(text(left).getLocationAtOffset(end));
		stage.await("what is in the folder is offered beside the caret", () -> popup().map(Shell::getLocation)
				.filter(at -> Math.abs(at.x - caret.x) < 40 && at.y >= caret.y && at.y < caret.y + 60).isPresent());
		press(SWT.CR, '\r', 0);
		assertTrue(copy.text().contains("-cdrom there.iso \\"), copy.text());
	}

	private Optional<Shell> popup() {
		return Stream.of(text(left).getShell().getShells()).filter(Shell::isVisible).findFirst();
	}

	/** Word wrap and colours of a megabyte take seconds at each key: counted is what is measured, not the time. */
	@ParameterizedTest
	@ValueSource(ints = {100_000, 1_000_000})
	void aLineThatIsFarTooLongIsNeitherWrappedNorColouredWordByWord(int length) throws IOException {
		var before = "-name a \\\n-append 'a=b " + "c=d,e ".repeat(length / 6) + "' \\\n-m 1G\n";
		var copy = edited(before);
		assertFalse(text(left).getWordWrap());
		assertEquals(1, left.styles(text(left).getOffsetAtLine(1), text(left).getLine(1)).length);
		assertTrue(left.styles(0, text(left).getLine(0)).length > 1, "the others keep theirs");
		text(left).setCaretOffset(before.indexOf("a=b"));
		type("x");
		assertEquals(before.replace("a=b", "xa=b"), copy.text());
		press('z', 'z', SWT.MOD1);
		assertEquals(before, copy.text());
		copy.change("Shorter", "-name a \\\n-m 1G\n");
		assertTrue(text(left).getWordWrap());
	}

	@Test
	void itLooksAsItShould() throws IOException {
		var copy = edited(TEXT);
		copy.change("Memory", TEXT.replace("-m 4G", "-m 6G").replace("discard=unmap", "discard=ignore"));
		var now = copy.text();
		var cd = now.indexOf("/srv/iso");
		left.mark(List.of(
				new Finding(Weight.ERROR, 7, new Span(cd, now.indexOf(" \\\n-nodefaults")),
						"No such file: /srv/iso/debian-12.7.0-amd64-netinst.iso.", ""),
				new Finding(Weight.WARNING, 6, new Span(now.indexOf("bus=rp1"), now.indexOf("bus=rp1") + 7),
						"There is no bus rp1.", "")));
		left.emphasise(now.indexOf("-blockdev"), now.indexOf(" \\\n-device"), now.indexOf("discard"),
				now.indexOf(" \\\n-device"));
		stage.picture("source-light");
		Looks.dark();
		stage.picture("source-dark");
		assertEquals(9 + 1, left.lines());
	}
}
