package org.wheelhouse.ui.qmp.qom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.qmp.command.QomSet;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.testkit.Stage;

import com.fasterxml.jackson.databind.JsonNode;

@Tag("display")
class QomPageTest {

	private static final String DISK = "/machine/peripheral/vdata";

	private final FakeObjects machine = FakeObjects.pc();
	private final Stage stage = new Stage(420, 700);
	private final List<QomSet> set = new ArrayList<>();
	private final QomPage page = new QomPage(stage.parent(), new ModelThread(Display.getDefault()), this::set);
	private final Tree tree = Stage.find(page, "qom.tree", Tree.class);
	private final Table table = Stage.find(page, "qom.properties", Table.class);

	private CompletableFuture<?> set(QomSet command, Optional<JsonNode> before) {
		set.add(command);
		machine.object(command.path()).computeIfPresent(command.property(),
				(_, old) -> old.split(" ")[0] + " " + command.value());
		return CompletableFuture.completedFuture(command);
	}

	@BeforeEach
	void open() {
		stage.open();
		page.of(Optional.of(machine));
		stage.await("the first objects", () -> names().equals(List.of("machine", "objects")));
	}

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void theTreeIsReadAsItIsOpened() {
		assertTrue(machine.takeAsked().stream().noneMatch(json -> json.contains("peripheral")));
		assertEquals(1, tree.getItem(0).getItemCount());
		assertEquals(0, tree.getItem(1).getItemCount(), "objects has no children");
		tree.setSelection(tree.getItem(0));
		Stage.key(tree, SWT.ARROW_RIGHT);
		stage.await("its children", () -> names().contains("peripheral"));
		assertEquals(List.of("machine", "i440fx", "peripheral", "objects"), names().stream()
				.filter(name -> !name.equals("reading…")).toList());
		assertEquals("pc-i440fx-7.2-machine", tree.getItem(0).getText(1));
	}

	@Test
	void anAddressOpensAllAboveAndShowsTheProperties() {
		go(DISK);
		assertEquals("vdata", tree.getSelection()[0].getText());
		assertEquals(List.of("addr int32 24   03.0", "disable-legacy OnOffAuto off", "hotplugged bool false",
				"iothread link<iothread> ", "legacy-addr str 03.0", "parent_bus link<bus> /machine/i440fx/pci.0",
				"stat-max uint64 18446744073709551615"), rows());
		assertEquals("7", Stage.find(page, "qom.count", Label.class).getText());
		stage.picture("qom");
	}

	@Test
	void whereThereIsNothingItIsSaidAndNothingElseChanges() {
		go(DISK);
		go("/machine/nothing");
		stage.await("what is wrong", () -> problem().getVisible());
		assertTrue(problem().getText().contains("nothing at"), problem().getText());
		assertEquals("vdata", tree.getSelection()[0].getText());
		go(DISK);
		stage.await("nothing is wrong", () -> !problem().getVisible());
	}

	@Test
	void aSelectionElsewhereDoesNotDisturbWhoWritesAPath() {
		go(DISK);
		address().setFocus();
		stage.await("the keyboard", () -> address().isFocusControl());
		address().setText("/machine/i4");
		click("parent_bus");
		stage.await("the bus", () -> selected().equals("pci.0"));
		assertEquals("/machine/i4", address().getText());
		go(DISK);
		assertEquals(DISK, address().getText());
	}

	@Test
	void aClickOnALinkLeadsToItsObject() {
		go(DISK);
		click("parent_bus");
		stage.await("the bus", () -> selected().equals("pci.0"));
		assertEquals("/machine/i440fx/pci.0", address().getText());
	}

	@Test
	void whatArrivesForAnObjectThatWasLeftIsDropped() {
		go(DISK);
		machine.hold();
		tree.setSelection(item("nic0"));
		tree.notifyListeners(SWT.Selection, selection(item("nic0")));
		tree.setSelection(item("vdata"));
		tree.notifyListeners(SWT.Selection, selection(item("vdata")));
		machine.release();
		stage.await("the disk again", () -> rows().size() == 7);
		stage.pump(Duration.ofMillis(300));
		assertEquals(7, rows().size(), rows()::toString);
		assertTrue(machine.takeAsked().stream().noneMatch(json -> json.contains("\"mac\"")),
				"values of what was left were asked for");
	}

	@Test
	void aValueIsWrittenInPlaceAndTheCommandIsToldBefore() {
		go(DISK);
		edit("disable-legacy");
		var editor = editor();
		assertEquals("off", editor.getText());
		editor.setText("auto");
		assertTrue(details().contains("{\"execute\":\"qom-set\",\"arguments\":{\"path\":\"" + DISK
				+ "\",\"property\":\"disable-legacy\",\"value\":\"auto\"}}"), details());
		assertTrue(details().contains("on, off, auto"), details());
		stage.picture("qom-edit");
		assertEquals(List.of(), set);
		editor.notifyListeners(SWT.DefaultSelection, new Event());
		assertEquals(1, set.size());
		stage.await("the new value", () -> row("disable-legacy").getText(2).equals("auto"));
	}

	@Test
	void whatIsNoValueIsNotSent() {
		go(DISK);
		edit("addr");
		editor().setText("three");
		assertTrue(details().contains("whole number"), details());
		editor().notifyListeners(SWT.DefaultSelection, new Event());
		assertTrue(editor().isVisible());
		assertEquals(List.of(), set);
		editor().setText("24");
		editor().notifyListeners(SWT.DefaultSelection, new Event());
		assertEquals(List.of(), set, "nothing was changed");
	}

	@Test
	void whileSomebodyWritesTheTableWaits() {
		go(DISK);
		edit("addr");
		editor().setText("32");
		machine.object(DISK).put("hotplugged", "bool true");
		page.refresh();
		stage.pump(Duration.ofMillis(400));
		assertTrue(editor().isVisible());
		assertEquals("32", editor().getText());
		Stage.key(editor(), SWT.ESC);
		editor().notifyListeners(SWT.FocusOut, new Event());
		stage.await("what is new", () -> row("hotplugged").getText(2).equals("true"));
		assertEquals(List.of(), set);
	}

	@Test
	void whatHasGoneIsGoneAndTheRestStaysAsItWas() {
		go(DISK);
		tree.setSelection(item("nic0"));
		tree.notifyListeners(SWT.Selection, selection(item("nic0")));
		stage.await("the card", () -> rows().size() == 1);
		machine.remove("/machine/peripheral", "nic0");
		page.refresh();
		stage.await("it has gone", () -> !names().contains("nic0"));
		assertTrue(names().contains("vdata"));
		stage.await("nothing is shown", () -> rows().isEmpty());
		assertEquals("", address().getText());
	}

	@Test
	void theFilterLooksAtNamesTypesAndValues() {
		go(DISK);
		var filter = Stage.find(page, "qom.filter", Text.class);
		filter.setText("link i440fx");
		assertEquals(List.of("parent_bus link<bus> /machine/i440fx/pci.0"), rows());
		assertEquals("1 of 7", Stage.find(page, "qom.count", Label.class).getText());
		filter.setText("");
		table.getColumn(0).notifyListeners(SWT.Selection, new Event());
		assertTrue(rows().getFirst().startsWith("stat-max"), rows()::toString);
	}

	@Test
	void anotherMachineShowsNothingOfTheLast() {
		go(DISK);
		var other = new FakeObjects();
		other.object("/").put("chardevs", "child<container>");
		other.object("/chardevs");
		page.of(Optional.of(other));
		stage.await("its objects", () -> names().equals(List.of("chardevs")));
		stage.await("no properties", () -> rows().isEmpty());
		machine.takeAsked();
		page.of(Optional.empty());
		page.refresh();
		stage.await("no objects", () -> !names().contains("chardevs"));
		assertEquals(List.of(), machine.takeAsked());
	}

	/** On the value, which leads to another object. */
	private void click(String property) {
		var item = row(property);
		stage.await("the row is painted", () -> item.getBounds(0).y > item.getBounds(0).height);
		var bounds = item.getBounds(PropertyTable.VALUE);
		var event = new Event();
		event.button = 1;
		event.stateMask = SWT.BUTTON1;
		event.x = bounds.x + 6;
		event.y = bounds.y + bounds.height / 2;
		table.notifyListeners(SWT.MouseUp, event);
	}

	private void go(String path) {
		address().setText(path);
		address().notifyListeners(SWT.DefaultSelection, new Event());
		if (path.equals(DISK)) {
			stage.await(path, () -> selected().equals("vdata") && rows().size() == 7
					&& !row("stat-max").getText(2).isEmpty());
		}
	}

	private void edit(String name) {
		table.setSelection(row(name));
		table.notifyListeners(SWT.Selection, selection(row(name)));
		Stage.key(table, SWT.F2);
	}

	private static Event selection(org.eclipse.swt.widgets.Item item) {
		var event = new Event();
		event.item = item;
		return event;
	}

	private Text editor() {
		return Stage.find(table, "qom.value", Text.class);
	}

	private Text address() {
		return Stage.find(page, "qom.address", Text.class);
	}

	private Label problem() {
		return Stage.find(page, "qom.problem", Label.class);
	}

	private String details() {
		return Stage.find(page, "qom.details", StyledText.class).getText();
	}

	private String selected() {
		return Stream.of(tree.getSelection()).map(TreeItem::getText).findFirst().orElse("");
	}

	private List<String> names() {
		return Stream.of(tree.getItems()).flatMap(QomPageTest::all).map(TreeItem::getText)
				.filter(text -> !text.isEmpty())
				.toList();
	}

	private TreeItem item(String name) {
		return Stream.of(tree.getItems()).flatMap(QomPageTest::all).filter(item -> item.getText().equals(name))
				.findFirst().orElseThrow();
	}

	private static Stream<TreeItem> all(TreeItem item) {
		return Stream.concat(Stream.of(item), Stream.of(item.getItems()).flatMap(QomPageTest::all));
	}

	private TableItem row(String name) {
		return Stream.of(table.getItems()).filter(item -> item.getText(0).equals(name)).findFirst().orElseThrow();
	}

	private List<String> rows() {
		return Stream.of(table.getItems())
				.map(item -> item.getText(0) + " " + item.getText(1) + " " + item.getText(2)).toList();
	}

	@Test
	void aLeafDoesNotOpen() {
		assertFalse(tree.getItem(1).getExpanded());
		tree.setSelection(tree.getItem(1));
		Stage.key(tree, SWT.CR);
		assertEquals(0, tree.getItem(1).getItemCount());
	}
}
