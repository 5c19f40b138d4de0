package org.wheelhouse.core.internal.block;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.wheelhouse.core.state.BlockGraph;
import org.wheelhouse.core.state.BlockGraph.Device;
import org.wheelhouse.core.state.BlockGraph.Limits;
import org.wheelhouse.core.state.BlockGraph.Node;
import org.wheelhouse.qmp.command.BlockNode;
import org.wheelhouse.qmp.command.ImageInfo;
import org.wheelhouse.qmp.command.QueryBlock;

/**
 * Makes the block graph of {@code query-block}, {@code query-named-block-nodes} and {@code query-block-jobs}. A pure function. QEMU tells no edges:
 * below the node of a device only images are told, by file name, and the node of an image is found by that and its format.
 */
record BlockGraphReader(List<QueryBlock.Device> answer, List<BlockNode> named, List<BlockGraph.Job> jobs) {

	private static final String PERIPHERAL = "/machine/peripheral/";
	private static final String VIRTIO = "/virtio-backend";

	/** @param types of the front ends by {@link #path(QueryBlock.Device)}, as far as known */
	BlockGraph read(Map<String, String> types) {
		var used = new HashSet<String>();
		var files = new HashSet<String>();
		var devices = new ArrayList<Device>();
		for (var index = 0; index < answer.size(); index++) {
			var device = answer.get(index);
			var chain = device.inserted().map(this::chain).orElse(List.of());
			chain.forEach(node -> {
				used.add(node.nodeName());
				files.add(node.file());
			});
			devices.add(device(device, key(device, index), types.getOrDefault(path(device), ""), chain));
		}
		return new BlockGraph(devices, loose(used, files), jobs);
	}

	/** The QOM path of a front end; empty when it has none that is known. */
	static String path(QueryBlock.Device device) {
		var qdev = device.qdev().orElse("");
		var path = qdev.isEmpty() || qdev.startsWith("/") ? qdev : PERIPHERAL + qdev;
		return path.endsWith(VIRTIO) ? path.substring(0, path.length() - VIRTIO.length()) : path;
	}

	private static String key(QueryBlock.Device device, int index) {
		if (!path(device).isEmpty()) {
			return path(device);
		}
		return device.device().isEmpty() ? "#" + index : device.device();
	}

	private static Device device(QueryBlock.Device device, String key, String type, List<Node> chain) {
		var medium = device.inserted();
		return new Device(key, device.device(), device.qdev().orElse(""), title(device, key), type, device.removable(),
				device.locked(), device.trayOpen().isPresent(), device.trayOpen().orElse(false),
				device.ioStatus().orElse(""), medium.map(BlockNode::readOnly).orElse(false),
				medium.map(BlockNode::throttle).map(BlockGraphReader::limits).orElse(Limits.NONE), chain,
				Optional.empty());
	}

	private static String title(QueryBlock.Device device, String key) {
		if (!device.device().isEmpty()) {
			return device.device();
		}
		return key.startsWith(PERIPHERAL)
				? key.substring(PERIPHERAL.length())
				: key.substring(key.lastIndexOf('/') + 1);
	}

	private static Limits limits(BlockNode.Throttle throttle) {
		return new Limits(throttle.bytesPerSecond(), throttle.readBytesPerSecond(), throttle.writeBytesPerSecond(),
				throttle.operationsPerSecond(), throttle.readOperationsPerSecond(),
				throttle.writeOperationsPerSecond());
	}

	private List<Node> chain(BlockNode top) {
		var chain = new ArrayList<Node>();
		chain.add(node(top));
		for (var image = top.image().backing(); image.isPresent(); image = image.get().backing()) {
			chain.add(below(image.get()));
		}
		return chain;
	}

	private Node below(ImageInfo image) {
		var node = named.stream()
				.filter(known -> known.file().equals(image.filename()) && known.driver().equals(image.format()))
				.findFirst();
		return new Node(node.flatMap(BlockNode::nodeName).orElse(""), image.format(), image.filename(),
				node.map(BlockNode::readOnly).orElse(true), node.map(BlockNode::encrypted).orElse(false),
				image.virtualBytes(), image.actualBytes().orElse(-1),
				image.backing().map(ImageInfo::filename).orElse(""), true);
	}

	private static Node node(BlockNode node) {
		return new Node(node.nodeName().orElse(""), node.driver(), node.file(), node.readOnly(), node.encrypted(),
				node.image().virtualBytes(), node.image().actualBytes().orElse(-1), node.backingFile().orElse(""),
				false);
	}

	/** Nodes that no device uses, but for those that only open the file of another one. */
	private List<Node> loose(Set<String> used, Set<String> files) {
		var left = named.stream()
				.filter(node -> !used.contains(node.nodeName().orElse("")) && !files.contains(node.file()))
				.toList();
		return left.stream().filter(node -> !isProtocol(node) || left.stream()
				.noneMatch(other -> other != node && !isProtocol(other) && other.file().equals(node.file())))
				.map(BlockGraphReader::node).toList();
	}

	private static boolean isProtocol(BlockNode node) {
		return switch (node.driver()) {
			case "file", "host_device", "host_cdrom", "nbd", "iscsi", "rbd", "nfs", "http", "https", "ftp", "ftps",
					"ssh",
					"nvme", "gluster", "io_uring" ->
				true;
			default -> false;
		};
	}
}
