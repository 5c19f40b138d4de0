package org.wheelhouse.core.guard;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.state.MachineFacts;
import org.wheelhouse.qmp.command.QueryCpusFast;
import org.wheelhouse.qmp.command.QueryCpusFast.Cpu;
import org.wheelhouse.qmp.command.QueryHotpluggableCpus;
import org.wheelhouse.qmp.command.QueryHotpluggableCpus.Slot;

/**
 * Whether QEMU survives that a CPU comes or goes. One that emulates its CPUs (TCG) has as many contexts as CPUs were allowed at
 * its start, and gives none back; version 7.2 spoils its heap when a CPU goes, and ends at whatever comes after that. One that
 * runs all of them by one thread ends when one goes.
 *
 * @param facts     of the machine
 * @param present   CPUs that it has
 * @param maximum   CPUs that it may have
 * @param takenOut  CPUs that have left its process; empty when that is not known
 * @param oneThread whether one thread runs several of its CPUs
 */
public record CpuHotplug(MachineFacts facts, int present, int maximum, OptionalInt takenOut, boolean oneThread) {

	private static final Pattern VERSION = Pattern.compile("(\\d+)\\..*");
	/** The first that was seen to survive that one comes after one went. */
	private static final int SURVIVES_ANOTHER = 11;
	/** The first that was seen to survive that one goes. */
	private static final int SURVIVES_LEAVING = 10;

	/** As a machine is now; fails where it does not tell its places. */
	public static CompletableFuture<CpuHotplug> of(MachineAccess machine) {
		return machine.send(new QueryHotpluggableCpus()).thenCombine(machine.send(new QueryCpusFast()),
				(slots, cpus) -> of(machine.snapshot().facts(), slots, cpus.stream().map(Cpu::threadId).toList(),
						machine.cpusTakenOut()));
	}

	/**
	 * As a machine has told.
	 *
	 * @param threads of its CPUs
	 */
	public static CpuHotplug of(MachineFacts facts, List<Slot> slots, List<Long> threads, OptionalInt takenOut) {
		return new CpuHotplug(facts, slots.stream().filter(slot -> !slot.isFree()).mapToInt(Slot::count).sum(),
				slots.stream().mapToInt(Slot::count).sum(), takenOut, Set.copyOf(threads).size() < threads.size());
	}

	/** Why no CPU may be plugged in, in one sentence; empty when one may. */
	public Optional<String> plugRefusal() {
		if (!isEmulated(facts) || present >= maximum) {
			return Optional.empty();
		}
		if (takenOut.isEmpty()) {
			return Optional
					.of("It is not known whether a CPU was ever taken out of this QEMU, because the workbench was not "
							+ "connected to it all the time since its start: without KVM it would end when one is plugged in after that.");
		}
		if (takenOut.getAsInt() > 0 && isOlderThan(facts, SURVIVES_ANOTHER)) {
			return Optional.of("A CPU was taken out of this QEMU: without KVM version " + facts.qemuVersion()
					+ " ends when another one is plugged in after that.");
		}
		return present + takenOut.getAsInt() >= maximum
				? Optional.of("This QEMU has started " + (present + takenOut.getAsInt())
						+ " CPUs since it began, and may have "
						+ maximum + ": without KVM it ends when it starts one more, even after others were taken out.")
				: Optional.empty();
	}

	/** Why no CPU may be taken out, in one sentence; empty when one may. */
	public Optional<String> unplugRefusal() {
		if (!isEmulated(facts)) {
			return Optional.empty();
		}
		if (oneThread) {
			return Optional.of("One thread runs all CPUs of this QEMU (thread=single): it ends when one is taken out.");
		}
		return isSpoiltByLeaving(facts)
				? Optional.of("Without KVM version " + facts.qemuVersion() + " of QEMU spoils its memory when a CPU is "
						+ "taken out, and ends when any device is plugged in or taken out after that.")
				: Optional.empty();
	}

	/** What helps where {@link #unplugRefusal()} says something. */
	public String unplugRemedy() {
		return oneThread
				? "Start it with -accel tcg,thread=multi to do that."
				: "Run the machine with KVM or with QEMU 10 to do that.";
	}

	/** Whether it lives no longer than until the next change of its devices, once a CPU has been taken out. */
	static boolean isSpoiltByLeaving(MachineFacts facts) {
		return isEmulated(facts) && isOlderThan(facts, SURVIVES_LEAVING);
	}

	/** Whether it does without KVM and the like; one of which that is not known counts as such. */
	static boolean isEmulated(MachineFacts facts) {
		return facts.accelerator().isEmpty() || facts.accelerator().equals("tcg");
	}

	/** One whose version is not known counts as old. */
	private static boolean isOlderThan(MachineFacts facts, int major) {
		return Optional.of(VERSION.matcher(facts.qemuVersion())).filter(matcher -> matcher.matches())
				.map(version -> Integer.parseInt(version.group(1)) < major).orElse(true);
	}
}
