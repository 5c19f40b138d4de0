package org.wheelhouse.core.internal.block;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.state.BlockGraph;
import org.wheelhouse.core.state.BlockGraph.Device;
import org.wheelhouse.core.state.BlockGraph.Node;
import org.wheelhouse.qmp.command.QueryBlock;
import org.wheelhouse.qmp.command.QueryNamedBlockNodes;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Devices, chains and loose nodes are found in QEMU's two answers. */
class BlockGraphReaderTest {

	private static final ObjectMapper MAPPER = new ObjectMapper();

	private static String node(String name, String driver, String file, String more) {
		return """
				{"node-name":"%s","drv":"%s","file":"%s","ro":false,"encrypted":false,"backing_file_depth":0,
				"detect_zeroes":"off","bps":1,"bps_rd":2,"bps_wr":3,"iops":4,"iops_rd":5,"iops_wr":6,
				"image":{"filename":"%s","format":"%s","virtual-size":100,"actual-size":10%s}}""".formatted(name,
				driver, file,
				file, driver, more);
	}

	private static BlockGraph read(String devices, String... nodes) throws Exception {
		return new BlockGraphReader(new QueryBlock().read(MAPPER.readTree(devices)),
				new QueryNamedBlockNodes(true).read(MAPPER.readTree("[" + String.join(",", nodes) + "]")), List.of())
				.read(Map.of("/machine/peripheral/disk", "virtio-blk-pci"));
	}

	private static String device(String name, String qdev, String more) {
		return "{\"device\":\"" + name + "\",\"qdev\":\"" + qdev
				+ "\",\"type\":\"unknown\",\"removable\":true,\"locked\":false"
				+ more + "}";
	}

	@Test
	void aChainGoesFromTheDeviceDownToTheLastBackingFile() throws Exception {
		var below = ",\"backing-image\":{\"filename\":\"/base\",\"format\":\"raw\",\"virtual-size\":90}";
		var top = node("top", "qcow2", "/top", below);
		var graph = read("[" + device("", "/machine/peripheral/disk/virtio-backend", ",\"inserted\":" + top) + "]", top,
				node("file0", "file", "/top", ""), node("base0", "raw", "/base", ""),
				node("file1", "file", "/base", ""));
		var disk = graph.devices().getFirst();
		assertEquals("/machine/peripheral/disk disk virtio-blk-pci", disk.key() + " " + disk.id() + " " + disk.type());
		assertEquals(List.of("top qcow2 false", "base0 raw true"),
				disk.chain().stream().map(node -> node.nodeName() + " " + node.driver() + " " + node.backing())
						.toList());
		assertEquals(90, disk.chain().getLast().virtualSize());
		assertEquals(6, disk.limits().iopsWr());
		assertEquals(List.of(), graph.looseNodes());
	}

	@Test
	void aNodeThatNoDeviceUsesIsLooseButTheFileBelowItIsNotTwice() throws Exception {
		var graph = read("[]", node("spare", "qcow2", "/spare", ""), node("spare-file", "file", "/spare", ""),
				node("alone", "file", "/alone", ""));
		assertEquals(List.of("spare", "alone"), graph.looseNodes().stream().map(Node::nodeName).toList());
	}

	@Test
	void anEmptyDriveHasATrayAndNoChain() throws Exception {
		var graph = read("[" + device("ide1-cd0", "", ",\"tray_open\":true") + "," + device("", "cd", "") + "]");
		assertEquals(List.of("ide1-cd0 true true 0", "cd false false 0"), graph.devices().stream().map(
				one -> one.id() + " " + one.hasTray() + " " + one.trayOpen() + " " + one.chain().size()).toList());
		assertEquals(List.of("ide1-cd0", "/machine/peripheral/cd"), graph.devices().stream().map(Device::key).toList());
	}
}
