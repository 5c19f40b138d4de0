package org.wheelhouse.qmp.session;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.WireException;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.endpoint.WireOpener;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.message.Event;
import org.wheelhouse.qmp.message.Failure;
import org.wheelhouse.qmp.message.Greeting;
import org.wheelhouse.qmp.message.QmpError;
import org.wheelhouse.qmp.message.QmpMessage;
import org.wheelhouse.qmp.message.Reply;
import org.wheelhouse.qmp.message.UnattributedFailure;
import org.wheelhouse.qmp.message.UnknownMessage;
import org.wheelhouse.qmp.session.PendingCommand.Lane;

/**
 * A conversation with one QEMU over its monitor, from the end of the handshake to the end of the connection. Whoever opened
 * it closes it. It has no thread of its own.
 * <p>
 * All methods may be called on any thread and none blocks. Futures are completed on the thread of the wires, which serves
 * all machines, or on the calling thread when a command is refused at once: what depends on them must not block, else use
 * the {@code …Async} forms. They fail with a {@link QmpException}.
 * <p>
 * A deadline bounds how long QEMU keeps a caller waiting without a sign: it counts from the call of {@code send} and anew from
 * each answer that QEMU gives to another command, since it answers in turn; while there are only events or parts of answers,
 * up to {@value #PATIENT_TIMES} times. For a command that ends the machine it counts from the call. After it the session stays
 * usable, and an answer that comes late is dropped. With out-of-band execution eight commands are
 * under way at a time, 64 where the wire leads elsewhere, else one; further ones wait in a bounded queue.
 */
public final class QmpSession implements CommandSender, AutoCloseable {

	/** As many as QEMU queues, which suspends the monitor beyond that. */
	private static final int WIDTH_WITH_OUT_OF_BAND = 8;
	/** What is on the way to a QEMU far away is in no queue of it yet: with 8 each round trip would bring 8 answers at most. */
	private static final int WIDTH_FAR = 64;
	/** So many deadlines may pass while a peer says something but answers nothing: an answer may be behind many events. */
	private static final int PATIENT_TIMES = 6;
	/** Known to every QEMU and answered from memory. */
	private static final QmpCommand<?> PROBE = new RawCommand("query-name");

	private final WireLoop loop;
	private final Connection connection;
	private final Greeting greeting;
	private final boolean outOfBand;
	private final Duration usualDeadline;
	private final QmpListener listener;
	private final Object lock = new Object();
	private final CommandWindow window;
	/** When the last answer came; guarded by the lock. */
	private long answeredNanos = System.nanoTime();
	private boolean closing;
	private @Nullable QmpException end;
	private @Nullable QmpError complaint;

	QmpSession(WireLoop loop, Connection connection, Greeting greeting, boolean outOfBand, QmpOptions options,
			QmpListener listener) {
		this.loop = loop;
		this.connection = connection;
		this.greeting = greeting;
		this.outOfBand = outOfBand;
		this.usualDeadline = options.timeouts().command();
		this.listener = listener;
		var width = connection.passesDescriptors() ? WIDTH_WITH_OUT_OF_BAND : WIDTH_FAR;
		this.window = new CommandWindow(outOfBand ? width : 1, options.queueLimit());
	}

	/**
	 * Connects, waits for the greeting and enables out-of-band execution where it is offered. Any thread; does not block.
	 * Cancelling the future gives up.
	 *
	 * @param listener hears events from the greeting on, and the end of a session that was open
	 * @return fails with {@link ConnectFailed}, {@link MonitorBusy}, {@link ProtocolViolated}, {@link SessionEnded},
	 *         {@link CommandFailed} or {@link CommandTimedOut}
	 */
	public static CompletableFuture<QmpSession> open(WireLoop loop, Address address, QmpOptions options,
			QmpListener listener) {
		return new Handshake(loop, loop, address, options, new GuardedListener(listener)).begin();
	}

	/**
	 * As {@link #open(WireLoop, Address, QmpOptions, QmpListener)}, where somebody else knows the way.
	 *
	 * @param opener opens the wire, on that loop
	 */
	public static CompletableFuture<QmpSession> open(WireLoop loop, WireOpener opener, Address address,
			QmpTimeouts timeouts, QmpListener listener) {
		return new Handshake(loop, opener, address, QmpOptions.of(timeouts), new GuardedListener(listener)).begin();
	}

	/** As {@link #open(WireLoop, Address, QmpOptions, QmpListener)} with the usual limits and without a trace. */
	public static CompletableFuture<QmpSession> open(WireLoop loop, Address address, QmpTimeouts timeouts,
			QmpListener listener) {
		return open(loop, address, QmpOptions.of(timeouts), listener);
	}

	/** What QEMU said when we connected. */
	public Greeting greeting() {
		return greeting;
	}

	/** Where the monitor is. */
	public Address address() {
		return connection.address();
	}

	/** The process at the other end of a unix socket, where the kernel tells it: QEMU, or who passed the socket to it. */
	public OptionalLong peerPid() {
		return connection.peerPid();
	}

	/** Whether commands can be sent with a descriptor. */
	public boolean passesDescriptors() {
		return connection.passesDescriptors();
	}

	/** Whether commands can be sent with {@link #sendOutOfBand}. */
	public boolean hasOutOfBand() {
		return outOfBand;
	}

	/** Whether commands can be sent. */
	public boolean isOpen() {
		synchronized (lock) {
			return !closing && end == null;
		}
	}

	@Override
	public <R> CompletableFuture<R> send(QmpCommand<R> command) {
		return send(command, usualDeadline);
	}

	/** Sends a command that QEMU shall answer within this time, as deadlines count. */
	public <R> CompletableFuture<R> send(QmpCommand<R> command, Duration deadline) {
		return submit(new PendingCommand<>(command, Lane.IN_BAND, OptionalInt.empty(), deadline));
	}

	/**
	 * As {@link #send(QmpCommand, Duration)} for what only keeps a view fresh: commands of {@code send} that have to wait go
	 * first, however many of these wait.
	 */
	public <R> CompletableFuture<R> sendYielding(QmpCommand<R> command, Duration deadline) {
		return submit(new PendingCommand<>(command, Lane.YIELDING, OptionalInt.empty(), deadline));
	}

	/**
	 * Sends a command with an open file descriptor of this process, as {@code getfd} needs it. Only over a unix socket.
	 *
	 * @param descriptor to stay open until the future is completed
	 */
	public <R> CompletableFuture<R> send(QmpCommand<R> command, int descriptor) {
		return submit(new PendingCommand<>(command, Lane.IN_BAND, OptionalInt.of(descriptor), usualDeadline));
	}

	/**
	 * Sends a command that QEMU executes at once, though others wait or hang. It takes few commands so: migrate-pause,
	 * migrate-recover, yank. Fails with {@link CommandNotSent} when the session {@linkplain #hasOutOfBand has it not}.
	 */
	public <R> CompletableFuture<R> sendOutOfBand(QmpCommand<R> command) {
		var pending = new PendingCommand<>(command, Lane.OUT_OF_BAND, OptionalInt.empty(), usualDeadline);
		if (!outOfBand) {
			pending.fail(new CommandNotSent(pending.request().toJson(),
					"This monitor does not offer out-of-band execution. Send it in the ordinary way.", null));
			return pending.future();
		}
		return submit(pending);
	}

	private <R> CompletableFuture<R> submit(PendingCommand<R> pending) {
		var refusal = accept(pending);
		if (refusal != null) {
			pending.fail(refusal);
		}
		return pending.future();
	}

	private @Nullable QmpException accept(PendingCommand<?> pending) {
		synchronized (lock) {
			var ended = closing && end == null ? SessionEnded.closedByUs() : end;
			if (ended != null) {
				return SessionEnded.during(pending.request().toJson(), false, ended);
			}
			if (!window.hasRoomFor(pending.lane())) {
				return new QueueFull(pending.request().toJson(), window.waiting());
			}
			pending.giveTime(loop.schedule(pending.deadline(), new Deadline(pending)));
			if (pending.lane() == Lane.IN_BAND || pending.lane() == Lane.YIELDING) {
				window.add(pending);
				sendWaiting();
			} else {
				window.addAtOnce(pending);
				transmit(pending);
			}
			return null;
		}
	}

	/** Under the lock, so that commands are sent in the order of their ids. */
	private void sendWaiting() {
		for (var next = window.next(); next != null; next = window.next()) {
			transmit(next);
		}
	}

	private void transmit(PendingCommand<?> pending) {
		if (pending.descriptor().isEmpty()) {
			connection.send(pending.request(), pending.id());
			return;
		}
		try {
			connection.send(pending.request(), pending.id(), pending.descriptor().getAsInt());
		} catch (WireException e) {
			window.withdraw(pending);
			var reason = new CommandNotSent(pending.request().toJson(), String.valueOf(e.getMessage()), e);
			// Not here: what depends on the future must not run under the lock.
			loop.schedule(Duration.ZERO, () -> pending.fail(reason));
		}
	}

	/** A class and no lambda, as there is one for every command: see {@link WireLoop}. */
	private final class Deadline implements Runnable {
		private final PendingCommand<?> pending;

		private Deadline(PendingCommand<?> pending) {
			this.pending = pending;
		}

		@Override
		public void run() {
			timedOut(pending);
		}
	}

	private void timedOut(PendingCommand<?> pending) {
		boolean sent;
		boolean heard;
		Duration waited;
		synchronized (lock) {
			var now = System.nanoTime();
			var patience = pending.deadline().toNanos();
			var unanswered = now - patientSince(pending);
			var unheard = now - connection.heardNanos();
			heard = unheard < patience;
			waited = Duration.ofNanos(unanswered);
			var left = patience - (heard && mayWait(pending, unanswered) ? unheard : unanswered);
			if (left > 0 && !pending.future().isDone()) {
				pending.giveTime(loop.schedule(Duration.ofNanos(left), new Deadline(pending)));
				return;
			}
			sent = pending.isSent();
			window.abandon(pending);
			sendWaiting();
		}
		pending.fail(new CommandTimedOut(pending.request(), waited, sent, heard));
	}

	/** From when on QEMU has given no sign of getting on. Under the lock. */
	private long patientSince(PendingCommand<?> pending) {
		var begun = pending.begunNanos();
		return pending.endsMachine() || answeredNanos - begun < 0 ? begun : answeredNanos;
	}

	private static boolean mayWait(PendingCommand<?> pending, long unansweredNanos) {
		return !pending.endsMachine() && unansweredNanos < PATIENT_TIMES * pending.deadline().toNanos();
	}

	/** Hears what comes for this session. */
	Connection.Handler handler() {
		return new Connection.Handler() {

			@Override
			public void opened() {
				throw new IllegalStateException("the wire was open before the session");
			}

			@Override
			public void message(QmpMessage message) {
				switch (message) {
					case Reply reply -> {
						var command = answered(reply.id());
						if (command != null) {
							command.complete(reply.result());
						}
					}
					case Failure failure -> {
						var command = answered(failure.id());
						if (command != null) {
							command.refuse(failure.error());
						}
					}
					case UnattributedFailure failure -> complained(failure.error());
					case Event event -> listener.event(event);
					case Greeting _,UnknownMessage _ -> {
						// means nothing here
					}
				}
			}

			@Override
			public void ended(QmpException reason) {
				QmpSession.this.ended(reason);
			}
		};
	}

	/** The command that this id answers, no longer under way; null when nobody waits for it. */
	private @Nullable PendingCommand<?> answered(long id) {
		PendingCommand<?> pending;
		List<PendingCommand<?>> lost = List.of();
		synchronized (lock) {
			pending = window.answered(id);
			answeredNanos = System.nanoTime();
			if (pending == null) {
				return null;
			}
			if (pending.lane() == Lane.PROBE) {
				lost = window.takeBefore(pending);
			}
			sendWaiting();
		}
		for (var command : lost) {
			lose(command);
		}
		return pending;
	}

	private void lose(PendingCommand<?> pending) {
		var words = complaint;
		pending.fail(new OutcomeUnknown(pending.request().toJson(),
				words == null ? new QmpError("GenericError", "") : words));
	}

	/** QEMU could not read something. Once it answers a later command, every earlier one that it has not answered is lost. */
	private void complained(QmpError error) {
		complaint = error;
		synchronized (lock) {
			if (!window.hasUnderWay()) {
				return;
			}
		}
		// When it is refused enough probes are under way, or the session is over.
		submit(new PendingCommand<>(PROBE, Lane.PROBE, OptionalInt.empty(), usualDeadline));
	}

	private void ended(QmpException reason) {
		List<PendingCommand<?>> left;
		synchronized (lock) {
			end = reason;
			left = window.clear();
		}
		left.forEach(pending -> pending.end(reason));
		listener.ended(reason);
	}

	/**
	 * Ends the session; the machine goes on. No command is taken any more; the pending ones fail, and the listener hears the
	 * end, on the thread of the wires soon after. Does nothing when it has ended.
	 */
	@Override
	public void close() {
		synchronized (lock) {
			closing = true;
		}
		connection.close();
	}
}
