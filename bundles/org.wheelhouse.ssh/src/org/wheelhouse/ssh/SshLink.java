package org.wheelhouse.ssh;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.host.remote.ConnectionProblem;
import org.wheelhouse.host.remote.ConnectionState;
import org.wheelhouse.host.remote.HostPrompter;
import org.wheelhouse.host.remote.RemoteHost;

/**
 * Keeps a connection to one computer: makes it, measures it, makes it anew when it was lost. What happens to it happens one
 * after the other, on the executor.
 */
final class SshLink implements AutoCloseable {

	/**
	 * A connection that is there.
	 *
	 * @param connection carries everything
	 * @param facts      what its computer told
	 */
	record Open(SshConnection connection, FarFacts facts) {}

	private final SshTarget target;
	private final SshSettings settings;
	private final HostPrompter prompter;
	private final ScheduledExecutorService executor;
	private final boolean bulk;
	private final List<Consumer<ConnectionState>> listeners = new CopyOnWriteArrayList<>();
	private volatile ConnectionState state = new ConnectionState.Idle();
	private volatile @Nullable Open open;
	/** What follows is guarded by this. */
	private @Nullable SshConnection current;
	private @Nullable FarFacts last;
	private boolean wanted;
	private Duration pause;

	/** @param bulk as of {@link FarShell} */
	SshLink(SshTarget target, SshSettings settings, HostPrompter prompter, ScheduledExecutorService executor,
			boolean bulk) {
		this.bulk = bulk;
		this.target = target;
		this.settings = settings;
		this.prompter = prompter;
		this.executor = executor;
		pause = settings.firstRetry();
	}

	ConnectionState state() {
		return state;
	}

	/** Hears of each new state, on any thread. */
	RemoteHost.Listening onState(Consumer<ConnectionState> listener) {
		Consumer<ConnectionState> own = listener::accept; // who listens twice stops once
		listeners.add(own);
		return () -> listeners.remove(own);
	}

	Optional<Open> open() {
		var there = open;
		return there == null ? Optional.empty() : Optional.of(there);
	}

	/** What the computer told when it was connected last. */
	synchronized Optional<FarFacts> facts() {
		var told = last;
		return told == null ? Optional.empty() : Optional.of(told);
	}

	/** Begins, if nothing is there or under way; one that waits to be tried again is tried at once. */
	void connect() {
		synchronized (this) {
			wanted = true;
		}
		execute(this::begin);
	}

	/** Gives the connection up, until somebody connects again: what was said last counts, whatever still goes on. */
	synchronized void disconnect() {
		wanted = false;
		var given = current;
		current = null;
		open = null;
		if (!(state instanceof ConnectionState.Closed)) {
			become(new ConnectionState.Idle());
		}
		if (given != null) {
			execute(given::close);
		}
	}

	private void execute(Runnable task) {
		try {
			executor.execute(task);
		} catch (RejectedExecutionException _) {
			// it is closed
		}
	}

	private void begin() {
		SshConnection begun;
		synchronized (this) {
			if (current != null || !wanted || state instanceof ConnectionState.Closed) {
				return;
			}
			become(new ConnectionState.Connecting());
			begun = SshConnection.open(target, settings, prompter, executor, bulk);
			current = begun;
		}
		begun.ended().thenAccept(problem -> execute(() -> ended(begun, problem)));
		begun.shell().ready().thenCompose(_ -> begun.shell().ask(opening()))
				.thenAccept(answer -> execute(() -> begin(begun, answer)));
	}

	/** An earlier connection that is lost may still hold its sockets there: that ends first. */
	private synchronized String opening() {
		var earlier = last;
		return (earlier == null ? "" : "(" + earlier.endScript() + ") >/dev/null 2>&1\n") + FarFacts.SCRIPT;
	}

	private void begin(SshConnection begun, FarShell.Answer answer) {
		FarFacts facts;
		try {
			facts = FarFacts.of(answer);
		} catch (IllegalArgumentException _) {
			refuse(begun,
					new ConnectionProblem(target + " is no computer on which QEMU could be managed", answer.lastLine(),
							"Wheelhouse needs a POSIX shell and Linux's /proc there.", false));
			return;
		}
		synchronized (this) {
			if (current != begun) {
				return;
			}
			last = facts;
			pause = settings.firstRetry();
			open = new Open(begun, facts);
		}
		measure(begun);
	}

	private void refuse(SshConnection begun, ConnectionProblem reason) {
		synchronized (this) {
			if (current != begun) {
				return;
			}
			current = null;
			become(new ConnectionState.Refused(reason));
		}
		begun.close();
	}

	private void measure(SshConnection measured) {
		var asked = System.nanoTime();
		measured.shell().ask(":").thenAccept(_ -> execute(() -> {
			var latency = Duration.ofNanos(System.nanoTime() - asked);
			synchronized (this) {
				if (current != measured) {
					return;
				}
				become(new ConnectionState.Connected(latency));
			}
			schedule(() -> measureAgain(measured), settings.aliveInterval());
		}));
	}

	private void measureAgain(SshConnection measured) {
		if (open().filter(now -> now.connection() == measured).isPresent()) {
			measure(measured);
		}
	}

	private void schedule(Runnable task, Duration delay) {
		try {
			executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
		} catch (RejectedExecutionException _) {
			// it is closed
		}
	}

	private void ended(SshConnection gone, ConnectionProblem problem) {
		synchronized (this) {
			if (current != gone || state instanceof ConnectionState.Closed) {
				return;
			}
			current = null;
			open = null;
			if (!problem.passing()) {
				become(new ConnectionState.Refused(problem));
				return;
			}
			become(new ConnectionState.Lost(problem, Instant.now().plus(pause)));
			schedule(this::beginAgain, pause);
			pause = pause.multipliedBy(2).compareTo(settings.longestRetry()) < 0
					? pause.multipliedBy(2)
					: settings.longestRetry();
		}
	}

	private void beginAgain() {
		if (state instanceof ConnectionState.Lost) {
			begin();
		}
	}

	private void become(ConnectionState next) {
		state = next;
		listeners.forEach(listener -> listener.accept(next));
	}

	/** The process of ssh that carries the connection; for tests, which end it. */
	Optional<ProcessHandle> process() {
		return open().flatMap(now -> now.connection().process());
	}

	/** What is asked of the far shell; empty when there is no connection. */
	Optional<CompletableFuture<FarShell.Answer>> ask(String script, byte[] input) {
		return open().map(now -> now.connection().shell().ask(script, input));
	}

	/** Ends it. Waits some seconds at most. */
	@Override
	public void close() {
		SshConnection left;
		synchronized (this) {
			left = current;
			current = null;
			open = null;
			become(new ConnectionState.Closed());
		}
		if (left != null) {
			left.close();
		}
	}
}
