package org.wheelhouse.core.guard;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.qmp.command.DeviceListProperties;
import org.wheelhouse.qmp.command.HumanMonitorCommand;
import org.wheelhouse.qmp.command.QomGet;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Commands that end QEMU, or hang its monitor for good, or spoil the guest's own hotplug, though nothing is wrong with them. Each
 * was seen to do so with the versions that it names.
 */
record FatalCheck(MachineAccess machine) {

	private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");
	/** As {@code info network} prints who is behind a network. */
	private static final String BEHIND = " \\ ";

	/** {@code device-list-properties}. */
	CompletableFuture<Optional<Warning>> typesAsked(ObjectNode arguments) {
		var type = arguments.path("typename").asText();
		return told(DeviceListProperties.mayEnd(type) && isOlderThan(10), Warning.damage(
				"To be asked for the properties of " + type
						+ " ends QEMU where the module that it needs is not installed "
						+ "(seen with 7.2).",
				"Ask another QEMU, one without a guest."));
	}

	/** {@code nbd-server-stop}. */
	CompletableFuture<Optional<Warning>> nbdServerStops() {
		return told(isOlderThan(10), Warning.damage(
				"QEMU before 10.0 hangs for good, or ends, when some client has connected to its NBD server and not said a word yet.",
				"Let the server live, and take away what it exports: block-export-del with mode=hard."));
	}

	/** {@code netdev_add}. */
	CompletableFuture<Optional<Warning>> networkComes(ObjectNode arguments) {
		var behind = arguments.path("netdev").asText();
		return !arguments.path("type").asText().equals("hubport") || behind.isEmpty()
				? none()
				: machine.send(new HumanMonitorCommand("info network"))
						.thenApply(printed -> hasPeer(printed, behind)
								? Optional.of(Warning.damage("The network '" + behind
										+ "' has a card or a hub already: QEMU ends when it is given a second one.",
										"Make a new network for the hub."))
								: Optional.empty());
	}

	/** A network with a card stands indented behind that card, one without by itself. */
	private static boolean hasPeer(String printed, String netdev) {
		var line = printed.lines().map(String::stripTrailing).dropWhile(each -> !isOf(each, netdev)).limit(2).toList();
		return !line.isEmpty()
				&& (line.getFirst().startsWith(BEHIND) || line.size() > 1 && line.get(1).startsWith(BEHIND));
	}

	private static boolean isOf(String line, String netdev) {
		return (line.startsWith(BEHIND) ? line.substring(BEHIND.length()) : line).startsWith(netdev + ": index=");
	}

	/** {@code device_add}. */
	CompletableFuture<Optional<Warning>> deviceComes(ObjectNode arguments) {
		var driver = arguments.path("driver").asText();
		if (driver.endsWith("-cpu")) {
			return cpuComes();
		}
		if (isSpoilt()) {
			return told(true, spoilt());
		}
		if (driver.startsWith("vhost-user-") || driver.equals("ivshmem-doorbell")) {
			return told(true, Warning.damage(
					"QEMU's monitor hangs for good when nobody, or somebody else than a server for " + driver
							+ ", is at the other end of the chardev. Some versions end.",
					"Make sure that the server runs and that the chardev has just connected to it as a client."));
		}
		return told(driver.equals("pcie-pci-bridge"), Warning.damage(
				"Linux guests with a driver for such bridges fail when one is plugged in while they run, and see no other device come or go from then on.",
				"Give the machine the bridge when it starts."));
	}

	private CompletableFuture<Optional<Warning>> cpuComes() {
		return !isEmulated()
				? none()
				: CpuHotplug.of(machine).thenApply(CpuHotplug::plugRefusal)
						.exceptionally(
								_ -> Optional.of("Without KVM QEMU ends when a CPU is plugged in after one was taken "
										+ "out, and this machine does not tell its places for CPUs."))
						.thenApply(refusal -> refusal.map(why -> Warning.damage(why,
								"If no CPU was ever taken out of this machine, it is safe.")));
	}

	/** {@code device_del}. */
	CompletableFuture<Optional<Warning>> deviceGoes(ObjectNode arguments) {
		if (isSpoilt()) {
			return told(true, spoilt());
		}
		boolean single = machine.commandLine().stream().anyMatch(word -> word.contains("thread=single"));
		if (!isEmulated() || !single && !CpuHotplug.isSpoiltByLeaving(machine.snapshot().facts())) {
			return none();
		}
		var id = arguments.path("id").asText();
		return machine.send(new QomGet(id.startsWith("/") ? id : "/machine/peripheral/" + id, "type"))
				.thenCompose(type -> told(type.asText().endsWith("-cpu"), single
						? Warning.damage("With thread=single QEMU ends when a CPU is taken out (seen with 11).",
								"Start it with thread=multi to do that.")
						: Warning.damage(
								"Without KVM QEMU before 10 spoils its memory when a CPU is taken out: it ends when any "
										+ "device is plugged in or taken out after that (seen with 7.2).",
								"Run the machine with KVM or with QEMU 10 to do that.")))
				.exceptionally(_ -> Optional.empty());
	}

	/** Whether a CPU was taken out of one that does not survive it for long. */
	private boolean isSpoilt() {
		return CpuHotplug.isSpoiltByLeaving(machine.snapshot().facts()) && machine.cpusTakenOut().orElse(0) > 0;
	}

	private static Warning spoilt() {
		return Warning.damage(
				"A CPU was taken out of this QEMU. Without KVM versions before 10 end when any device is plugged in or "
						+ "taken out after that (seen with 7.2).",
				"Shut the guest down in peace, and start the machine again.");
	}

	private boolean isEmulated() {
		return CpuHotplug.isEmulated(machine.snapshot().facts());
	}

	/** One whose version is not known counts as old. */
	private boolean isOlderThan(int major) {
		return Optional.of(VERSION.matcher(machine.snapshot().facts().qemuVersion())).filter(Matcher::matches)
				.map(version -> Integer.parseInt(version.group(1)) < major).orElse(true);
	}

	private static CompletableFuture<Optional<Warning>> told(boolean really, Warning warning) {
		return CompletableFuture.completedFuture(really ? Optional.of(warning) : Optional.empty());
	}

	private static CompletableFuture<Optional<Warning>> none() {
		return CompletableFuture.completedFuture(Optional.empty());
	}
}
