package org.wheelhouse.core.state;

import java.util.List;
import java.util.Map;

import org.wheelhouse.model.live.Lock;

/**
 * Everything known of one machine at one moment. Deep-immutable; what did not change is the same object in the next one.
 *
 * @param identity  what it is to the workbench
 * @param facts     what QEMU said of itself when it was connected
 * @param condition what it is doing and why
 * @param load      figures
 * @param trees     what is inside, as far as somebody watches
 * @param leaving   devices whose removal was asked for and not seen yet, by device id
 * @param differences how it is otherwise than its definition
 * @param migrated  whether its guest had been migrated when its QEMU was last heard, so that it may run elsewhere on the same disks
 * @param gestures  what was done to its devices in this session, oldest first
 * @param lock      whether nothing is sent to it but questions
 */
public record MachineSnapshot(MachineIdentity identity, MachineFacts facts, MachineCondition condition,
		MachineLoad load,
		MachineTrees trees, Map<String, PendingUnplug> leaving, List<Difference> differences,
		boolean migrated, List<DeviceGesture> gestures, Lock lock) {

	public MachineSnapshot {
		gestures = List.copyOf(gestures);
		leaving = Map.copyOf(leaving);
		differences = List.copyOf(differences);
	}

	/** One that is as it is defined, as far as is known. */
	public MachineSnapshot(MachineIdentity identity, MachineFacts facts, MachineCondition condition, MachineLoad load,
			MachineTrees trees, Map<String, PendingUnplug> leaving) {
		this(identity, facts, condition, load, trees, leaving, List.of(), false, List.of(), Lock.NONE);
	}

	/** The key of the row. */
	public String id() {
		return identity.id();
	}

	/** The same with another identity. */
	public MachineSnapshot with(MachineIdentity changed) {
		return new MachineSnapshot(changed, facts, condition, load, trees, leaving, differences, migrated, gestures,
				lock);
	}

	/** The same with other facts. */
	public MachineSnapshot with(MachineFacts changed) {
		return new MachineSnapshot(identity, changed, condition, load, trees, leaving, differences, migrated, gestures,
				lock);
	}

	/** The same with another condition. */
	public MachineSnapshot with(MachineCondition changed) {
		return new MachineSnapshot(identity, facts, changed, load, trees, leaving, differences, migrated, gestures,
				lock);
	}

	/** The same with other figures. */
	public MachineSnapshot with(MachineLoad changed) {
		return new MachineSnapshot(identity, facts, condition, changed, trees, leaving, differences, migrated,
				gestures, lock);
	}

	/** The same with other trees. */
	public MachineSnapshot with(MachineTrees changed) {
		return new MachineSnapshot(identity, facts, condition, load, changed, leaving, differences, migrated, gestures,
				lock);
	}

	/** The same with other leaving devices. */
	public MachineSnapshot with(Map<String, PendingUnplug> changed) {
		return new MachineSnapshot(identity, facts, condition, load, trees, changed, differences, migrated, gestures,
				lock);
	}

	/** The same with other differences. */
	public MachineSnapshot withDifferences(List<Difference> changed) {
		return new MachineSnapshot(identity, facts, condition, load, trees, leaving, changed, migrated, gestures, lock);
	}

	/** The same with whether its guest had been migrated. */
	public MachineSnapshot migrated(boolean gone) {
		return new MachineSnapshot(identity, facts, condition, load, trees, leaving, differences, gone, gestures, lock);
	}

	/** The same with other gestures. */
	public MachineSnapshot withGestures(List<DeviceGesture> changed) {
		return new MachineSnapshot(identity, facts, condition, load, trees, leaving, differences, migrated, changed,
				lock);
	}

	/** The same with another lock. */
	public MachineSnapshot with(Lock changed) {
		return new MachineSnapshot(identity, facts, condition, load, trees, leaving, differences, migrated, gestures,
				changed);
	}
}
