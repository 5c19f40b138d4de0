package org.wheelhouse.core.internal.session;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.qmp.message.Event;
import org.wheelhouse.qmp.session.QmpException;

/** Who listens to a machine's events, and who waits for a certain one. Any thread. */
final class EventListeners {

	private record Waiter(Predicate<Event> fits, CompletableFuture<Event> found) {}

	private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
	private final List<Waiter> waiters = new CopyOnWriteArrayList<>();
	private final WireLoop timers;
	private final Executor queue;

	EventListeners(WireLoop timers, Executor queue) {
		this.timers = timers;
		this.queue = queue;
	}

	Subscription add(Consumer<Event> listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	/** Waits for an event; see {@link org.wheelhouse.core.machine.MachineAccess#awaitEvent}. */
	CompletableFuture<Event> await(Predicate<Event> fits, Duration deadline) {
		var waiter = new Waiter(fits, new CompletableFuture<>());
		waiters.add(waiter);
		var late = timers.schedule(deadline, () -> queue.execute(() -> waiter.found().completeExceptionally(
				new TimeoutException("What was waited for did not come within " + deadline.toSeconds() + " s."))));
		waiter.found().whenComplete((_, _) -> {
			late.cancel();
			waiters.remove(waiter);
		});
		return waiter.found();
	}

	/** On the thread of the wires, with every event. */
	void arrived(Event event) {
		for (var waiter : waiters) {
			if (waiter.fits().test(event)) {
				waiters.remove(waiter);
				queue.execute(() -> waiter.found().complete(event));
			}
		}
	}

	/** On the machine's queue, with every event that was not dropped. */
	void deliver(Event event) {
		listeners.forEach(listener -> listener.accept(event));
	}

	/** On the thread of the wires: no event comes any more. */
	void ended(QmpException reason) {
		waiters.forEach(waiter -> waiter.found().completeExceptionally(reason));
	}
}
