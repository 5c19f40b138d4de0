package org.wheelhouse.core.pci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.core.state.PciFunction;
import org.wheelhouse.core.state.PciTopology;
import org.wheelhouse.qmp.command.QueryPci;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The samples are what real QEMUs of three versions answered for one machine with two bridges. */
class TopologyJoinTest {

	private static final String ROOT = "/machine/i440fx/pci.0";

	@ParameterizedTest
	@ValueSource(strings = {"5.2", "7.2", "11.1"})
	void everyFunctionOfEachVersionIsFound(String version) throws Exception {
		var answer = sample(version);
		var topology = TopologyJoin.join(treeOf(answer), answer);
		assertTrue(topology.numbered());
		assertEquals(OptionalInt.of(1), topology.bus("br1").orElseThrow().number());
		assertEquals(OptionalInt.of(2), topology.bus("br2").orElseThrow().number());
		var rng = topology.function("rng0").orElseThrow();
		assertEquals("br1", topology.busOf(rng).orElseThrow().name());
		assertEquals(0x1af4, rng.identity().orElseThrow().vendorId());
		assertTrue(rng.regions().getLast().wide() && rng.regions().getLast().prefetchable());
		assertEquals("Host bridge", topology.function("/machine/unattached/device[0]").orElseThrow().name());
		assertTrue(topology.allFunctions().allMatch(function -> function.identity().isPresent()));
		assertEquals(OptionalInt.of(1), rng.identity().orElseThrow().irqPin());
	}

	@Test
	void whatIsBehindABridgeIsKnownWithoutNumbers() throws Exception {
		var answer = List.of(new QueryPci.Bus(0,
				sample("7.2").getFirst().devices().stream().map(TopologyJoinTest::unnumbered).toList()));
		var topology = TopologyJoin.join(treeOf(sample("7.2")), answer);
		assertFalse(topology.numbered());
		assertEquals(OptionalInt.empty(), topology.bus("br1").orElseThrow().number());
		assertEquals(List.of("rng0", "nic2", "br2"),
				topology.bus("br1").orElseThrow().functions().stream().map(PciFunction::id).toList());
		assertTrue(topology.function("rng0").orElseThrow().identity().isEmpty());
		assertEquals("Virtio random numbers", topology.function("rng0").orElseThrow().classText());
	}

	@Test
	void aDeviceThatOnlyTheAnswerHasIsLeftOut() throws Exception {
		var answer = sample("7.2");
		var root = treeOf(answer).roots().getFirst();
		var without = root.devices().stream().filter(device -> !device.id().equals("nic1")).toList();
		var topology = TopologyJoin.join(new QomTree(List.of(new QomTree.Bus(ROOT, "PCI", "/machine/acpi", without))),
				answer);
		assertTrue(topology.function("nic1").isEmpty());
		assertTrue(topology.function("nic0").orElseThrow().identity().isPresent());
	}

	@Test
	void aMachineWithoutPciHasAnEmptyTopology() {
		assertEquals(new PciTopology(true, List.of()), TopologyJoin.join(new QomTree(List.of()), List.of()));
	}

	@Test
	void aBridgeThatPlugsItselfCannotUseSlotZero() {
		var behind = new QomTree.Bus("/machine/peripheral/br/br", "PCI", "/machine/peripheral/br", List.of());
		var bridge = new QomTree.Device("/machine/peripheral/br", "pci-bridge", 24, true, QomTree.Behind.USUAL,
				List.of(behind));
		var topology = TopologyJoin
				.join(new QomTree(List.of(new QomTree.Bus(ROOT, "PCI", "/machine/acpi", List.of(bridge)))), List.of());
		assertEquals(1, topology.bus("br").orElseThrow().firstSlot());
		assertEquals(0, topology.bus("pci.0").orElseThrow().firstSlot());
	}

	@Test
	void aPortThatWasMadeClosedRefusesInItsOwnWordsWhereItHandlesPlugging() {
		assertEquals("Hot-plug failed: unsupported by the port device 'rp'", closedPort("/machine/peripheral/rp"));
		assertEquals("Bus 'rp' does not support hotplugging", closedPort(""));
	}

	private static String closedPort(String handler) {
		var behind = new QomTree.Bus("/machine/peripheral/rp/rp", "PCIE", handler, List.of());
		var port = new QomTree.Device("/machine/peripheral/rp", "pcie-root-port", 16, false, QomTree.Behind.CLOSED,
				List.of(behind));
		return TopologyJoin
				.join(new QomTree(List.of(new QomTree.Bus("/machine/q35/pcie.0", "PCIE", "", List.of(port)))),
						List.of())
				.bus("rp").orElseThrow().refusal();
	}

	@Test
	void equalAnswersGiveEqualTopologies() throws Exception {
		assertEquals(TopologyJoin.join(treeOf(sample("7.2")), sample("7.2")),
				TopologyJoin.join(treeOf(sample("7.2")), sample("7.2")));
	}

	private static QueryPci.Device unnumbered(QueryPci.Device device) {
		var bridge = device.bridge().map(
				known -> new QueryPci.Bridge(0, 0, 0, known.io(), known.memory(), known.prefetchable(), List.of()));
		return new QueryPci.Device(device.bus(), device.slot(), device.function(), device.deviceClass(),
				device.identity(),
				device.qdevId(), device.irq(), device.irqPin(), bridge, device.regions());
	}

	private static List<QueryPci.Bus> sample(String version) throws Exception {
		return new QueryPci().read(new ObjectMapper().readTree(read(version)));
	}

	private static String read(String version) throws IOException {
		return Files.readString(Path.of("test/samples/pci/query-pci-" + version + ".json"));
	}

	/** The tree that the machine of the samples has, as far as the answer tells it. */
	private static QomTree treeOf(List<QueryPci.Bus> answer) {
		return new QomTree(
				List.of(new QomTree.Bus(ROOT, "PCI", "/machine/acpi", devices(answer.getFirst().devices()))));
	}

	private static List<QomTree.Device> devices(List<QueryPci.Device> seen) {
		return seen.stream().map(device -> {
			var id = device.qdevId();
			var path = id.isEmpty()
					? "/machine/unattached/device[" + (device.slot() * 8 + device.function()) + "]"
					: "/machine/peripheral/" + id;
			var buses = device.bridge()
					.map(bridge -> List
							.of(new QomTree.Bus(path + "/" + id, "PCI", "/machine/acpi", devices(bridge.devices()))))
					.orElse(List.of());
			return new QomTree.Device(path, type(device), device.slot() * 8 + device.function(), !id.isEmpty(),
					QomTree.Behind.USUAL,
					buses);
		}).toList();
	}

	private static String type(QueryPci.Device device) {
		if (device.qdevId().startsWith("rng")) {
			return "virtio-rng-pci";
		}
		return device.slot() == 0 && device.bus() == 0 ? "i440FX" : "other";
	}
}
