package org.wheelhouse.ssh;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.launch.LaunchFailures;
import org.wheelhouse.host.launch.LogLines;
import org.wheelhouse.host.launch.MachineFiles;
import org.wheelhouse.host.launch.MonitorAnswer;

/**
 * One machine on its way up on a far computer. One question at a time, no thread between two. All or none: when it fails, the
 * process is ended and the folder removed. When the connection is cut it is left as it is: who connects again finds it.
 */
final class FarLaunch {

	private static final Duration DEADLINE = Duration.ofSeconds(60);
	private static final long LOOK_MILLIS = 100;
	private static final long ANSWER_MILLIS = 20;

	private final FarMachines machines;
	private final Forwards forwards;
	private final ScheduledExecutorService executor;
	private final MachineFiles files;
	private final String name;
	private final long deadline = System.nanoTime() + DEADLINE.toNanos();
	private final CompletableFuture<HostedMachine> result = new CompletableFuture<>();
	/** To the second monitor; on its way, or there. */
	private @Nullable CompletableFuture<Forwards.Forward> way;
	private @Nullable MonitorAnswer check;
	private boolean givenUp;

	FarLaunch(FarMachines machines, Forwards forwards, ScheduledExecutorService executor, MachineFiles files,
			String name) {
		this.machines = machines;
		this.forwards = forwards;
		this.executor = executor;
		this.files = files;
		this.name = name;
	}

	/** Begins to look. */
	CompletableFuture<HostedMachine> begin() {
		look();
		return result;
	}

	private void look() {
		machines.look(files).whenComplete((told, failure) -> {
			if (failure != null) {
				cut(failure);
				return;
			}
			try {
				judge(told);
			} catch (RejectedExecutionException _) {
				closeCheck();
				result.completeExceptionally(FarSide.closing());
			}
		});
	}

	private void judge(FarMachine told) {
		var lines = LogLines.grave(told.log(), LaunchFailures.LINES);
		var command = told.record().map(record -> record.commandLine()).orElse(List.of());
		var ending = told.ending();
		if (ending.isPresent()) {
			fail(givenUp
					? LaunchFailures.silent(lines, command)
					: LaunchFailures.ended(ending.get(), lines, command));
		} else if (!givenUp && told.processes().isPresent()
				&& (hasAnswered() || LogLines.awaited(told.log()).isPresent())) {
			come(told);
		} else if (!givenUp && System.nanoTime() - deadline > 0) {
			givenUp = true;
			if (told.processes().isEmpty()) {
				fail(LaunchFailures.notSupervised(lines, command));
			} else {
				machines.kill(files.folder()).whenComplete((_, _) -> look());
			}
		} else {
			if (told.listens()) {
				ask();
			}
			executor.schedule(() -> pause(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS)),
					ANSWER_MILLIS, TimeUnit.MILLISECONDS);
		}
	}

	/** It is up: nothing secret stays. */
	private void come(FarMachine told) {
		closeCheck();
		machines.removeSecrets(files).whenComplete((_, _) -> told.machine().ifPresentOrElse(result::complete,
				() -> result.completeExceptionally(new HostException("The machine cannot be watched: the record of "
						+ files.id() + " is gone.", List.of()))));
	}

	/** Asks the second monitor, through a way of its own, if that is not done yet. */
	private synchronized void ask() {
		var open = machines.far().link().open();
		if (way != null || open.isEmpty()) {
			return;
		}
		var opened = forwards.open(open.get().connection(), new Address.Unix(files.spareMonitor()));
		way = opened;
		opened.whenComplete((forward, failure) -> {
			synchronized (this) {
				if (way == opened && failure != null) {
					way = null; // the next look asks anew
				} else if (way == opened) {
					check = new MonitorAnswer(forward.socket());
				}
			}
		});
	}

	/** Between two looks the monitor alone is asked, which costs the far computer nothing. */
	private void pause(long until) {
		if (hasAnswered() || System.nanoTime() - until > 0) {
			look();
		} else {
			executor.schedule(() -> pause(until), ANSWER_MILLIS, TimeUnit.MILLISECONDS);
		}
	}

	private synchronized boolean hasAnswered() {
		var current = check;
		if (current == null) {
			return false;
		}
		try {
			return current.answered();
		} catch (IOException _) {
			closeCheck(); // the next look asks anew
			return false;
		}
	}

	private synchronized void closeCheck() {
		var asking = check;
		if (asking != null) {
			asking.close();
		}
		var opened = way;
		if (opened != null) {
			opened.thenAccept(Forwards.Forward::close);
		}
		check = null;
		way = null;
	}

	private void fail(HostException reason) {
		closeCheck();
		machines.delete(files).whenComplete((_, _) -> result.completeExceptionally(reason));
	}

	private void cut(Throwable failure) {
		closeCheck();
		result.completeExceptionally(cut(machines.far(), name, failure));
	}

	/** What is said when nobody knows how far it came. */
	static HostException cut(FarSide far, String name, Throwable failure) {
		var cause = Objects.requireNonNullElse(failure.getCause(), failure);
		return new HostException("The connection to " + far.target() + " was lost while " + name + " was being started",
				cause instanceof HostException known ? known.what() + "." : String.valueOf(cause.getMessage()),
				"If it came up it runs on, and is in the list when the computer is connected again; it is not started twice.",
				List.of(), List.of());
	}
}
