package org.wheelhouse.core.internal.session;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

import org.wheelhouse.core.failure.Reason;
import org.wheelhouse.core.internal.machine.Facet;
import org.wheelhouse.core.internal.machine.Poller;
import org.wheelhouse.core.machine.RunState;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.qmp.command.QueryKvm;
import org.wheelhouse.qmp.command.QueryStatus;
import org.wheelhouse.qmp.session.CommandFailed;
import org.wheelhouse.qmp.session.CommandSender;

/** What the machine is doing. Asked now and then while its row is watched, to see whether the monitor still answers. */
public final class StatusPoller implements Poller {

	/** The run state, and whether the monitor still answers. */
	public static final Facet FACET = new Facet(Topic.STATUS,
			Set.of("STOP", "SHUTDOWN", "POWERDOWN", "SUSPEND", "SUSPEND_DISK", "WAKEUP", "WATCHDOG", "GUEST_PANICKED",
					"GUEST_CRASHLOADED", "MEMORY_FAILURE", "RESUME", "RESET", "BLOCK_IO_ERROR", "MIGRATION*"),
			context -> new StatusPoller(context.machine(), context.state(), context.settings().silence().dividedBy(2),
					context.made()));

	private final CommandSender machine;
	private final RunState state;
	private final Duration heartbeat;
	private final Runnable made;
	/** QEMU has answered what it answers only when there is a machine. */
	private volatile boolean known;

	/** @param made called when the machine turns out to be made, or not to be */
	StatusPoller(CommandSender machine, RunState state, Duration heartbeat, Runnable made) {
		this.machine = machine;
		this.state = state;
		this.heartbeat = heartbeat;
		this.made = made;
	}

	@Override
	public CompletableFuture<UnaryOperator<MachineSnapshot>> ask() {
		var asked = System.nanoTime();
		return machine.send(new QueryStatus()).thenCompose(status -> {
			var tookMicros = (System.nanoTime() - asked) / 1000;
			return word(status).thenApply(word -> snapshot -> {
				var before = state.isUnmade();
				state.status(word, status.running());
				if (before != state.isUnmade()) {
					made.run();
				}
				return snapshot.with(state.condition(snapshot.condition()))
						.with(snapshot.load().withAnswer(tookMicros, System.currentTimeMillis()));
			});
		});
	}

	/** Since 6.0 a machine that is not made yet says {@code prelaunch}, as one that is made and waits does. */
	private CompletableFuture<String> word(QueryStatus.Status status) {
		var word = status.status();
		if (known || !word.equals("prelaunch")) {
			known |= !word.equals(RunState.UNMADE);
			return CompletableFuture.completedFuture(word);
		}
		return machine.send(new QueryKvm()).handle((_, problem) -> {
			var unmade = problem != null && Reason.of(problem) instanceof CommandFailed failed
					&& failed.isBeforeMachine();
			known = !unmade;
			return unmade ? RunState.UNMADE : word;
		});
	}

	@Override
	public Optional<Duration> period() {
		return Optional.of(heartbeat);
	}
}
