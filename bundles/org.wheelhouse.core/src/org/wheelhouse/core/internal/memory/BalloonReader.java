package org.wheelhouse.core.internal.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.guard.GuestMemory;
import org.wheelhouse.core.internal.machine.Overheard;
import org.wheelhouse.core.machine.OptionalQuery;
import org.wheelhouse.core.state.BalloonFigures;
import org.wheelhouse.core.state.BalloonFigures.Figure;
import org.wheelhouse.qmp.command.QueryBalloon;
import org.wheelhouse.qmp.session.CommandSender;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks for the balloon and, where somebody has the guest asked, for what that says. */
record BalloonReader(CommandSender machine, Overheard overheard) {

	private static final int MILLIS = 1000;
	private static final String PREFIX = "stat-";

	/** @param given what the machine has, in bytes */
	CompletableFuture<Optional<BalloonFigures>> read(long given) {
		return OptionalQuery.instead(
				machine.send(new QueryBalloon()).thenApply(told -> Optional.of(told.actualBytes())),
				Optional.<Long>empty())
				.thenCompose(actual -> actual.map(bytes -> figures(given, bytes).thenApply(Optional::of))
						.orElseGet(() -> CompletableFuture.completedFuture(Optional.empty())));
	}

	private CompletableFuture<BalloonFigures> figures(long given, long actual) {
		return GuestMemory.balloon(machine).thenCombine(GuestMemory.statistics(machine), (path, told) -> {
			var memory = GuestMemory.of(given, actual, told);
			return new BalloonFigures(path.orElse(""), actual, overheard.balloonTarget(), memory.floor(),
					memory.floorReason(), told.map(stats -> stats.path("last-update").asLong() * MILLIS).orElse(0L),
					told.filter(stats -> stats.path("last-update").asLong() > 0).map(BalloonReader::figures)
							.orElse(List.of()));
		});
	}

	/** A figure that the guest does not tell has all bits set. */
	private static List<Figure> figures(JsonNode told) {
		return told.path("stats").properties().stream().filter(figure -> GuestMemory.isKnown(figure.getValue()))
				.map(figure -> new Figure(
						figure.getKey().startsWith(PREFIX)
								? figure.getKey().substring(PREFIX.length())
								: figure.getKey(),
						figure.getValue().asLong()))
				.sorted(Comparator.comparing(Figure::name)).toList();
	}
}
