package org.wheelhouse.ui.machines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.model.live.FoundQemu;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.HostConnection;
import org.wheelhouse.model.live.HostFound;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.chart.Figure;
import org.wheelhouse.ui.testkit.InventoryBuilder;
import org.wheelhouse.ui.testkit.WidgetStage;

/** The rows of QEMUs that run and are not in the list. */
@Tag("display")
// Its fields are set before each test.
@NonNullByDefault({})
class FoundRowsTest {

	private final WidgetStage stage = new WidgetStage(520, 300);
	private final Inventory inventory = new InventoryBuilder().host("this computer", "QEMU 7.2.22, kvm")
			.machine("debian-web", MachineState.RUNNING, machine -> machine.setQemuVersion("7.2.22")).inventory();
	private MachinesTree tree;

	@BeforeEach
	void open() {
		tree = new MachinesTree(stage.shell(), inventory, _ -> FakeSeries.minute(System.currentTimeMillis()),
				Clock.systemUTC());
		stage.open().settle();
	}

	@AfterEach
	void close() {
		stage.close();
	}

	private Host host() {
		return inventory.getHosts().getFirst();
	}

	private static FoundQemu qemu(String name, Consumer<FoundQemu> more) {
		var qemu = LiveFactory.eINSTANCE.createFoundQemu();
		qemu.setKey(name);
		qemu.setName(name);
		qemu.setPid(4711);
		qemu.setUser("ann");
		qemu.setStartedMillis(System.currentTimeMillis() - 4_335_000);
		qemu.setFolder("/tmp/mt");
		qemu.setCpuPercent(100);
		qemu.setMemoryBytes(256 << 20);
		qemu.getCommandLine().addAll(List.of("qemu-system-x86_64", "-m", "256", "-vnc", "password=hush"));
		more.accept(qemu);
		return qemu;
	}

	private static FoundQemu free(String name) {
		return qemu(name, qemu -> {
			qemu.setAddress("unix:/tmp/mt/mt.sock");
			var monitor = LiveFactory.eINSTANCE.createFoundMonitor();
			monitor.setKind("QMP");
			monitor.setPlace("/tmp/mt/mt.sock");
			qemu.getMonitors().add(monitor);
		});
	}

	private static FoundQemu human(String name) {
		return qemu(name, qemu -> {
			qemu.setReason("human monitor only");
			qemu.setAdvice("Start it with -qmp unix:PATH,server=on,wait=off too.");
		});
	}

	private HostFound find(FoundQemu... qemus) {
		var found = LiveFactory.eINSTANCE.createHostFound();
		found.getQemus().addAll(List.of(qemus));
		host().setFound(found);
		return found;
	}

	/** What ran there may have ended since. */
	@Test
	void whatWasFoundOnAComputerThatIsLostIsNotToldAsIfItRan() {
		var found = find(free("mail"), free("web"));
		host().setConnection(HostConnection.CONNECTED);
		assertEquals("2 QEMUs that run and are not in the list", FoundText.of(found));
		host().setConnection(HostConnection.LOST);
		assertEquals("2 QEMUs that ran there and were not in the list", FoundText.of(found));
		var figure = new FigureCell(Figure.CPU, _ -> FakeSeries.minute(0), new FoundCurves(),
				Clock.systemUTC());
		assertEquals("\u2013", figure.text(found.getQemus().getFirst()));
	}

	private TreeViewer viewer() {
		return tree.viewer();
	}

	private TreeItem group() {
		return Arrays.stream(viewer().getTree().getItem(0).getItems())
				.filter(item -> item.getData() instanceof HostFound)
				.findFirst().orElse(null);
	}

	private List<String> names() {
		return group() == null ? List.of() : Stream.of(group().getItems()).map(item -> item.getText(0)).toList();
	}

	@Test
	void theyStandOpenBehindTheMachinesWithTheirNumber() {
		find(free("memtest"), human("vm (pid 4711)"));
		stage.await(() -> names().equals(List.of("memtest", "vm (pid 4711)")), "rows");
		assertEquals("Found here", group().getText(0));
		assertEquals("2 QEMUs that run and are not in the list", group().getText(4));
		assertTrue(group().getExpanded());
		assertEquals("debian-web", viewer().getTree().getItem(0).getItem(0).getText(0));
		var row = group().getItem(0);
		assertEquals("1:12 h · /tmp/mt · mt.sock", row.getText(4));
		assertEquals(List.of("100\u00a0%", "256\u00a0M", "–"), List.of(row.getText(1), row.getText(2), row.getText(3)));
		assertEquals("human monitor only", group().getItem(1).getText(4));
		stage.picture(viewer().getTree(), "found-rows");
	}

	/** Nobody asks QEMU, so of memory and disks there is no curve. */
	@Test
	void whatLoadTheyHaveHadIsDrawn() {
		find(free("memtest"));
		stage.await(() -> names().equals(List.of("memtest")), "a row");
		stage.await(() -> Stream.of(Figure.values()).map(this::isDrawn).toList().equals(List.of(true, false, false)),
				"a curve of its load");
	}

	/** Its figures make way for it, as with a machine in the list that has failed. */
	@Test
	void whyOneCannotAttachIsReadAlsoWhereTheColumnIsNarrow() {
		var gc = new GC(stage.shell());
		var wide = new Rectangle(0, 0, 600, 22);
		var narrow = new Rectangle(0, 0, 100, 22);
		assertTrue(FoundPainter.isAcross(gc, human("vm"), narrow));
		assertFalse(FoundPainter.isAcross(gc, human("vm"), wide));
		assertFalse(FoundPainter.isAcross(gc, free("vm"), narrow));
		gc.dispose();
	}

	private boolean isDrawn(Figure figure) {
		var bounds = group().getItem(0).getBounds(1 + figure.ordinal());
		var picture = stage.picture(viewer().getTree());
		var color = figure.spark().color().color().getRGB();
		return IntStream.range(0, bounds.width * bounds.height).anyMatch(pixel -> picture.palette.getRGB(
				picture.getPixel(bounds.x + pixel % bounds.width, bounds.y + pixel / bounds.width)).equals(color));
	}

	@Test
	void theyComeAndGoAndTheSelectionStays() {
		var found = find(free("one"), free("two"));
		stage.await(() -> names().size() == 2, "two");
		viewer().setSelection(new StructuredSelection(found.getQemus().get(1)));
		found.getQemus().remove(0);
		found.getQemus().add(free("three"));
		stage.await(() -> names().equals(List.of("two", "three")), "one has ended, one is new");
		assertEquals(found.getQemus().getFirst(), viewer().getStructuredSelection().getFirstElement());
		found.getQemus().clear();
		stage.await(() -> group() == null, "nothing is found any more");
	}

	/** Each time that the view is hidden it is forgotten what was found. */
	@Test
	void whatAPersonClosedStaysClosed() {
		find(free("one"));
		stage.await(() -> names().size() == 1, "one");
		var event = new Event();
		event.item = group();
		viewer().getTree().notifyListeners(SWT.Collapse, event);
		host().setFound(null);
		stage.await(() -> group() == null, "nothing");
		find(free("one"));
		stage.await(() -> group() != null, "again");
		stage.settle();
		assertFalse(group().getExpanded());
	}

	@Test
	void theFilterIsForThemToo() {
		find(free("memtest"), free("freebsd"));
		stage.await(() -> names().size() == 2, "two");
		var field = Arrays.stream(tree.control().getChildren()).filter(Text.class::isInstance).map(Text.class::cast)
				.findFirst().orElseThrow();
		field.setText("freebsd");
		stage.settle();
		assertEquals(List.of("freebsd"), names());
		assertEquals(1, viewer().getTree().getItem(0).getItemCount(), "no machine fits");
	}

	@Test
	void allIsSaidToWhoeverPointsAtOneButNoSecret() {
		var text = new NameCell().toolTip(human("vm"));
		assertTrue(text.startsWith(
				"vm: human monitor only. Start it with -qmp unix:PATH,server=on,wait=off too.\nProcess 4711 of ann"),
				text);
		assertTrue(text.contains("qemu-system-x86_64 -m 256") && !text.contains("hush"), text);
	}

	@Test
	void whatIsFoundAfterNothingWasIsOpenAsAtFirst() {
		var found = find(free("memtest"));
		stage.await(() -> names().equals(List.of("memtest")) && group().getExpanded());
		found.getQemus().clear();
		stage.await(() -> group() == null);
		found.getQemus().add(free("another"));
		stage.await(() -> group() != null);
		stage.settle();
		assertTrue(group().getExpanded());
	}
}
