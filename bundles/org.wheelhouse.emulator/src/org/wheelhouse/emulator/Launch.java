package org.wheelhouse.emulator;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.host.Ending;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.launch.LaunchFailures;
import org.wheelhouse.host.launch.LogLines;
import org.wheelhouse.host.launch.ReadyCheck;

/**
 * One machine on its way up: looks every few milliseconds whether it answers or has ended. All or none: when it fails, the
 * process is ended and the folder removed. Holds no thread between two looks.
 */
final class Launch {

	private static final Duration STEP = Duration.ofMillis(20);

	private final MachineFolder folder;
	private final Hosting hosting;
	private final ScheduledExecutorService executor;
	private final CompletableFuture<HostedMachine> result = new CompletableFuture<>();
	private final long deadline;
	private @Nullable ReadyCheck check;
	private boolean givenUp;

	/** What is done with the machine's process and files. */
	interface Hosting {

		ReadyCheck checkReady(MachineFolder folder);

		Optional<Ending> ending(MachineFolder folder);

		void kill(MachineFolder folder) throws HostException;
	}

	Launch(MachineFolder folder, Hosting hosting, ScheduledExecutorService executor, Duration limit) {
		this.folder = folder;
		this.hosting = hosting;
		this.executor = executor;
		this.deadline = System.nanoTime() + limit.toNanos();
	}

	/** Begins to look. */
	CompletableFuture<HostedMachine> begin() {
		executor.execute(this::step);
		return result;
	}

	private void step() {
		try {
			Optional<Ending> ending = hosting.ending(folder);
			if (ending.isPresent()) {
				List<String> lines = folder.logTail(LaunchFailures.LINES);
				List<String> command = folder.record().commandLine();
				fail(givenUp
						? LaunchFailures.silent(lines, command)
						: LaunchFailures.ended(ending.get(), lines, command));
			} else if (!givenUp && (answers() || waits())) {
				closeCheck();
				folder.removeSecrets(); // it reads them before it listens anywhere
				result.complete(folder.machine()
						.orElseThrow(() -> new IOException("the record of " + folder.files().id() + " is gone")));
			} else if (!givenUp && System.nanoTime() - deadline > 0) {
				giveUp();
			} else {
				lookAgain();
			}
		} catch (RejectedExecutionException _) {
			closeCheck();
			result.completeExceptionally(
					new HostException("The workbench is closing; the machine may still come up.", List.of()));
		} catch (IOException | HostException | RuntimeException e) {
			closeCheck();
			result.completeExceptionally(
					new HostException("The machine cannot be watched: " + e.getMessage(), List.of()));
		}
	}

	private void lookAgain() {
		executor.schedule(this::step, STEP.toMillis(), TimeUnit.MILLISECONDS);
	}

	/** Ends the process; the folder is removed when its supervisor has written the last file into it. */
	private void giveUp() throws HostException, IOException {
		givenUp = true;
		if (folder.processes().isEmpty()) {
			fail(LaunchFailures.notSupervised(folder.logTail(LaunchFailures.LINES), folder.record().commandLine()));
		} else {
			hosting.kill(folder);
			lookAgain();
		}
	}

	/** Whether it waits for somebody else to connect, however long that takes: it is not to be ended for that. */
	private boolean waits() {
		return folder.processes().isPresent() && LogLines.awaited(folder.log()).isPresent();
	}

	private boolean answers() {
		if (folder.processes().isEmpty()) {
			return false;
		}
		ReadyCheck current = check;
		if (current == null) {
			current = hosting.checkReady(folder);
			check = current;
		}
		try {
			return current.answered();
		} catch (IOException _) {
			closeCheck(); // the next step asks anew
			return false;
		}
	}

	private void closeCheck() {
		ReadyCheck current = check;
		check = null;
		if (current != null) {
			current.close();
		}
	}

	private void fail(HostException reason) throws IOException {
		closeCheck();
		folder.delete();
		result.completeExceptionally(reason);
	}
}
