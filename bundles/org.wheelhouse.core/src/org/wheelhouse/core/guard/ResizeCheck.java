package org.wheelhouse.core.guard;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import org.wheelhouse.qmp.command.BlockNode;
import org.wheelhouse.qmp.command.QueryBlock;
import org.wheelhouse.qmp.command.QueryNamedBlockNodes;
import org.wheelhouse.qmp.session.CommandSender;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Whether {@code block_resize} would shrink a disk, which QEMU does without a word. */
record ResizeCheck(CommandSender machine) {

	CompletableFuture<Optional<Warning>> before(ObjectNode arguments) {
		var size = arguments.path("size");
		var disk = arguments.path("node-name").isTextual() ? arguments.path("node-name") : arguments.path("device");
		return size.isIntegralNumber() && disk.isTextual()
				? bytes(disk.textValue()).thenApply(now -> before(disk.textValue(), now, size.longValue()))
				: CompletableFuture.completedFuture(Optional.empty());
	}

	private static Optional<Warning> before(String disk, OptionalLong now, long then) {
		return now.isPresent() && then < now.getAsLong()
				? Optional.of(Warning.damage(
						"'" + disk + "' has " + ByteText.text(now.getAsLong()) + " and would have "
								+ ByteText.text(then)
								+ ". What the guest keeps behind the new end is lost for good: "
								+ ByteText.text(now.getAsLong() - then) + " are cut off.",
						"Let the guest shrink its file systems and partitions first, and keep a copy of the image."))
				: Optional.empty();
	}

	/** By any name that a disk goes by: of its back end, of its node, or of the guest's device. */
	private CompletableFuture<OptionalLong> bytes(String disk) {
		return machine.send(new QueryBlock()).thenCompose(devices -> {
			var inserted = of(devices, device -> device.device().equals(disk)
					|| device.qdev().filter(qdev -> isDevice(qdev, disk)).isPresent()
					|| device.inserted().flatMap(BlockNode::nodeName).filter(disk::equals).isPresent());
			return inserted.isPresent()
					? CompletableFuture.completedFuture(inserted)
					: machine.send(new QueryNamedBlockNodes(false)).thenApply(nodes -> nodes.stream()
							.filter(node -> node.nodeName().filter(disk::equals).isPresent())
							.mapToLong(node -> node.image().virtualBytes()).findFirst());
		});
	}

	private static OptionalLong of(List<QueryBlock.Device> devices, Predicate<QueryBlock.Device> named) {
		return devices.stream().filter(named).flatMap(device -> device.inserted().stream())
				.mapToLong(node -> node.image().virtualBytes()).findFirst();
	}

	private static boolean isDevice(String qdev, String id) {
		return qdev.equals(id) || qdev.equals("/machine/peripheral/" + id)
				|| qdev.startsWith("/machine/peripheral/" + id + "/");
	}
}
