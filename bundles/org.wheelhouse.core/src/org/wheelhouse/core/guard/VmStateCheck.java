package org.wheelhouse.core.guard;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import org.wheelhouse.qmp.command.BlockNode;
import org.wheelhouse.qmp.command.QueryBlock;
import org.wheelhouse.qmp.session.CommandSender;

/**
 * Whether a snapshot would have the guest's memory among the variables of its firmware, without a word: {@code savevm} takes
 * the first back end that can have a snapshot, and QEMU makes those of the firmware before those of a {@code -blockdev} disk.
 */
record VmStateCheck(CommandSender machine) {

	private static final Set<String> WITH_SNAPSHOTS = Set.of("qcow2", "rbd", "sheepdog");

	/** For {@code savevm}. */
	CompletableFuture<Optional<Warning>> before() {
		return warning(_ -> true);
	}

	/** @param vmstate the node that the memory is put into */
	CompletableFuture<Optional<Warning>> before(String vmstate) {
		return warning(node -> node.nodeName().filter(vmstate::equals).isPresent());
	}

	/** Of the nodes that could be it the first is. */
	private CompletableFuture<Optional<Warning>> warning(Predicate<BlockNode> chosen) {
		return machine.send(new QueryBlock()).thenApply(devices -> devices.stream()
				.filter(device -> device.inserted().filter(VmStateCheck::takes).filter(chosen).isPresent()).findFirst()
				.filter(VmStateCheck::isFirmware).flatMap(QueryBlock.Device::inserted)
				.map(node -> Warning.damage("The memory of the guest would be put into " + node.file()
						+ ", which has the variables of its firmware: it grows by it, and without it no start is as the one before.",
						"Use snapshot-save, and give a node of a disk as vmstate. For savevm write a disk as -drive before the variables, in the definition.")));
	}

	private static boolean takes(BlockNode node) {
		return !node.readOnly() && WITH_SNAPSHOTS.contains(node.driver());
	}

	private static boolean isFirmware(QueryBlock.Device device) {
		return device.device().startsWith("pflash") || device.qdev().filter(path -> path.contains("flash")).isPresent();
	}
}
