package org.wheelhouse.qmp.session;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.endpoint.Timer;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.message.QmpError;
import org.wheelhouse.qmp.message.Request;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * A command from the call of {@code send} until its outcome. Its place ({@link #isSent}, {@link #isAbandoned}) is guarded by
 * the session's lock; its future is completed outside of that lock.
 *
 * @param <R> what the command answers
 */
final class PendingCommand<R> {

	/** How a command is let through. */
	enum Lane {
		/** Waits for its turn. */
		IN_BAND,
		/** The same, and lets those of {@link #IN_BAND} that wait go first: nobody waits for its answer but a view. */
		YIELDING,
		/** Sent and executed at once. */
		OUT_OF_BAND,
		/** Ours: sent at once, executed in its turn; its answer tells that everything before it is over. */
		PROBE
	}

	private final QmpCommand<R> command;
	private final Request request;
	private final Lane lane;
	private final OptionalInt descriptor;
	private final Duration deadline;
	private final CompletableFuture<R> future = new CompletableFuture<>();
	private final long begunNanos = System.nanoTime();
	private @Nullable Timer timer;
	private int id;
	private boolean sent;
	private boolean abandoned;

	PendingCommand(QmpCommand<R> command, Lane lane, OptionalInt descriptor, Duration deadline) {
		this.command = command;
		this.request = new Request(command.name(), command.arguments(), lane == Lane.OUT_OF_BAND);
		this.lane = lane;
		this.descriptor = descriptor;
		this.deadline = deadline;
	}

	Request request() {
		return request;
	}

	Lane lane() {
		return lane;
	}

	OptionalInt descriptor() {
		return descriptor;
	}

	Duration deadline() {
		return deadline;
	}

	CompletableFuture<R> future() {
		return future;
	}

	long begunNanos() {
		return begunNanos;
	}

	/** Whether it is for ending the machine: who sends it does not wait until others are answered. */
	boolean endsMachine() {
		return command.endsMachine();
	}

	int id() {
		return id;
	}

	boolean isSent() {
		return sent;
	}

	/** Its deadline passed after it was sent: nobody waits for its answer, but it may come. */
	boolean isAbandoned() {
		return abandoned;
	}

	void giveTime(Timer running) {
		timer = running;
	}

	void markSent(int as) {
		id = as;
		sent = true;
	}

	void markAbandoned() {
		abandoned = true;
	}

	void complete(JsonNode result) {
		stopTimer();
		if (future.isDone()) {
			return;
		}
		try {
			future.complete(command.read(result));
		} catch (UnexpectedResultException | RuntimeException e) {
			future.completeExceptionally(new ResultUnreadable(request.toJson(), e));
		}
	}

	void refuse(QmpError error) {
		fail(new CommandFailed(request.toJson(), error));
	}

	/** The session is over. The end of the machine is what some commands are for. */
	void end(QmpException reason) {
		if (sent && command.endsMachine() && reason instanceof SessionEnded ended && !ended.byUs()) {
			complete(JsonNodeFactory.instance.objectNode());
		} else {
			fail(SessionEnded.during(request.toJson(), sent, reason));
		}
	}

	void fail(QmpException reason) {
		stopTimer();
		future.completeExceptionally(reason);
	}

	private void stopTimer() {
		var running = timer;
		if (running != null) {
			running.cancel();
		}
	}
}
