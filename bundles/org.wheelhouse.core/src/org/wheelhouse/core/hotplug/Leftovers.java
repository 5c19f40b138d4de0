package org.wheelhouse.core.hotplug;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.guard.NetdevUsers;
import org.wheelhouse.core.hotplug.AskedDevices.Timers;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.state.PlugJournal;
import org.wheelhouse.qmp.command.BlockdevDel;
import org.wheelhouse.qmp.command.NetdevDel;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.session.CommandFailed;

/**
 * What was made for devices that have gone, and goes after them, never before. Any thread.
 */
final class Leftovers {

	/** Somebody else was faster. */
	private static final Pattern NOT_THERE = Pattern.compile(".*(not found|[Cc]annot find|Failed to find).*");

	/** That of a device of whose end nothing is told may still be in use for a moment. */
	private static final Pattern IN_USE = Pattern.compile(".*(is in use|is busy).*");
	private static final Duration MOMENT = Duration.ofMillis(50);
	/** Each is twice as long as the one before: 3 s in all. */
	private static final int MOMENTS = 6;

	private final MachineAccess machine;
	private final Timers timers;
	/** What could not be said while the connection was lost, with the device for which it was made: one may have several. */
	private final Map<QmpCommand<?>, String> unsaid = new ConcurrentHashMap<>();

	Leftovers(MachineAccess machine, Timers timers) {
		this.machine = machine;
		this.timers = timers;
	}

	/** Removes what was made for devices; completes with what is still there, each a sentence; never fails. */
	CompletableFuture<List<String>> after(Map<String, QmpCommand<?>> removals) {
		CompletableFuture<List<String>> done = CompletableFuture.completedFuture(List.of());
		for (var removal : removals.entrySet()) {
			done = done.thenCombine(remove(removal.getKey(), removal.getValue()), Leftovers::both);
		}
		return done;
	}

	/** Something is to be removed when the monitor answers again. */
	void later(String device, QmpCommand<?> removal) {
		unsaid.put(removal, device);
	}

	/** Says now what could not be said before. */
	void retry() {
		var again = Map.copyOf(unsaid);
		unsaid.clear();
		again.forEach((removal, device) -> unfinished(device, removal));
	}

	/**
	 * Strikes out of the journal what is not there any more, with what was made for it: the end of its device was not seen, or
	 * it never came.
	 */
	void of(List<PlugJournal.Entry> journal, Set<String> devices) {
		journal.stream().filter(entry -> !devices.contains(entry.deviceId())).forEach(entry -> {
			machine.journal().remove(entry.deviceId());
			OwnBackend.recorded(entry).ifPresent(own -> unfinished(entry.deviceId(), own.removal()));
		});
	}

	/** The connection may have ended while its image was being created. */
	private void unfinished(String device, QmpCommand<?> removal) {
		var cleared = removal instanceof BlockdevDel(var node)
				? new UnfinishedImage(machine, timers, node).clear()
				: CompletableFuture.completedFuture(true);
		cleared.thenCompose(_ -> after(Map.of(device, removal)));
	}

	void forget() {
		unsaid.clear();
	}

	/** A network that another card uses by now stays: QEMU would remove it all the same. */
	private CompletableFuture<List<String>> remove(String device, QmpCommand<?> removal) {
		var users = removal instanceof NetdevDel(var id)
				? NetdevUsers.of(machine, id)
				: CompletableFuture.completedFuture(List.<String>of());
		return users.thenCompose(using -> using.isEmpty()
				? send(removal, 0)
				: CompletableFuture.completedFuture(List.of("The network that was made for " + device
						+ " is still there: " + String.join(", ", using) + " uses it.")))
				.exceptionally(problem -> remark(device, removal, OperationFailed.cause(problem)));
	}

	private CompletableFuture<List<String>> send(QmpCommand<?> removal, int moments) {
		return machine.send(removal).thenApply(_ -> List.<String>of())
				.exceptionallyCompose(problem -> moments < MOMENTS && isRefused(problem, IN_USE)
						? later(MOMENT.multipliedBy(1L << moments)).thenCompose(_ -> send(removal, moments + 1))
						: CompletableFuture.failedFuture(problem));
	}

	private CompletableFuture<?> later(Duration delay) {
		var passed = new CompletableFuture<Boolean>();
		timers.schedule(delay, () -> passed.complete(true));
		return passed;
	}

	private static boolean isRefused(Throwable problem, Pattern words) {
		return OperationFailed.cause(problem) instanceof CommandFailed refused
				&& words.matcher(refused.words()).matches();
	}

	private List<String> remark(String device, QmpCommand<?> removal, Throwable problem) {
		if (!(problem instanceof CommandFailed)) {
			unsaid.put(removal, device);
		} else if (isRefused(problem, NOT_THERE)) {
			return List.of();
		}
		return List.of("What was made for " + device + " is still there: " + problem.getMessage());
	}

	private static List<String> both(List<String> one, List<String> other) {
		var all = new ArrayList<>(one);
		all.addAll(other);
		return List.copyOf(all);
	}
}
