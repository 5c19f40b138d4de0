package org.wheelhouse.core.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wheelhouse.core.topology.SampleBuses.named;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.RealQemu;
import org.wheelhouse.core.fixture.Recorded;
import org.wheelhouse.core.state.Bus;
import org.wheelhouse.core.state.BusDevice;
import org.wheelhouse.core.state.BusTopology;
import org.wheelhouse.model.live.BusKind;
import org.wheelhouse.model.live.HotplugVerdict;

/** The buses of two machines as QEMU 7.2 and 11 told of them before they ran. */
class RecordedTopologyTest {

	@ParameterizedTest
	@ValueSource(strings = {"pc-installed", "q35-installed", "pc-11", "q35-11"})
	void usbDevicesAreOnTheirPortsAlsoWhereQemuChoseThem(String sample) throws Exception {
		var usb = named(read(sample), "xhci.0");
		assertEquals("1 tab 480 Mb/s, 2 usb-kbd 480 Mb/s, 3 hub 12 Mb/s, 3.2 usb-mouse 12 Mb/s, 3.4 bot 12 Mb/s, "
				+ "4 usb-ccid 12 Mb/s", devices(usb, "speed"));
		assertEquals(List.of("3.1", "3.3", "3.5-3.8"), usb.room().free());
		assertEquals(12, usb.room().capacity());
		assertEquals("1 usb-mouse ", devices(named(read(sample), "ehci.0"), "serial"));
	}

	@ParameterizedTest
	@ValueSource(strings = {"pc-installed", "q35-installed", "pc-11", "q35-11"})
	void freePlacesAreRuns(String sample) throws Exception {
		var topology = read(sample);
		assertEquals(List.of("1-3", "5-255"), named(topology, "scsi0.0").room().free());
		assertEquals("0:0 cd , 4:9 scsi-cd ", devices(named(topology, "scsi0.0"), "serial"));
		assertEquals(List.of("1-2", "4-30"), named(topology, "vs0.0").room().free());
		assertEquals("3 agent agent", devices(named(topology, "vs0.0"), "name"));
		assertEquals(List.of("0:0-0:15"), named(topology, "bot.0").room().free());
		assertEquals(List.of("0-7"), named(topology, "lsi.0").room().free());
	}

	@ParameterizedTest
	@ValueSource(strings = {"q35-installed", "q35-11"})
	void theRootOfQ35IsNeverOffered(String sample) throws Exception {
		var root = named(read(sample), "pcie.0");
		assertEquals(HotplugVerdict.NO, root.hotplug().verdict());
		assertEquals("Bus 'pcie.0' does not support hotplugging", root.hotplug().reason());
		assertEquals(List.of(), root.room().free());
	}

	@Test
	void whoHandlesPluggingIsTold() throws Exception {
		assertEquals("pcie.0 none, pxb none, rp1 acpi, rp2 acpi, shut none, far native, ppb acpi",
				ways(read("q35-installed")));
		assertEquals("pci.0 acpi, br1 acpi", ways(read("pc-installed")));
	}

	@ParameterizedTest
	@ValueSource(strings = {"q35-installed", "q35-11"})
	void portsAndBridgesTellWhatTheyAreAbleTo(String sample) throws Exception {
		var root = named(read(sample), "pcie.0");
		assertEquals("up to 16 GT/s, 32 lanes", on(root, "rp1").detail("link"));
		assertEquals("1", on(root, "rp1").detail("chassis"));
		assertEquals("the guest switches it", on(root, "rp1").detail("power"));
		assertEquals("40", on(root, "pxb").detail("bus"));
		assertEquals("", on(root, "scsi0").detail("link"));
		assertEquals("on", root.devices().stream().filter(device -> device.type().equals("ICH9-LPC")).findFirst()
				.orElseThrow().detail("multifunction"));
	}

	@Test
	void namesNeedNotBeUniqueAndPathsAre() throws Exception {
		var topology = read("q35-11");
		assertEquals(topology.buses().size(), topology.buses().stream().map(Bus::path).distinct().count());
		assertEquals(List.of(BusKind.IDE), topology.buses().stream().filter(bus -> bus.name().equals("ide.2"))
				.map(Bus::kind).toList());
		assertEquals("/machine/peripheral/scsi0", named(topology, "scsi0.0").bringer());
	}

	@Test
	void namespacesArePluggedFrom11On() throws Exception {
		assertEquals("Bus 'nv' does not support hotplugging", named(read("pc-installed"), "nv").hotplug().reason());
		assertEquals(List.of("1-256"), named(read("pc-11"), "nv").room().free());
	}

	@Test
	void readingAgainAsksOnlyWhatCanHaveChanged() throws Exception {
		var counted = new Counted(new Recorded(file("pc-installed")));
		var reader = new TopologyReader(counted);
		Await.get(reader.read());
		assertTrue(counted.take() > 150, "everything once");
		Await.get(reader.read());
		assertTrue(counted.take() < 30, "containers, buses that are not PCI, USB");
		reader.forget();
		Await.get(reader.read());
		assertTrue(counted.take() > 150, "everything anew");
	}

	/** Records anew: -Dtest=RecordedTopologyTest -Dwheelhouse.record=true -Dwheelhouse.qemus=DIR. */
	@Test
	@Tag("qemu")
	@EnabledIfSystemProperty(named = "wheelhouse.record", matches = "true")
	void record() throws Exception {
		for (var qemu : qemus().toList()) {
			for (var kind : List.of("pc", "q35")) {
				try (var machine = RealMachine.start("buses", qemu, SampleBuses.options(kind))) {
					var recorder = new Recorded.Recorder(machine);
					SampleBuses.read(recorder);
					recorder.write(file(kind + "-" + qemu.label()));
				}
			}
		}
	}

	private static Stream<RealQemu> qemus() throws IOException {
		return RealQemu.all().stream().filter(qemu -> List.of("installed", "11").contains(qemu.label()));
	}

	private static BusTopology read(String sample) throws Exception {
		return SampleBuses.read(new Recorded(file(sample)));
	}

	private static String file(String sample) {
		return "topology/" + sample.replace("installed", "7.2") + ".jsonl";
	}

	private static String devices(Bus bus, String detail) {
		return String.join(", ", bus.devices().stream()
				.map((BusDevice device) -> device.address() + " " + device.name() + " " + device.detail(detail))
				.toList());
	}

	private static BusDevice on(Bus bus, String id) {
		return bus.devices().stream().filter(device -> device.id().equals(id)).findFirst().orElseThrow();
	}

	private static String ways(BusTopology topology) {
		return String.join(", ", topology.buses().stream().filter(Bus::isPci)
				.map(bus -> bus.name() + " " + bus.hotplug().way()).toList());
	}
}
