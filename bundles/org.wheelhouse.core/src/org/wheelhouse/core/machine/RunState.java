package org.wheelhouse.core.machine;

import org.wheelhouse.core.state.MachineCondition;
import org.wheelhouse.core.state.MigrationProgress;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.model.live.MigrationRole;

/**
 * What a connected machine is doing: {@code query-status} alone does not say that memory is on its way, and
 * {@code query-migrate} alone not in which direction. On the machine's queue.
 */
public final class RunState {

	/** QEMU's word, until 5.2, of a machine that was started with {@code -preconfig} and has no parts yet. */
	public static final String UNMADE = "preconfig";

	private volatile String status = "";
	private boolean running;
	private String migration = "";
	private boolean incoming;

	/** An answer of {@code query-status}. */
	public void status(String word, boolean runs) {
		status = word;
		running = runs;
		if (word.equals("inmigrate")) {
			incoming = true;
		}
	}

	/** Whether the machine has no parts yet. Any thread. */
	public boolean isUnmade() {
		return status.equals(UNMADE);
	}

	/** An answer of {@code query-migrate}; the word is empty when there was no migration. */
	public void migration(String word) {
		if (!status.equals("inmigrate") && MigrationProgress.isActive(word) && !MigrationProgress.isActive(migration)) {
			// What came here once may go on from here.
			incoming = false;
		}
		migration = word;
	}

	/** Which end of its migration the machine is. */
	public MigrationRole role() {
		if (incoming) {
			return MigrationRole.DESTINATION;
		}
		return migration.isEmpty() || migration.equals("none") ? MigrationRole.NONE : MigrationRole.SOURCE;
	}

	/** The condition that follows; an equal one when nothing changed, and as long as {@code query-status} was not answered. */
	public MachineCondition condition(MachineCondition before) {
		if (status.isEmpty()) {
			return before;
		}
		var state = state();
		return new MachineCondition(state, status, detail(state), "", before.peerId(), advice());
	}

	private MachineState state() {
		if (role() == MigrationRole.SOURCE && MigrationProgress.isActive(migration) && !status.equals("postmigrate")) {
			return MachineState.MIGRATING;
		}
		return switch (status) {
			case "paused", UNMADE, "prelaunch", "suspended", "save-vm", "restore-vm", "debug", "watchdog" ->
				MachineState.PAUSED;
			case "inmigrate" -> MachineState.INCOMING;
			case "finish-migrate" -> MachineState.MIGRATING;
			case "postmigrate" -> MachineState.SEALED;
			case "io-error", "internal-error", "guest-panicked" -> MachineState.FAILED;
			case "shutdown" -> MachineState.SHUTDOWN;
			default -> running ? MachineState.RUNNING : MachineState.PAUSED;
		};
	}

	private String detail(MachineState state) {
		if (state == MachineState.MIGRATING) {
			return "";
		}
		return switch (status) {
			case UNMADE -> "not made yet: it was started with -preconfig";
			case "prelaunch" -> "it has not begun; Resume lets it run";
			case "suspended" -> "the guest sleeps; a key typed into it wakes it";
			case "save-vm" -> "its state is being saved";
			case "restore-vm" -> "its state is being loaded";
			case "debug" -> "stopped by a debugger";
			case "watchdog" -> "paused by its watchdog, which the guest did not reset in time";
			case "inmigrate" -> MigrationProgress.isActive(migration)
					? "receives another machine's memory"
					: "waits for another machine's memory";
			case "postmigrate" -> "its guest has moved away, and must not run here again";
			case "io-error" -> "stopped because a disk cannot be read or written";
			case "internal-error" -> "QEMU met a fault of its own";
			case "guest-panicked" -> "the guest's kernel panicked";
			case "shutdown" -> "the guest has shut down";
			default -> "";
		};
	}

	private String advice() {
		return switch (status) {
			case UNMADE -> "Configure it in the QMP Console, or resume it: that makes the machine and lets it run.";
			case "suspended" -> "Resume wakes it.";
			case "watchdog" -> "Look at its screen, then resume it, or reset it when it goes on hanging.";
			case "io-error" -> "Mend the disk's image or its storage, then resume: what failed is tried again.";
			case "internal-error" -> "Only a reset helps. The last lines of QEMU's log may tell more.";
			case "guest-panicked" -> "Look at its screen and its serial port, then reset it.";
			case "shutdown" -> "Reset it and resume it to let the guest start again, or force it off.";
			case "postmigrate" -> "Quit it: resuming it would run the guest twice on the same disks.";
			default -> "";
		};
	}
}
