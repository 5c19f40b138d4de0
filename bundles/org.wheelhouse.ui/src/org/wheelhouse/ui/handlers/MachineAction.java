package org.wheelhouse.ui.handlers;

import static org.wheelhouse.model.live.MachineState.DEFINED;
import static org.wheelhouse.model.live.MachineState.ENDED;
import static org.wheelhouse.model.live.MachineState.FAILED;
import static org.wheelhouse.model.live.MachineState.LOST;
import static org.wheelhouse.model.live.MachineState.MIGRATING;
import static org.wheelhouse.model.live.MachineState.PAUSED;
import static org.wheelhouse.model.live.MachineState.RUNNING;
import static org.wheelhouse.model.live.MachineState.SEALED;
import static org.wheelhouse.model.live.MachineState.SHUTDOWN;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.wheelhouse.model.live.Lock;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;

/** What can be done to a machine, and when. The expressions of {@code plugin.xml} know them by {@link #key()}. */
public enum MachineAction {
	/** Opens its editor. */
	OPEN("open", _ -> true),
	/** Starts it from its definition. */
	START("start", MachineAction::startable),
	/** Pauses the guest. */
	PAUSE("pause", MachineAction::running),
	/** Lets the guest go on. */
	RESUME("resume", MachineAction::resumable),
	/** Resets it. */
	RESET("reset", MachineAction::resettable),
	/** Presses its power button. */
	POWER_DOWN("powerdown", MachineAction::running),
	/** Ends its process. */
	CUT("cut", MachineAction::endable),
	/** Leaves it running and drops its row. */
	DETACH("detach", MachineAction::detachable),
	/** Drops the row of one that does not run. */
	FORGET("forget", MachineAction::forgettable),
	/** Calls it otherwise. */
	RENAME("rename", MachineAction::isAtRest),
	/** Makes a second one like it. */
	DUPLICATE("duplicate", MachineAction::isAtRest),
	/** Deletes it with files of its own. */
	DELETE("delete", MachineAction::isAtRest),
	/** Copies what it was started with. */
	COPY_COMMAND_LINE("copyCommandLine", MachineAction::hasCommandLine),
	/** Moves its guest. */
	MIGRATE("migrate", MachineAction::ready),
	/** Stops moving its guest. */
	CANCEL_MIGRATION("cancelMigration", MachineAction::migrating),
	/** Ends what its guest has left. */
	END_SOURCE("endSource", MachineAction::sealed),
	/** Asks it for everything again. */
	REFRESH("refresh", MachineAction::hasProcess),
	/** Plugs a device in. */
	PLUG("plug", MachineAction::ready),
	/** Gives its guest more or less memory. */
	BALLOON("balloon", MachineAction::ready),
	/** Writes memory to a file. */
	SAVE_MEMORY("saveMemory", MachineAction::hasMemory),
	/** Changes the passwords and the address of its VNC server. */
	VNC_SERVER("vncServer", MachineAction::hasMemory),
	/** Interrupts its guest. */
	NMI("nmi", MachineAction::running),
	/** Tells SPICE viewers where it goes. */
	ANNOUNCE("announce", machine -> ready(machine) && machine.isSpice()),
	/** Makes it read-only. */
	LOCK("lock", machine -> machine.getLock() == Lock.NONE || machine.getLock() == Lock.HOST),
	/** Takes that back. */
	UNLOCK("unlock", machine -> machine.getLock() == Lock.MACHINE);

	/** What neither sends anything nor changes what is the machine's. */
	private static final Set<MachineAction> WHEN_LOCKED = EnumSet.of(OPEN, DETACH, DUPLICATE, COPY_COMMAND_LINE,
			REFRESH,
			LOCK, UNLOCK);

	private static final Set<MachineAction> FOR_ONE = EnumSet.of(OPEN, RENAME, DUPLICATE, DELETE, PLUG,
			BALLOON, SAVE_MEMORY,
			VNC_SERVER,
			ANNOUNCE);

	private final String key;
	private final Predicate<Machine> possible;

	MachineAction(String key, Predicate<Machine> possible) {
		this.key = key;
		this.possible = possible;
	}

	/** Its name in {@code plugin.xml}. */
	public String key() {
		return key;
	}

	/** Whether it makes sense for the machine as it is now. Model thread. */
	public boolean possible(Machine machine) {
		return isLeft(machine.getLock()) && possible.test(machine);
	}

	/** A copy of a machine is made on its computer. */
	private boolean isLeft(Lock lock) {
		return lock == Lock.NONE || WHEN_LOCKED.contains(this) && (this != DUPLICATE || lock == Lock.MACHINE);
	}

	/** Whether it can be made on several machines at once. */
	public boolean forSeveral() {
		return !FOR_ONE.contains(this);
	}

	/** The same where it is one of several: what needs an answer about this one machine is not among them. */
	boolean possibleAmongSeveral(Machine machine) {
		return possible(machine) && !(this == RESUME && sealed(machine));
	}

	/** The keys of all that make sense for at least one of these machines; where they are several, for several. */
	static List<String> keys(List<Machine> machines) {
		return Arrays.stream(values()).filter(gesture -> machines.size() == 1
				? gesture.possible(machines.getFirst())
				: gesture.forSeveral() && machines.stream().anyMatch(gesture::possibleAmongSeveral))
				.map(MachineAction::key)
				.toList();
	}

	private static boolean running(Machine machine) {
		return machine.getState() == RUNNING;
	}

	private static boolean ready(Machine machine) {
		return in(machine, Set.of(RUNNING, PAUSED));
	}

	/** What waits for a guest has none yet, and who does not answer does not do this either. */
	private static boolean hasMemory(Machine machine) {
		return in(machine, Set.of(RUNNING, PAUSED, MIGRATING, SEALED, SHUTDOWN)) || stoppedByError(machine);
	}

	private static boolean migrating(Machine machine) {
		return machine.getState() == MIGRATING;
	}

	private static boolean sealed(Machine machine) {
		return machine.getState() == SEALED;
	}

	private static boolean startable(Machine machine) {
		return machine.getState() == DEFINED || ended(machine) && machine.isLaunched();
	}

	private static boolean resumable(Machine machine) {
		return in(machine, Set.of(PAUSED, SEALED)) || stoppedByError(machine);
	}

	private static boolean resettable(Machine machine) {
		return in(machine, Set.of(RUNNING, PAUSED, SHUTDOWN)) || stoppedByError(machine);
	}

	private static boolean endable(Machine machine) {
		return hasProcess(machine) || machine.getState() == LOST && machine.isLaunched();
	}

	private static boolean detachable(Machine machine) {
		return !machine.isLaunched() && !in(machine, Set.of(DEFINED, ENDED));
	}

	private static boolean forgettable(Machine machine) {
		return in(machine, Set.of(DEFINED, LOST)) || ended(machine);
	}

	/** There is a definition, and no process. */
	private static boolean isAtRest(Machine machine) {
		return !machine.getDefinitionPath().isEmpty() && (machine.getState() == DEFINED || ended(machine));
	}

	private static boolean ended(Machine machine) {
		return machine.getState() == ENDED || machine.getState() == FAILED && machine.getPid() == 0;
	}

	private static boolean stoppedByError(Machine machine) {
		return machine.getState() == FAILED && machine.getPid() != 0;
	}

	private static boolean hasCommandLine(Machine machine) {
		return !machine.getCommandLine().isEmpty();
	}

	private static boolean hasProcess(Machine machine) {
		return switch (machine.getState()) {
			case RUNNING, PAUSED, MIGRATING, INCOMING, SEALED, SHUTDOWN, UNRESPONSIVE -> true;
			case FAILED -> stoppedByError(machine);
			case DEFINED, CONNECTING, LOST, ENDED -> false;
		};
	}

	private static boolean in(Machine machine, Set<MachineState> states) {
		return states.contains(machine.getState());
	}
}
