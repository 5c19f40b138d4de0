package org.wheelhouse.core.hotplug;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.guestagent.MountedDisks;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.qmp.command.HumanMonitorCommand;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Whether the guest seems to use a device that is to leave. QEMU lets a disk go under a mounted file system without a word.
 *
 * @param id of the device
 */
record UseByGuest(MachineAccess machine, String id) {

	/** What read or wrote within this time is in use. */
	static final Duration RECENT = Duration.ofSeconds(10);
	private static final Pattern CARD = Pattern.compile("(?m)^(\\S+): index=\\d+,type=nic,");

	/** What to say before it is taken out; empty when there is nothing to say; never fails. */
	CompletableFuture<Optional<Warning>> warning() {
		return mounted().thenCombine(disk(), (one, other) -> one.or(() -> other)).thenCombine(network(),
				(one, other) -> one.or(() -> other));
	}

	/** As the guest's agent tells. */
	private CompletableFuture<Optional<Warning>> mounted() {
		return new MountedDisks(machine).on(id).thenApply(mounts -> {
			var places = String.join(", ", mounts.stream().map(MountedDisks.Mount::place).toList());
			if (mounts.isEmpty()) {
				return Optional.empty();
			}
			return Optional.of(Warning.damage(mounts.stream().anyMatch(MountedDisks.Mount::certainly)
					? id + " is mounted in the guest at " + places
							+ ". What is not written yet is lost, and the mounted file system breaks."
					: "It may be " + id + " that is mounted in the guest at " + places
							+ ": the guest's agent does not tell the disks of one controller apart. If it is, what is not written yet is lost, and the file system breaks.",
					"Unmount it in the guest first."));
		});
	}

	private CompletableFuture<Optional<Warning>> disk() {
		return machine.ask(new RawCommand("query-blockstats"))
				.thenApply(told -> StreamSupport.stream(told.spliterator(), false)
						.filter(disk -> isBehind(id, disk.path("qdev").asText())).map(disk -> disk.path("stats"))
						.filter(UseByGuest::isRecent).findFirst()
						.map(stats -> Warning.damage("The guest uses " + id + ": it read or wrote "
								+ Duration.ofNanos(stats.path("idle_time_ns").asLong()).toSeconds()
								+ " s ago. What is not written yet is lost, and a mounted file system breaks.",
								"Unmount it in the guest first.")))
				.exceptionally(_ -> Optional.empty());
	}

	/** Whether a disk, by its QOM path or id, is that of a device. */
	static boolean isBehind(String id, String qdev) {
		var path = "/machine/peripheral/" + id;
		return qdev.equals(id) || qdev.equals(path) || qdev.startsWith(path + "/");
	}

	/** Only what was used ever has an idle time. */
	private static boolean isRecent(JsonNode stats) {
		return stats.has("idle_time_ns") && stats.path("idle_time_ns").asLong() < RECENT.toNanos();
	}

	private CompletableFuture<Optional<Warning>> network() {
		return machine.ask(new HumanMonitorCommand("info network"))
				.thenApply(printed -> cards(printed).equals(List.of(id))
						? Optional.of(Warning.damage(id
								+ " is the machine's only network card: the guest, and who works in it over the network, is cut off.",
								"Give it another one first."))
						: Optional.<Warning>empty())
				.exceptionally(_ -> Optional.empty());
	}

	private static List<String> cards(String printed) {
		return CARD.matcher(printed.replace("\r", "")).results().map(card -> card.group(1)).toList();
	}
}
