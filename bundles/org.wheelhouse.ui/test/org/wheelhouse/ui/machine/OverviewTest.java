package org.wheelhouse.ui.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.custom.BidiSegmentListener;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.machine.ScreenImage;
import org.wheelhouse.model.live.HostConnection;
import org.wheelhouse.model.live.Lock;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.difference.FakeDifferences;
import org.wheelhouse.ui.machines.FakeSeries;
import org.wheelhouse.ui.testkit.InventoryBuilder;
import org.wheelhouse.ui.testkit.WidgetStage;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.WidgetIds;

@Tag("display")
// Its fields are set before each test.
@NonNullByDefault({})
class OverviewTest {

	private static final long NOW = 1_700_000_000_000L;
	private static final String UNUSABLE = "kvm present but unusable: 20 M iterations took over 10 s (under 2 M iterations/s); tcg 0.10 s (200 M iterations/s)";

	private final WidgetStage stage = new WidgetStage(900, 520);
	private final Machine machine = InventoryBuilder.machineOf("rich-7.2", MachineState.RUNNING, made -> {
		made.setStatus("running");
		made.setQemuVersion("7.2.22");
		made.setMachineType("pc-i440fx-7.2");
		made.setAccelerator("tcg");
		made.setAcceleratorReason(UNUSABLE);
		made.setStartedMillis(NOW - 1_361_000);
		made.setCpuCount(4);
		made.setCpuPercent(7);
		made.setMemoryBytes(73 << 20);
		made.setUuid("550e8400-e29b-41d4-a716-446655440000");
		made.getCommandLine().addAll(List.of("qemu-system-x86_64", "-name", "rich-7.2", "-m", "768"));
	});
	private Overview overview;

	@BeforeEach
	void open() {
		overview = new Overview(stage.shell(), _ -> FakeSeries.minute(NOW),
				_ -> CompletableFuture.<ScreenImage>failedFuture(new IllegalStateException("no screen in this test")),
				new FakeDifferences(), Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));
		overview.show(machine);
		stage.open().settle();
	}

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void headingSaysStateUpTimeAndOrigin() {
		assertEquals("running", text("overview.state"));
		assertEquals(
				" · up 0:22:41 · QEMU 7.2.22 · pc-i440fx-7.2 · TCG (KVM unusable) · attached, not launched by the workbench",
				text("overview.heading"));
	}

	@Test
	void headingOfAFarMachineSaysWhereItIs() {
		new InventoryBuilder().host("ops@atlas", "").inventory().getHosts().getFirst().getMachines().add(machine);
		machine.getHost().setConnection(HostConnection.CONNECTED);
		overview.show(machine);
		assertTrue(text("overview.heading").startsWith(" · on ops@atlas · up 0:22:41"), text("overview.heading"));
		machine.setLaunched(true);
		machine.setStartedMillis(0);
		overview.show(machine);
		assertTrue(text("overview.heading").endsWith(" · defined there"), text("overview.heading"));
	}

	@Test
	void headingSaysThatItIsReadOnlyAndShowsALock() {
		machine.setLock(Lock.HOST);
		overview.show(machine);
		assertTrue(text("overview.heading").startsWith(" · up 0:22:41 · read-only, as its computer · QEMU"));
		assertTrue(((Control) find(overview.control(), "overview.lock")).isVisible());
		machine.setLock(Lock.NONE);
		overview.show(machine);
		assertTrue(!((Control) find(overview.control(), "overview.lock")).isVisible());
	}

	/** What was last known of a machine that is lost must not pass for what is so. */
	@Test
	void figuresOfAMachineThatIsLostAreFaint() {
		stage.await(() -> inks().contains(ColorRole.TEXT.color().getRGB()), "the number");
		machine.setState(MachineState.LOST);
		overview.show(machine);
		stage.settle();
		assertTrue(!inks().contains(ColorRole.TEXT.color().getRGB()));
		assertTrue(inks().contains(ColorRole.GONE.color().getRGB()));
	}

	/** The colours of the tile of the memory, whose number is larger than what is written around it. */
	private Set<RGB> inks() {
		var picture = stage.picture((Control) find(overview.control(), "overview.memory"));
		return IntStream.range(0, picture.width * picture.height)
				.mapToObj(pixel -> picture.palette.getRGB(
						picture.getPixel(pixel % picture.width, pixel / picture.width)))
				.collect(Collectors.toSet());
	}

	@Test
	void factsAreListedAndWhatIsNotKnownIsLeftOut() {
		var facts = texts((Composite) find(overview.control(), "overview.facts"));
		assertTrue(facts.contains("550e8400-e29b-41d4-a716-446655440000"), facts.toString());
		assertTrue(facts.contains("TCG (KVM unusable)"), facts.toString());
		assertTrue(((Control) find(overview.control(), "overview.heading")).getToolTipText().contains(UNUSABLE));
		assertTrue(!facts.contains(Messages.Fact_Pci), facts.toString());
	}

	@Test
	void commandLineIsExactAndOptionsAreColoured() {
		var line = (StyledText) find(overview.control(), "overview.commandLine");
		assertEquals("qemu-system-x86_64 -name rich-7.2 -m 768", line.getText());
		assertEquals(3, line.getStyleRanges().length);
	}

	/** Each part by itself has the whole line measured anew: the window stood still for half a minute with 200 disks. */
	@Test
	void commandLineOf200DisksIsMeasuredNoMoreOftenThanOneOf2() {
		var few = measurings(2);
		var many = measurings(200);
		assertTrue(few > 0, "nothing was measured");
		assertTrue(many <= 5 * few, many + " measurings for 200 disks, " + few + " for 2");
		var line = (StyledText) find(overview.control(), "overview.commandLine");
		assertEquals(1 + 2 * 200, line.getStyleRanges().length);
	}

	/** How often the text of the command line was laid out until one with so many disks is seen. */
	private int measurings(int disks) {
		var line = (StyledText) find(overview.control(), "overview.commandLine");
		var count = new int[1];
		BidiSegmentListener counting = _ -> count[0]++;
		line.addBidiSegmentListener(counting);
		var arguments = new ArrayList<>(List.of("qemu-system-x86_64"));
		IntStream.range(0, disks).forEach(disk -> arguments.addAll(List.of("-drive",
				"file=/home/somebody/images/d" + disk + ".qcow2,if=none,format=qcow2,id=d" + disk, "-device",
				"virtio-blk-pci,drive=d" + disk + ",bus=bridge" + disk / 32)));
		machine.getCommandLine().clear();
		machine.getCommandLine().addAll(arguments);
		overview.show(machine);
		stage.settle();
		line.removeBidiSegmentListener(counting);
		return count[0];
	}

	@Test
	void endWithItsLastWordsIsSaidAndTakenAway() {
		machine.setState(MachineState.ENDED);
		machine.setEndingText("ended by signal 9\nqemu-system-x86_64: terminating");
		overview.show(machine);
		assertEquals("ended by signal 9", text("overview.state"));
		var banner = (StyledText) find(overview.control(), "overview.banner");
		assertTrue(banner.isVisible());
		assertTrue(banner.getText().contains("terminating"), banner.getText());
		machine.setState(MachineState.RUNNING);
		machine.setEndingText("");
		overview.show(machine);
		assertTrue(!banner.isVisible());
	}

	@Test
	void whatToDoIsSaidBelowTheReason() {
		machine.setState(MachineState.FAILED);
		machine.setStatus("io-error");
		machine.setPid(7);
		machine.setDetail("stopped because disk d0 could not be written: No space left on device");
		machine.setAdvice("Make room where its image is kept, then resume: what failed is tried again.");
		overview.show(machine);
		assertTrue(((StyledText) find(overview.control(), "overview.banner")).getText().contains("No space left"));
		assertEquals(machine.getAdvice(), text("overview.advice"));
		assertTrue(find(overview.control(), "overview.advice").isVisible());
		machine.setState(MachineState.RUNNING);
		machine.setDetail("");
		machine.setAdvice("");
		overview.show(machine);
		assertTrue(!find(overview.control(), "overview.advice").isVisible());
	}

	@Test
	void sealedMachineIsWarnedOf() {
		machine.setState(MachineState.SEALED);
		overview.show(machine);
		assertTrue(find(overview.control(), "overview.banner").isVisible());
	}

	private String text(String id) {
		return ((Label) find(overview.control(), id)).getText();
	}

	private static List<String> texts(Composite parent) {
		var texts = new ArrayList<String>();
		for (var child : parent.getChildren()) {
			if (child instanceof Label label) {
				texts.add(label.getText());
			}
		}
		return texts;
	}

	private static Control find(Composite parent, String id) {
		return all(parent).stream().filter(control -> id.equals(control.getData(WidgetIds.ID))).findFirst()
				.orElseThrow();
	}

	private static List<Control> all(Composite parent) {
		var all = new ArrayList<Control>();
		for (var child : parent.getChildren()) {
			all.add(child);
			if (child instanceof Composite composite) {
				all.addAll(all(composite));
			}
		}
		return all;
	}
}
