package org.wheelhouse.qmp.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wheelhouse.qmp.command.Samples.read;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers of real QEMUs, all of the same machine, are read alike whatever the version. */
@ParameterizedClass
@ValueSource(strings = {"5.2", "7.2", "11.1"})
class RecordedAnswersTest {

	private final String version;

	RecordedAnswersTest(String version) {
		this.version = version;
	}

	@Test
	void version() throws Exception {
		assertTrue(read(version, new QueryVersion()).toString().startsWith(version + "."));
	}

	@Test
	void nameUuidAndStatus() throws Exception {
		assertEquals(Optional.of("rich-" + version), read(version, new QueryName()));
		assertEquals(UUID.fromString("550e8400-e29b-41d4-a716-446655440000"), read(version, new QueryUuid()));
		assertTrue(read(version, new QueryStatus()).running());
		assertEquals("running", read(version, new QueryStatus()).status());
		assertEquals(version.equals("11.1") ? Optional.empty() : Optional.of(false),
				read(version, new QueryStatus()).singlestep());
		assertEquals(new QueryKvm.Kvm(false, true), read(version, new QueryKvm()));
	}

	@Test
	void commandsOfItsOwn() throws Exception {
		var commands = read(version, new QueryCommands());
		assertTrue(commands.contains("blockdev-add"));
		assertEquals(version.equals("5.2"), commands.contains("query-cpus"));
	}

	@Test
	void memory() throws Exception {
		assertEquals(new QueryMemorySizeSummary.MemorySize(768L << 20, 0), read(version, new QueryMemorySizeSummary()));
		assertEquals(768L << 20, read(version, new QueryBalloon()).actualBytes());
	}

	@Test
	void blockDevices() throws Exception {
		var devices = read(version, new QueryBlock());
		assertEquals(List.of("virtio0", "drive-data", "rawd", "ide1-cd0", "floppy0", ""),
				devices.stream().map(QueryBlock.Device::device).toList());
		var cd = devices.get(3);
		assertTrue(cd.removable());
		assertEquals(Optional.of(false), cd.trayOpen());
		assertTrue(cd.inserted().orElseThrow().readOnly());
		assertEquals(Optional.empty(), devices.get(4).ioStatus());
		var disk = devices.get(1);
		assertEquals(Optional.of("/machine/peripheral/vdata/virtio-backend"), disk.qdev());
		assertEquals(Optional.empty(), disk.trayOpen());
		var node = disk.inserted().orElseThrow();
		assertEquals("qcow2", node.driver());
		assertEquals("img/rich-" + version + "/data.qcow2", node.file());
		assertEquals(256L << 20, node.image().virtualBytes());
		assertTrue(node.image().actualBytes().orElseThrow() > 0);
		assertEquals(new BlockNode.Throttle(0, 0, 0, 0, 0, 0), node.throttle());
	}

	@Test
	void backingChain() throws Exception {
		var overlay = read(version, new QueryBlock()).getLast().inserted().orElseThrow();
		assertEquals(Optional.of("img/rich-" + version + "/base.qcow2"), overlay.backingFile());
		assertEquals(1, overlay.backingFileDepth());
		assertEquals("img/rich-" + version + "/base.qcow2", overlay.image().backing().orElseThrow().filename());
	}

	@Test
	void namedNodes() throws Exception {
		var nodes = read(version, new QueryNamedBlockNodes(false));
		assertEquals(14, nodes.size());
		assertTrue(nodes.stream().allMatch(node -> node.nodeName().isPresent()));
		assertTrue(nodes.stream().anyMatch(node -> node.driver().equals("file")));
	}

	@Test
	void blockStatistics() throws Exception {
		var first = read(version, new QueryBlockstats()).getFirst();
		assertEquals(Optional.of("virtio0"), first.device());
		assertTrue(first.stats().writtenBytes() >= 10 << 20);
		assertTrue(first.stats().writeTime().compareTo(Duration.ZERO) > 0);
		assertTrue(first.parent().orElseThrow().nodeName().orElseThrow().startsWith("#block"));
		assertTrue(read(version, new QueryBlockstats()).getLast().backing().isPresent());
	}

	@Test
	void pciDevicesAndBridges() throws Exception {
		var buses = read(version, new QueryPci());
		assertEquals(1, buses.size());
		assertEquals(15, buses.getFirst().devices().size());
		var vga = buses.getFirst().devices().get(4);
		assertEquals(new QueryPci.DeviceClass(0x300, Optional.of("VGA controller")), vga.deviceClass());
		assertEquals(0x1b36, vga.identity().vendor());
		assertEquals(OptionalInt.of(1), vga.irqPin());
		assertEquals(64 << 20, vga.regions().getFirst().size());
		assertFalse(vga.regions().getFirst().wide());
		var bridge = buses.getFirst().devices().get(9);
		assertEquals("br1", bridge.qdevId());
		var behind = bridge.bridge().orElseThrow();
		assertEquals(List.of(0, 1, 2), List.of(behind.primary(), behind.secondary(), behind.subordinate()));
		assertEquals(new QueryPci.Range(49152, 57343), behind.io());
		assertEquals(3, behind.devices().size());
		assertTrue(behind.devices().stream().anyMatch(device -> device.bridge().isPresent()),
				"a bridge behind a bridge");
	}

	@Test
	void cpus() throws Exception {
		var cpus = read(version, new QueryCpusFast());
		assertEquals(4, cpus.size());
		var last = cpus.getLast();
		assertEquals(3, last.index());
		assertEquals("/machine/unattached/device[4]", last.qomPath());
		assertEquals("x86_64", last.target());
		assertEquals(OptionalLong.of(1), last.place().socket());
		assertEquals(OptionalLong.of(1), last.place().core());
		assertEquals(OptionalLong.empty(), last.place().die());
	}

	@Test
	void vnc() throws Exception {
		var vnc = read(version, new QueryVnc());
		assertTrue(vnc.enabled());
		assertEquals(Optional.of("127.0.0.1"), vnc.host());
		assertEquals(Optional.of("vnc"), vnc.auth());
		assertEquals("ipv4", vnc.clients().getFirst().family());
		var server = read(version, new QueryVncServers()).getFirst();
		assertEquals("default", server.id());
		assertEquals(vnc.service().orElseThrow(), server.sockets().getFirst().service());
		assertEquals(vnc.clients(), server.clients());
	}

	@Test
	void characterDevices() throws Exception {
		var chardevs = read(version, new QueryChardev());
		assertTrue(chardevs.stream()
				.anyMatch(chardev -> chardev.label().equals("compat_monitor0") && chardev.frontendOpen()));
	}

	@Test
	void migrationNeverStarted() throws Exception {
		var migration = read(version, new QueryMigrate());
		assertEquals(Optional.empty(), migration.status());
		assertEquals(Optional.empty(), migration.ram());
		assertTrue(read(version, new QueryJobs()).isEmpty());
	}

	@Test
	void migrationLimitsAndCapabilities() throws Exception {
		var parameters = read(version, new QueryMigrateParameters());
		assertEquals(OptionalLong.of(128 << 20), parameters.bytesPerSecond());
		assertEquals(Optional.of(Duration.ofMillis(300)), parameters.downtime());
		assertEquals(OptionalInt.of(2), parameters.multifdChannels());
		var capabilities = read(version, new QueryMigrateCapabilities());
		assertEquals(Boolean.FALSE, capabilities.get("postcopy-ram"));
		assertEquals("xbzrle", capabilities.keySet().iterator().next());
	}

	@Test
	void objectTree() throws Exception {
		var peripheral = new QomList("/machine/peripheral").read(Samples.result(version, "qom-list-peripheral"));
		var xhci = peripheral.stream().filter(property -> property.name().equals("xhci")).findFirst().orElseThrow();
		assertEquals(Optional.of("qemu-xhci"), xhci.childType());
		assertEquals(Optional.empty(), xhci.linkType());
		assertEquals(Optional.empty(), peripheral.getFirst().childType());
	}

	@Test
	void typesAndTheirProperties() throws Exception {
		var types = new QomListTypes(Optional.of("device"), false)
				.read(Samples.result(version, "qom-list-types-device"));
		assertTrue(types.stream().anyMatch(type -> type.name().equals("virtio-net-pci")));
		assertTrue(types.stream().noneMatch(QomListTypes.Type::isAbstract));
		var properties = read(version, new DeviceListProperties("virtio-net-pci"));
		var address = properties.stream().filter(property -> property.name().equals("addr")).findFirst().orElseThrow();
		assertTrue(address.description().orElseThrow().startsWith("Slot and optional function number"));
		assertEquals(-1, address.defaultValue().orElseThrow().intValue());
	}
}
