package org.wheelhouse.core.internal.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.KeptElsewhere;
import org.wheelhouse.core.failure.NotShown;
import org.wheelhouse.core.failure.Reason;
import org.wheelhouse.core.internal.machine.Overheard;
import org.wheelhouse.core.internal.series.RecordedSeries;
import org.wheelhouse.core.machine.ImageCreations;
import org.wheelhouse.core.state.MachineFacts;
import org.wheelhouse.core.state.MachineLoad;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.Timer;
import org.wheelhouse.endpoint.WireOpener;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.dialect.QemuCapabilities;
import org.wheelhouse.qmp.message.Event;
import org.wheelhouse.qmp.session.CommandSender;
import org.wheelhouse.qmp.session.CommandTimedOut;
import org.wheelhouse.qmp.session.QmpException;
import org.wheelhouse.qmp.session.QmpListener;
import org.wheelhouse.qmp.session.QmpSession;

/**
 * Keeps a machine connected: connects, asks who it is, and when the connection is lost finds out whether the process has
 * ended or tries again. On the machine's queue where not said otherwise.
 */
final class MonitorConnector {

	/** What the link tells its machine, on the machine's queue where not said otherwise. */
	interface Owner extends Overheard {

		/** Takes the machine for this workbench; fails with {@link KeptElsewhere} when another one has it. */
		CompletableFuture<?> keep();

		/** Where the monitor is. */
		Address address();

		/** What opens a wire to there: its host. */
		WireOpener opener();

		/** What is known of the machine. */
		MachineFacts facts();

		/** Something happened in the machine. On the thread of the wires. */
		void heard(Event event);

		/**
		 * A connection is open, and this process is at the other end where that can be told.
		 *
		 * @return completes when it is known who is there; never fails
		 */
		CompletableFuture<?> opened(OptionalLong pid);

		/** The machine was made, so that it has a serial port now if it is to have one. */
		void made();

		/** Something was learned. */
		void learned(UnaryOperator<MachineSnapshot> change);

		/** No event comes any more. On the thread of the wires, after every pending command has failed. */
		void deaf(QmpException reason);

		/** The connection is gone. */
		void closed();

		/** Whether the process has ended, how it did, or neither can be told; never fails. */
		CompletableFuture<ProcessStatus> whereabouts();

		/** Where QEMU, just started, waits for somebody to connect before it answers; known of some machines only; never fails. */
		CompletableFuture<Optional<String>> awaited();

		/** As {@link #awaited}, of every machine of which it can be told; looks for its process. */
		CompletableFuture<Optional<String>> searchAwaited();

		/** The process has ended. */
		void ended(String text, List<String> lastLines);
	}

	/** How long it may take until the end of a process can be seen after the end of its connection. */
	private static final Duration ROUND = Duration.ofMillis(100);
	private static final int ROUNDS = 20;
	private static final String RETRYING = "It is tried again and again until QEMU answers or has ended.";
	private static final String AWAITED = "waits for somebody to connect to %s";
	private static final String CONNECT = "Connect there, then it goes on. Started with wait=off it does not wait.";
	private static final Duration SOON = Duration.ofSeconds(1);
	private static final Duration GRACE = Duration.ofSeconds(2);
	private static final String BUSY = "QEMU is busy. Wait, or force it off.";
	private static final String SILENT = "QEMU is stopped (SIGSTOP; kill -CONT lets it go on), busy, or hangs. Wait, or force it off.";

	private final MachineContext around;
	private final Executor queue;
	private final TopicWatches interest;
	private final RecordedSeries series;
	private final ImageCreations creations = new ImageCreations();
	private final Owner owner;
	private final List<CompletableFuture<MachineFacts>> waiting = new ArrayList<>();
	private final List<Consumer<QmpCommand<?>>> sentListeners = new CopyOnWriteArrayList<>();
	private volatile Optional<SampledSession> connection = Optional.empty();
	private volatile Optional<QmpSession> lastSession = Optional.empty();
	/** Whether the first answers of this connection are in. */
	private volatile boolean answered;
	/** Counts connections, so that news of one before are not taken for news of this one. */
	private int generation;
	private int failures;
	private long begunNanos;
	private @Nullable Timer timer;

	MonitorConnector(MachineContext around, Executor queue, TopicWatches interest, RecordedSeries series,
			Owner owner) {
		this.around = around;
		this.queue = queue;
		this.interest = interest;
		this.series = series;
		this.owner = owner;
	}

	/** Any thread: whether commands can be sent. */
	boolean isConnected() {
		return answered && connection.isPresent();
	}

	/** Any thread: the session in use or, when that has ended, the one before, which refuses every command with the reason. */
	Optional<QmpSession> session() {
		return lastSession;
	}

	/**
	 * Any thread: what QEMU understands; fails with the reason when there is no connection.
	 *
	 * @param door by way of which it is spoken to over one session
	 */
	CompletableFuture<QemuCapabilities> language(Function<QmpSession, CommandSender> door) {
		return connection.map(open -> open.language(door.apply(open.session())))
				.orElseGet(() -> lastSession.map(QemuCapabilities::learn).orElseGet(MonitorConnector::neverConnected));
	}

	/** Any thread: asks in the words of the QEMU that is connected; without one as the session that has ended refuses. */
	<R> CompletableFuture<R> ask(QmpCommand<R> question) {
		return connection.map(open -> open.asking().send(question))
				.orElseGet(
						() -> lastSession.map(last -> last.send(question)).orElseGet(MonitorConnector::neverConnected));
	}

	/** What comes of a command while there has not been any connection yet. */
	static <R> CompletableFuture<R> neverConnected() {
		return CompletableFuture.failedFuture(new IllegalStateException("The machine is not connected yet"));
	}

	/** Any thread: who hears of the commands of others. */
	Subscription onSent(Consumer<QmpCommand<?>> listener) {
		sentListeners.add(listener);
		return () -> sentListeners.remove(listener);
	}

	/** Any thread: somebody else than the questions is about to send a command. */
	void sending(QmpCommand<?> command) {
		creations.sending(command);
		sentListeners.forEach(listener -> listener.accept(command));
	}

	/** Any thread: {@link ImageCreations#unlessOne} over this link. */
	<T> CompletableFuture<Optional<T>> unlessImageIsCreated(Supplier<CompletableFuture<T>> question) {
		return connection.map(open -> creations.unlessOne(open.session(), question))
				.orElseGet(() -> question.get().thenApply(Optional::of));
	}

	/**
	 * Any thread: what somebody else than the questions sent was answered, refused, or given up.
	 *
	 * @return whether the block topic may be asked for again
	 */
	boolean answered(QmpCommand<?> command) {
		return creations.answered(command);
	}

	/** Connects unless it is connected. The future completes when the first answers are in. */
	CompletableFuture<MachineFacts> connect() {
		if (isConnected()) {
			return CompletableFuture.completedFuture(owner.facts());
		}
		var connected = new CompletableFuture<MachineFacts>();
		waiting.add(connected);
		if (connection.isEmpty()) {
			failures = 0;
			begunNanos = System.nanoTime();
			begin();
		}
		return connected;
	}

	private void begin() {
		cancelTimer();
		var current = ++generation;
		owner.awaited().thenAcceptAsync(awaited -> {
			if (current == generation && connection.isEmpty()) {
				awaited.ifPresent(this::waits);
			}
		}, queue);
		var listener = new QmpListener() {
			@Override
			public void event(Event event) {
				creations.heard(event);
				owner.heard(event);
			}

			@Override
			public void ended(QmpException reason) {
				owner.deaf(reason);
				queue.execute(() -> MonitorConnector.this.ended(current));
			}
		};
		owner.keep()
				.thenCompose(_ -> QmpSession.open(around.wires(), owner.opener(), owner.address(),
						around.settings().timeouts(), listener))
				.whenCompleteAsync((session, problem) -> came(current, session, problem), queue);
	}

	private void came(int current, @Nullable QmpSession session, @Nullable Throwable problem) {
		if (session != null) {
			opened(current, session);
		} else if (problem != null && current == generation) {
			failed(problem);
		}
	}

	private void opened(int current, QmpSession session) {
		if (current != generation) {
			session.close();
			return;
		}
		creations.connected(session.greeting().version());
		var opened = new SampledSession(session, around, interest, series, creations, owner, queue,
				listener(current));
		connection = Optional.of(opened);
		lastSession = Optional.of(session);
		opened.learnCommands().thenCombine(owner.opened(session.peerPid()), (_, _) -> opened)
				.thenCompose(this::firstQuestions)
				.whenCompleteAsync((facts, problem) -> introduced(current, opened, facts, problem), queue);
	}

	private CompletableFuture<MachineFacts> firstQuestions(SampledSession opened) {
		return new InitialQueries(opened.asking(), opened.session().greeting().version()).ask(owner.facts());
	}

	private void introduced(int current, SampledSession opened, @Nullable MachineFacts facts,
			@Nullable Throwable problem) {
		if (current != generation) {
			return;
		}
		if (facts != null) {
			owner.learned(snapshot -> snapshot.with(facts));
			opened.start();
		} else if (problem != null) {
			drop();
			owner.closed();
			failed(problem);
		}
	}

	private Sampler.Listener listener(int current) {
		return new Sampler.Listener() {
			@Override
			public void answered(Topic topic, UnaryOperator<MachineSnapshot> change) {
				if (current != generation) {
					return;
				}
				if (topic == Topic.STATUS) {
					// Whoever hears of the new state finds it connected.
					answered = true;
					var unmade = isUnmade();
					owner.learned(change);
					firstAnswer();
					if (unmade && !isUnmade()) {
						introduceAgain(current);
					}
				} else if (isUnmade()) {
					// An answer of nothing, where there is nothing yet, would look like a machine without disks.
					owner.learned(snapshot -> snapshot.with(snapshot.trees().untold(topic, NotShown.NOT_MADE)));
				} else {
					owner.learned(snapshot -> {
						var changed = change.apply(snapshot);
						return changed.with(changed.trees().told(topic));
					});
				}
			}

			@Override
			public void untold(Topic topic, Throwable reason) {
				connection.filter(_ -> current == generation)
						.flatMap(open -> NotShown.because(reason, open.session().greeting().version()))
						.ifPresent(why -> owner
								.learned(snapshot -> snapshot.with(snapshot.trees().untold(topic, why))));
			}

			@Override
			public void silent(CommandTimedOut reason) {
				if (current == generation) {
					owner.learned(snapshot -> snapshot.with(snapshot.condition().in(MachineState.UNRESPONSIVE,
							reason.heard()
									? "its monitor tells other things, and has answered nothing for "
											+ reason.waited().toSeconds() + " s"
									: "its monitor was asked, and has said nothing for "
											+ Math.max(1, around.settings().silence().toSeconds()) + " s",
							reason.heard() ? BUSY : SILENT)));
				}
			}
		};
	}

	private boolean isUnmade() {
		return connection.filter(SampledSession::isUnmade).isPresent();
	}

	/** Now that there is a machine, it may have a name and CPUs. */
	private void introduceAgain(int current) {
		owner.made();
		connection.ifPresent(open -> firstQuestions(open).whenCompleteAsync((facts, _) -> {
			if (facts != null && current == generation) {
				owner.learned(snapshot -> snapshot.with(facts));
			}
		}, queue));
	}

	private void firstAnswer() {
		failures = 0;
		settle();
	}

	private void settle() {
		var connected = List.copyOf(waiting);
		waiting.clear();
		connected.forEach(future -> future.complete(owner.facts()));
	}

	/** QEMU answers nobody until somebody has connected elsewhere. */
	private void waits(String address) {
		owner.learned(snapshot -> snapshot
				.with(snapshot.condition().in(MachineState.UNRESPONSIVE, AWAITED.formatted(address), CONNECT)));
	}

	private void failed(Throwable problem) {
		var current = generation;
		var reason = Reason.of(problem);
		owner.whereabouts().thenCompose(found -> (found instanceof ProcessStatus.Ended
				? CompletableFuture.completedFuture(Optional.<String>empty())
				: owner.searchAwaited()).thenAcceptAsync(awaited -> {
					if (current == generation) {
						failed(reason, found, awaited);
					}
				}, queue));
	}

	private void failed(Throwable reason, ProcessStatus found, Optional<String> awaited) {
		if (awaited.isPresent()) {
			waits(awaited.get());
			// Who waits for it here is not kept waiting, unless it is about to go on.
			if (System.nanoTime() - begunNanos > GRACE.toNanos()) {
				settle();
			}
			later(SOON, this::begin);
			return;
		}
		refuse(reason);
		var attempt = ConnectFailure.failed(reason);
		if (attempt.gone() || found instanceof ProcessStatus.Ended) {
			inquire(0, attempt.gone());
		} else {
			owner.learned(snapshot -> snapshot
					.with(snapshot.condition().in(attempt.state(), attempt.detail(), attempt.advice())));
			if (reason instanceof KeptElsewhere) {
				owner.learned(snapshot -> snapshot.with(MachineLoad.UNKNOWN)); // when it was seen is nothing to tell
				// It is taken when a person wants it; that it has ended is seen all the same.
				later(around.settings().retry().before(failures++), () -> failed(reason));
			} else {
				retryLater();
			}
		}
	}

	private void ended(int current) {
		if (current != generation) {
			return;
		}
		drop();
		owner.closed();
		owner.learned(
				snapshot -> snapshot.with(snapshot.condition().in(MachineState.LOST, "connection lost", RETRYING)));
		inquire(0, false);
	}

	/** Finds out whether the process has ended: the end of the connection is heard before it has. */
	private void inquire(int round, boolean socketGone) {
		var current = generation;
		owner.whereabouts().thenAcceptAsync(found -> {
			if (current == generation) {
				inquired(found, round, socketGone);
			}
		}, queue);
	}

	private void inquired(ProcessStatus found, int round, boolean socketGone) {
		switch (found) {
			case ProcessStatus.Ended ended when ended.certain() || round >= ROUNDS ->
				owner.ended(ended.text(), ended.lastLines());
			case ProcessStatus.Unknown _ when socketGone ->
				owner.ended("gone: nobody listens on " + owner.address() + " any more", List.of());
			case ProcessStatus.Ended _,ProcessStatus.Alive _,ProcessStatus.Unknown _ -> {
				if (round < ROUNDS) {
					later(ROUND, () -> inquire(round + 1, socketGone));
				} else {
					retryLater();
				}
			}
		}
	}

	private void retryLater() {
		later(around.settings().retry().before(failures++), () -> begin());
	}

	private void later(Duration delay, Runnable action) {
		cancelTimer();
		var current = generation;
		timer = around.wires().schedule(delay, () -> queue.execute(() -> {
			if (current == generation) {
				action.run();
			}
		}));
	}

	private void cancelTimer() {
		var planned = timer;
		if (planned != null) {
			planned.cancel();
			timer = null;
		}
	}

	private void drop() {
		series.interrupt(System.currentTimeMillis());
		generation++;
		answered = false;
		connection.ifPresent(SampledSession::close);
		connection = Optional.empty();
	}

	void invalidate(Collection<Topic> topics) {
		connection.filter(_ -> answered).ifPresent(open -> open.invalidate(topics));
	}

	void watchesChanged() {
		connection.filter(_ -> answered).ifPresent(SampledSession::watchesChanged);
	}

	/** Ends the connection and every attempt to get one; who waits for it hears why. */
	void close(String reason) {
		cancelTimer();
		drop();
		refuse(new CoreException(reason));
	}

	/** The same, until somebody connects again: its computer cannot be reached. */
	void suspend(String reason) {
		var was = connection.isPresent();
		close(reason);
		if (was) {
			owner.closed();
		}
	}

	private void refuse(Throwable reason) {
		var refused = List.copyOf(waiting);
		waiting.clear();
		refused.forEach(future -> future.completeExceptionally(reason));
	}
}
