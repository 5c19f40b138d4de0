package org.wheelhouse.core.internal.machine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

import org.wheelhouse.core.MachineSnapshot;
import org.wheelhouse.core.topology.CommandSender;
import org.wheelhouse.qmp.command.QueryStatus;

/** What the machine is doing. Asked now and then while its row is watched, to see whether the monitor still answers. */
final class StatusQuestion implements Question {

	private final CommandSender machine;
	private final RunState state;
	private final Duration heartbeat;

	StatusQuestion(CommandSender machine, RunState state, Duration heartbeat) {
		this.machine = machine;
		this.state = state;
		this.heartbeat = heartbeat;
	}

	@Override
	public CompletableFuture<UnaryOperator<MachineSnapshot>> ask() {
		var asked = System.nanoTime();
		return machine.send(new QueryStatus()).thenApply(status -> {
			var tookMicros = (System.nanoTime() - asked) / 1000;
			return snapshot -> {
				state.status(status.status(), status.running());
				return snapshot.with(state.condition(snapshot.condition()))
						.with(snapshot.load().withAnswer(tookMicros, System.currentTimeMillis()));
			};
		});
	}

	@Override
	public Optional<Duration> period() {
		return Optional.of(heartbeat);
	}
}
