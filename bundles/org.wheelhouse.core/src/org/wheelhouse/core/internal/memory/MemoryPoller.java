package org.wheelhouse.core.internal.memory;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

import org.wheelhouse.core.internal.machine.Facet;
import org.wheelhouse.core.internal.machine.Poller;
import org.wheelhouse.core.internal.series.RecordedSeries;
import org.wheelhouse.core.machine.OptionalQuery;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.qmp.command.QueryBalloon;
import org.wheelhouse.qmp.command.QueryMemorySizeSummary;
import org.wheelhouse.qmp.session.CommandSender;

/** The guest's memory: as the balloon leaves it, or all of it when there is no balloon. */
public final class MemoryPoller implements Poller {

	/** Memory as the balloon leaves it. */
	public static final Facet FACET = new Facet(Topic.BALLOON, Set.of("BALLOON_CHANGE", "MEMORY_DEVICE_SIZE_CHANGE"),
			context -> new MemoryPoller(context.machine(), context.series()));

	private static final Duration PERIOD = Duration.ofSeconds(1);

	private final CommandSender machine;
	private final RecordedSeries series;
	/** A machine without a balloon is not asked for it every second. */
	private volatile boolean balloon = true;

	public MemoryPoller(CommandSender machine, RecordedSeries series) {
		this.machine = machine;
		this.series = series;
	}

	@Override
	public CompletableFuture<UnaryOperator<MachineSnapshot>> ask() {
		return bytes().thenApply(bytes -> snapshot -> {
			series.addMemory(System.currentTimeMillis(), bytes);
			return snapshot.with(snapshot.load().withMemory(bytes));
		});
	}

	private CompletableFuture<Long> bytes() {
		var asked = machine.send(new QueryBalloon()).thenApply(told -> {
			balloon = true;
			return told.actualBytes();
		});
		return OptionalQuery.insteadAsk(asked, () -> {
			balloon = false;
			return given();
		});
	}

	private CompletableFuture<Long> given() {
		return machine.send(new QueryMemorySizeSummary()).thenApply(size -> size.base() + size.plugged());
	}

	@Override
	public Optional<Duration> period() {
		return balloon ? Optional.of(PERIOD) : Optional.empty();
	}
}
