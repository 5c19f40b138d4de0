package org.wheelhouse.ui.definition.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.capability.Backends;
import org.wheelhouse.core.capability.QemuFacts;
import org.wheelhouse.core.definition.check.Problems;
import org.wheelhouse.core.definition.check.Surroundings;
import org.wheelhouse.core.definition.check.TakenPort;
import org.wheelhouse.host.QemuCommandLine;
import org.wheelhouse.ui.definition.FolderFiles;
import org.wheelhouse.ui.definition.Looks;
import org.wheelhouse.ui.definition.edit.WorkingCopy;
import org.wheelhouse.ui.definition.problems.Finding;
import org.wheelhouse.ui.definition.problems.Finding.Weight;
import org.wheelhouse.ui.testkit.Stage;
import org.wheelhouse.ui.theme.ColorRole;

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
	private WorkingCopy copy = new WorkingCopy(new FolderFiles(folder), folder, Runnable::run, System::nanoTime,
			(_, _) -> CompletableFuture.allOf());
	private List<Finding> findings = List.of();
	private QemuFacts facts = QemuFacts.NONE;

	private void mark(int start, int end, int partStart, int partEnd) {
		marked = copy.text().substring(start, end) + "|" + copy.text().substring(partStart, partEnd);
	}

	@BeforeEach
	void open() throws IOException {
		var file = Files.writeString(folder.resolve("web.qemu"), TEXT);
		copy = new WorkingCopy(new FolderFiles(folder), file, Runnable::run, System::nanoTime,
				(_, _) -> CompletableFuture.allOf());
		copy.look();
		stage.open();
		form.show(copy, () -> facts, () -> findings);
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

	/** The platform tells of a typed letter after other events: GTK moves the caret meanwhile. */
	private static void typeUntold(Text field, String text) {
		Listener swallow = event -> event.type = SWT.None;
		field.getDisplay().addFilter(SWT.Modify, swallow);
		field.setText(text);
		field.getDisplay().removeFilter(SWT.Modify, swallow);
	}

	@Test
	void aLetterThatIsNotToldYetIsNotTakenBack() {
		choose("Memory");
		var field = text("size");
		field.setFocus();
		typeUntold(field, "32");
		copy.change("Another", copy.text().replace("-trace something", "-trace other"));
		assertEquals("32", field.getText());
		field.notifyListeners(SWT.Modify, new Event());
		assertTrue(copy.text().contains("-m 32,"), copy.text());
	}

	@Test
	void aLetterThatIsNotToldYetIsThereWhenTheFieldsAreMadeAnew() {
		choose("Disks");
		var before = text("image");
		before.setFocus();
		typeUntold(before, "root2.qcow2");
		copy.change("One more", TEXT.replace("-trace something", "-drive file=third.img"));
		assertTrue(before.isDisposed(), "made anew");
		assertEquals("root2.qcow2", text("image").getText());
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
	void theCaretInTheTextMarksTheField() throws IOException {
		form.select(TEXT.indexOf("52:54:00") + 3);
		assertEquals("Network", sections().getSelection()[0].getText());
		assertEquals(List.of("MAC"), marked());
		stage.picture("form-caret-light");
		form.select(TEXT.indexOf("16G"));
		assertEquals(List.of("Maximum"), marked());
		form.select(TEXT.indexOf("-m 4G"));
		assertEquals(List.of(), marked());
	}

	private List<String> marked() {
		return labels(form.control()).filter(label -> label.getBackground().equals(ColorRole.ACCENT_SOFT.color()))
				.map(Label::getText).toList();
	}

	private static Stream<Label> labels(Composite in) {
		return Stream.of(in.getChildren()).flatMap(child -> child instanceof Label label
				? Stream.of(label)
				: child instanceof Composite deeper ? labels(deeper) : Stream.of());
	}

	/** Names as nobody gives them, and more options than anybody has: what is not in sight costs no widget. */
	@Test
	void tenThousandOptionsAreEditedWithAFewWidgets() {
		var strange = List.of("a b", "c,d", "e'f", "g\"h", "\u00fcml\u00e4ut", "\ud83d\ude00", ";$(touch x)",
				"x".repeat(200));
		var many = new StringBuilder(TEXT.stripTrailing());
		for (var i = 0; i < 10_000; i++) {
			many.append(" \\\n").append(QemuCommandLine.quoted(List.of("-drive",
					"if=none,id=d" + i + ",file=" + strange.get(i % strange.size()).replace(",", ",,") + i)));
		}
		copy.change("Many", many + "\n");
		choose("Disks");
		var items = Stage.find(form.control(), "form.items", Table.class);
		assertEquals(10_002, items.getItemCount());
		assertTrue((items.getStyle() & SWT.VIRTUAL) != 0, "rows are made when they come into sight");
		items.setSelection(10_001);
		items.notifyListeners(SWT.Selection, new Event());
		assertEquals("x".repeat(200) + 9999, text("image").getText());
		text("image").setFocus();
		text("image").insert("/");
		assertTrue(copy.text().contains("file=/" + "x".repeat(200) + 9999), "changed where it stands");
		assertTrue(copy.text().startsWith(TEXT.stripTrailing()), "and nothing else");
		assertTrue(count(form.control()) < 150, () -> count(form.control()) + " widgets");
		copy.save();
		assertFalse(copy.isDirty());
	}

	/** One option that says more than anybody reads. */
	@Test
	void aThousandKeysOfOneOptionAreEditedOneAtATime() {
		var keys = new StringBuilder("-device virtio-net-pci,netdev=net0,id=nic0");
		for (var i = 0; i < 1_000; i++) {
			keys.append(",k").append(i).append("=v").append(i);
		}
		copy.change("Many", TEXT.replace("-device virtio-net-pci,netdev=net0,mac=52:54:00:3a:91:07,id=nic0",
				keys.toString()));
		choose("Network");
		assertTrue(count(form.control()) < 350, () -> count(form.control()) + " widgets");
		var further = Stage.find(form.control(), "form.properties", Table.class);
		assertTrue(further.getItemCount() > 900, () -> further.getItemCount() + " further keys");
		var filter = Stage.find(form.control(), "form.properties.filter", Text.class);
		filter.setText("k999");
		assertEquals(1, further.getItemCount());
		further.setSelection(0);
		further.notifyListeners(SWT.Selection, new Event());
		assertEquals("v999", text("k999").getText());
		text("k999").setText("w");
		assertTrue(copy.text().contains(",k999=w \\\n"), copy.text());
	}

	/** What a QEMU can is told a moment later than the form is there. */
	@Test
	void aFieldIsAListOnceItsChoicesAreKnown() {
		choose("Network");
		var before = text("network");
		facts = new QemuFacts("7.2.22", List.of(), Map.of(), List.of(), Map.of(),
				new Backends(Map.of("user", List.of(), "tap", List.of()), Map.of(), Map.of(), Map.of(), Map.of(),
						Map.of(), new LinkedHashSet<>(), new LinkedHashSet<>()),
				Map.of(), Map.of(), Map.of());
		copy.look();
		choose("Network");
		assertTrue(before.isDisposed(), "made anew");
		assertEquals(List.of("not set", "tap", "user"),
				List.of(Stage.find(form.control(), "form.network", Combo.class).getItems()));
	}

	private static long count(Composite in) {
		return 1 + Stream.of(in.getChildren())
				.mapToLong(child -> child instanceof Composite deeper ? count(deeper) : 1).sum();
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

	private Table forwards() {
		return Stage.find(form.control(), "form.hostfwd", Composite.class)
				.getChildren()[0] instanceof Composite frame
				&& frame.getChildren()[0] instanceof Table table ? table : new Table(stage.parent(), 0);
	}

	private void press(String id) {
		Stage.find(form.control(), id, Button.class).notifyListeners(SWT.Selection, new Event());
	}

	private static List<String> row(TableItem item) {
		return IntStream.range(0, 5).mapToObj(item::getText).toList();
	}

	@Test
	void forwardsAreATableWhoseRowsAreAddedEditedAndTakenOut() {
		choose("Network");
		assertEquals(List.of("tcp", "127.0.0.1", "2222", "", "22"), row(forwards().getItem(0)));
		press("form.forwards.add");
		assertEquals(TEXT.replace(":8080-:80 ", ":8080-:80,hostfwd=tcp:127.0.0.1:2223-:80 "), copy.text());
		assertEquals(List.of("tcp", "127.0.0.1", "2223", "", "80"), row(forwards().getItem(2)));
		forwards().setSelection(0);
		forwards().notifyListeners(SWT.Selection, new Event());
		press("form.forwards.remove");
		assertEquals(TEXT.replace("hostfwd=tcp:127.0.0.1:2222-:22,", "").replace(":8080-:80 ",
				":8080-:80,hostfwd=tcp:127.0.0.1:2223-:80 "), copy.text());
	}

	@Test
	void aPortThatIsTakenIsToldInItsRowAndTheNextFreeOneIsAClickAway() throws IOException {
		var text = copy.readable().orElseThrow();
		var found = Problems.of(text, QemuFacts.NONE, new Surroundings(folder, Map.of(), Map.of(),
				Map.of(), Map.of(),
				List.of(new TakenPort(false, "127.0.0.1", 8080, "the running machine db-01")),
				OptionalLong.empty()));
		findings = found.stream().filter(problem -> problem.message().contains("8080"))
				.map(problem -> new Finding(Weight.WARNING, problem.option(), problem.where(), problem.message(),
						problem.remedy(), problem.mends()))
				.toList();
		choose("Network");
		assertEquals("", forwards().getItem(0).getText(5));
		assertEquals("Port 8080 is taken: the running machine db-01 listens there.",
				forwards().getItem(1).getText(5));
		stage.picture("form-forwards-light");
		Looks.dark();
		stage.picture("form-forwards-dark");
		var link = Stage.find(form.control(), "form.hostfwd.mends", Link.class);
		assertEquals("Port 8081", link.getText().replaceAll("<[^>]*>", ""));
		var event = new Event();
		event.text = "0";
		link.notifyListeners(SWT.Selection, event);
		assertEquals(TEXT.replace("127.0.0.1:8080", "127.0.0.1:8081"), copy.text());
		copy.undo();
		assertEquals(TEXT, copy.text());
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
