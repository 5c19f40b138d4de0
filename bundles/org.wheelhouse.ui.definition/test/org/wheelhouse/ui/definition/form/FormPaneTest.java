package org.wheelhouse.ui.definition.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.capability.QemuFacts;
import org.wheelhouse.ui.definition.FolderFiles;
import org.wheelhouse.ui.definition.Looks;
import org.wheelhouse.ui.definition.edit.WorkingCopy;
import org.wheelhouse.ui.definition.problems.Finding;
import org.wheelhouse.ui.definition.problems.Finding.Weight;
import org.wheelhouse.ui.testkit.Stage;

/** The form of a definition: what is shown, what a change writes, and what the text changes in it. */
@Tag("display")
class FormPaneTest {

	private static final String TEXT = """
			# web server; moved from the old box in March
			qemu-system-x86_64 -name debian-web \\
			-machine q35 \\
			-m 4G,slots=4,maxmem=16G \\
			-smp 4,maxcpus=8 \\
			-drive file=root.qcow2,if=virtio,discard=unmap \\
			-drive file=/srv/images/data.img,format=raw,if=virtio \\
			-cdrom /srv/iso/debian-12.7.0-amd64-netinst.iso \\
			-netdev user,id=net0,hostfwd=tcp:127.0.0.1:2222-:22,hostfwd=tcp:127.0.0.1:8080-:80 \\
			-device virtio-net-pci,netdev=net0,mac=52:54:00:3a:91:07,id=nic0 \\
			-trace something \\
			-nodefaults
			""";

	@TempDir
	private Path folder = Path.of("");
	private final Stage stage = new Stage(760, 620);
	private String marked = "";
	private FormPane form = new FormPane(stage.parent(), this::mark);
	private WorkingCopy copy = new WorkingCopy(new FolderFiles(folder), folder, Runnable::run, System::nanoTime);
	private List<Finding> findings = List.of();

	private void mark(int start, int end, int partStart, int partEnd) {
		marked = copy.text().substring(start, end) + "|" + copy.text().substring(partStart, partEnd);
	}

	@BeforeEach
	void open() throws IOException {
		var file = Files.writeString(folder.resolve("web.qemu"), TEXT);
		copy = new WorkingCopy(new FolderFiles(folder), file, Runnable::run, System::nanoTime);
		copy.look();
		stage.open();
		form.show(copy, () -> QemuFacts.NONE, () -> findings);
	}

	@AfterEach
	void close() {
		Looks.light();
		stage.close();
	}

	private Table sections() {
		return Stage.find(form.control(), "form.sections", Table.class);
	}

	private void choose(String title) {
		var item = Stream.of(sections().getItems()).filter(row -> row.getText().equals(title)).findFirst()
				.orElseThrow();
		sections().setSelection(item);
		var event = new Event();
		event.item = item;
		sections().notifyListeners(SWT.Selection, event);
	}

	private Text text(String field) {
		return Stage.find(form.control(), "form." + field, Text.class);
	}

	@Test
	void everySectionIsThereInItsOrderAndWhatNoFormKnowsIsListed() {
		var titles = Stream.of(sections().getItems()).map(TableItem::getText).toList();
		assertEquals("Name and Start", titles.getFirst());
		assertEquals("Kept as Written", titles.getLast());
		assertEquals(17, titles.size());
	}

	@Test
	void whatIsTypedInAFieldIsInTheTextAtOnceAndOneUndoAway() {
		choose("Memory");
		text("size").setFocus();
		text("size").setText("6G");
		assertEquals(TEXT.replace("-m 4G", "-m 6G"), copy.text());
		assertEquals("-m 6G,slots=4,maxmem=16G|6G", marked);
		copy.undo();
		assertEquals("4G", text("size").getText());
		assertEquals(TEXT, copy.text());
	}

	@Test
	void whatIsEmptiedAndTypedAnewStaysInItsPlace() {
		var alone = TEXT.replace("-m 4G,slots=4,maxmem=16G", "-m 4G");
		copy.change("Alone", alone);
		choose("Memory");
		text("size").setText("");
		text("size").setText("8");
		text("size").setText("8G");
		assertEquals(alone.replace("-m 4G", "-m 8G"), copy.text());
		copy.undo();
		assertEquals(alone, copy.text());
	}

	/** As what is known of a QEMU does that comes while somebody types. */
	@Test
	void whoeverTypesGoesOnWhereHeWasWhenTheFieldsAreMadeAnew() {
		choose("Disks");
		var before = text("image");
		before.setFocus();
		before.setSelection(4);
		copy.change("One more", TEXT.replace("-trace something", "-drive file=third.img"));
		assertTrue(before.isDisposed(), "made anew");
		stage.await("the focus is kept", () -> text("image").isFocusControl());
		assertEquals(new Point(4, 4), text("image").getSelection());
		text("image").insert("2");
		assertTrue(copy.text().contains("file=root2.qcow2"), copy.text());
	}

	@Test
	void whatIsTypedInTheTextIsInTheFieldAtOnce() {
		choose("Memory");
		var field = text("size");
		copy.change("Typing", TEXT.replace("-m 4G", "-m 8G"));
		assertEquals("8G", field.getText());
		assertFalse(field.isDisposed(), "the field has stayed");
	}

	@Test
	void theCaretInTheTextChoosesTheSectionAndItem() {
		form.select(TEXT.indexOf("data.img"));
		assertEquals("Disks", sections().getSelection()[0].getText());
		assertEquals(1, Stage.find(form.control(), "form.items", Table.class).getSelectionIndex());
		assertEquals("/srv/images/data.img", text("image").getText());
		form.select(TEXT.indexOf("-smp"));
		assertEquals("Processor", sections().getSelection()[0].getText());
	}

	@Test
	void whatCannotBeReadIsSaidWithItsLineAndTheLastStateStaysUnchangeable() {
		choose("Memory");
		copy.change("Quote", TEXT.replace("-m 4G", "-m '4G"));
		var said = Stage.find(form.control(), "form.unreadable", Label.class);
		assertTrue(said.getVisible());
		assertTrue(said.getText().startsWith("Line 4 "), said.getText());
		assertEquals("4G", text("size").getText());
		assertFalse(text("size").isEnabled());
		copy.undo();
		assertFalse(said.getVisible());
		assertTrue(text("size").isEnabled());
	}

	@Test
	void whatIsWrongStandsUnderItsField() throws IOException {
		var text = copy.readable().orElseThrow();
		var option = text.optionAt(TEXT.indexOf("-cdrom") + 1).getAsInt();
		findings = List.of(new Finding(Weight.ERROR, option, text.valueSpan(option),
				"No such file: /srv/iso/debian-12.7.0-amd64-netinst.iso.", "In that folder: debian-12.9.0.iso."));
		choose("CD and Floppy");
		assertTrue(Stage.texts(form.control()).anyMatch(said -> said.startsWith("No such file: ")));
		stage.picture("form-error-light");
	}

	@Test
	void itLooksAsItShould() throws IOException {
		copy.change("Memory", TEXT.replace("-m 4G", "-m 6G"));
		choose("Disks");
		stage.picture("form-disks-light");
		choose("Network");
		stage.picture("form-network-light");
		choose("Processor");
		stage.picture("form-processor-light");
		choose("Kept as Written");
		stage.picture("form-kept-light");
		assertTrue(copy.isDirty());
	}
}
