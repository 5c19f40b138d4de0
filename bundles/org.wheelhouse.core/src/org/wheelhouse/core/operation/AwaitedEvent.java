package org.wheelhouse.core.operation;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.qmp.message.Event;

/**
 * Something that QEMU or a guest was only asked for: listens for the event that tells that it has come, from before the
 * command is sent, and knows what may be said until then.
 */
public final class AwaitedEvent {

	/** An event that is awaited for ever would never be forgotten. */
	public static final Duration LONGEST = Duration.ofDays(7);

	/**
	 * What is said.
	 *
	 * @param asked    when the command was taken
	 * @param patience after which is said
	 * @param notYet   that it has not come
	 * @param came     by the event
	 * @param lost     when the connection ends before
	 */
	public record Words(String asked, Duration patience, String notYet, Function<Event, String> came, String lost) {}

	private final CompletableFuture<Event> soon;
	private final CompletableFuture<Event> ever;
	private final Words words;

	private AwaitedEvent(CompletableFuture<Event> soon, CompletableFuture<Event> ever, Words words) {
		this.soon = soon;
		this.ever = ever;
		this.words = words;
	}

	/** @param tells whether it has come; called on the thread of the wires */
	public static AwaitedEvent listen(MachineAccess machine, Predicate<Event> tells, Words words) {
		return new AwaitedEvent(machine.awaitEvent(tells, words.patience()), machine.awaitEvent(tells, LONGEST), words);
	}

	/** Listens as long as the command is not refused. */
	public <R> CompletableFuture<R> unlessRefused(CompletableFuture<R> answer) {
		return answer.whenComplete((_, problem) -> {
			if (problem != null) {
				soon.cancel(false);
				ever.cancel(false);
			}
		});
	}

	/** To be said now, and later. */
	public News news() {
		return new News(words.asked(),
				Optional.of(soon.handle((event, problem) -> problem != null
						&& OperationFailed.cause(problem) instanceof TimeoutException
								? new News(words.notYet(), Optional.of(ever.handle(this::told)))
								: told(event, problem))));
	}

	private News told(@Nullable Event event, @Nullable Throwable problem) {
		return News.of(event == null || problem != null ? words.lost() : words.came().apply(event));
	}
}
