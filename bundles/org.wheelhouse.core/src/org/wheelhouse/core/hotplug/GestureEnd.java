package org.wheelhouse.core.hotplug;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.state.DeviceGesture.Outcome;
import org.wheelhouse.core.state.PendingUnplug;
import org.wheelhouse.model.live.GestureState;

/**
 * What came of an operation, as a history tells it. Pure.
 *
 * @param later completes when what the guest was asked for has come after all; empty when nothing is awaited
 */
record GestureEnd(Outcome outcome, Optional<CompletableFuture<?>> later) {

	/** Of an operation that has ended. */
	static GestureEnd of(@Nullable Object result, @Nullable Throwable problem) {
		if (problem != null) {
			return last(failed(problem));
		}
		return switch (result) {
			case UnplugResult.Unplugged(var remarks) -> last(done(String.join(" ", remarks)));
			case UnplugResult.Refused(var text) -> last(new Outcome(GestureState.REFUSED, text));
			case UnplugResult.Silent(var text, var late) -> silent(text, late);
			case MoveResult.Stays(var text) -> last(new Outcome(GestureState.REFUSED, text));
			case MoveResult.Waits(var text, var late) -> silent(text, late);
			case null, default -> last(done(""));
		};
	}

	/** Of what was awaited after the operation had ended. */
	static Outcome late(@Nullable Throwable problem, Optional<PendingUnplug> shown) {
		return problem == null
				? done("")
				: shown.filter(PendingUnplug::isRefused).map(GestureEnd::of)
						.orElseGet(() -> failed(problem));
	}

	/** As far as a device is that was asked to leave. */
	static Outcome of(PendingUnplug asked) {
		return new Outcome(switch (asked.state()) {
			case WAITING, STAYS -> GestureState.WAITING;
			case SILENT -> GestureState.SILENT;
			case AT_RESET -> GestureState.AT_RESET;
			case REFUSED -> GestureState.REFUSED;
		}, asked.text());
	}

	static Outcome done(String text) {
		return new Outcome(GestureState.DONE, text);
	}

	private static GestureEnd last(Outcome outcome) {
		return new GestureEnd(outcome, Optional.empty());
	}

	private static GestureEnd silent(String text, CompletableFuture<?> later) {
		return new GestureEnd(new Outcome(GestureState.SILENT, text), Optional.of(later));
	}

	private static Outcome failed(Throwable problem) {
		var cause = OperationFailed.cause(problem);
		if (cause instanceof CancellationException) {
			return new Outcome(GestureState.REFUSED, "The guest refuses to let go of it");
		}
		var fault = Fault.of(cause);
		return new Outcome(OperationFailed.isOutcomeUnknown(cause) ? GestureState.NOT_KNOWN : GestureState.FAILED,
				Stream.of(fault.what(), fault.words()).filter(words -> !words.isEmpty())
						.collect(Collectors.joining(": ")));
	}
}
