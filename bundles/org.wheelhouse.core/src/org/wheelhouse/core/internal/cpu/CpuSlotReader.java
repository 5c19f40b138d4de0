package org.wheelhouse.core.internal.cpu;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.wheelhouse.core.failure.Reason;
import org.wheelhouse.core.guard.CpuHotplug;
import org.wheelhouse.core.state.CpuSlot;
import org.wheelhouse.core.state.MachineFacts;
import org.wheelhouse.core.state.Processors;
import org.wheelhouse.core.state.VirtualCpu;
import org.wheelhouse.qmp.command.QueryHotpluggableCpus;
import org.wheelhouse.qmp.command.QueryHotpluggableCpus.Slot;
import org.wheelhouse.qmp.session.CommandFailed;
import org.wheelhouse.qmp.session.CommandSender;
import org.wheelhouse.qmp.session.CommandWithdrawn;

/** Asks for the places for virtual CPUs. */
final class CpuSlotReader {

	/** The guest begins with it. */
	private static final int BOOT_CPU = 0;

	private CpuSlotReader() {
		// holds no state
	}

	/**
	 * What was told.
	 *
	 * @param all    the highest first
	 * @param untold why there are none
	 */
	record Slots(List<Slot> all, String untold) {

		Processors with(List<VirtualCpu> cpus, MachineFacts facts, OptionalInt takenOut) {
			var hotplug = CpuHotplug.of(facts, all, cpus.stream().map(VirtualCpu::threadId).toList(), takenOut);
			var boot = cpus.stream().filter(cpu -> cpu.index() == BOOT_CPU).map(VirtualCpu::qomPath)
					.collect(Collectors.joining());
			return new Processors(cpus, all.reversed().stream().map(slot -> slot(slot, boot, hotplug)).toList(), untold,
					hotplug.plugRefusal().orElse(""));
		}

		private static CpuSlot slot(Slot slot, String boot, CpuHotplug hotplug) {
			return new CpuSlot(slot.place(), slot.number("socket-id"), slot.number("die-id"), slot.number("cluster-id"),
					slot.number("core-id"), slot.number("thread-id"), slot.number("node-id"), slot.type(),
					slot.qomPath(), slot.isFree() ? "" : refusal(slot, boot, hotplug));
		}

		private static String refusal(Slot slot, String boot, CpuHotplug hotplug) {
			return slot.qomPath().equals(boot)
					? "It starts the guest, and stays."
					: hotplug.unplugRefusal().orElse("");
		}
	}

	/** Asks; where a machine has no such places that is the answer. */
	static CompletableFuture<Slots> read(CommandSender machine) {
		return machine.send(new QueryHotpluggableCpus()).thenApply(slots -> new Slots(slots, ""))
				.exceptionallyCompose(problem -> switch (Reason.of(problem)) {
					case CommandFailed refused -> CompletableFuture.completedFuture(new Slots(List.of(),
							"This machine type takes no processors while it runs: QEMU says “" + refused.description()
									+ "”."));
					case CommandWithdrawn _ -> CompletableFuture.completedFuture(
							new Slots(List.of(), "This QEMU does not tell which processors could be plugged in."));
					case Throwable other -> CompletableFuture.failedFuture(other);
				});
	}
}
