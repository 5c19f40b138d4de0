package org.wheelhouse.core.internal.registry;

import static org.wheelhouse.model.live.LivePackage.Literals.*;

import java.util.Map;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.wheelhouse.core.internal.sync.FeatureWriter;
import org.wheelhouse.core.state.Difference;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.Machine;

/** Copies the flat row of a machine. */
final class RowSync {

	private static final Map<Topic, EAttribute> UNTOLD = Map.of(Topic.BLOCK, MACHINE__BLOCK_UNTOLD, Topic.PCI,
			MACHINE__PCI_UNTOLD, Topic.CPU, MACHINE__CPU_UNTOLD, Topic.VNC, MACHINE__VNC_UNTOLD, Topic.MIGRATION,
			MACHINE__MIGRATION_UNTOLD, Topic.BALLOON, MACHINE__MEMORY_UNTOLD, Topic.MEMORY,
			MACHINE__MEMORY_DEVICES_UNTOLD, Topic.NETWORK, MACHINE__NETWORK_UNTOLD);

	private final LeavingSync leaving = new LeavingSync();
	private final GestureSync gestures = new GestureSync();

	void apply(MachineSnapshot snapshot, Machine row) {
		var writer = new FeatureWriter(row);
		identity(snapshot, row, writer);
		var facts = snapshot.facts();
		writer.set(MACHINE__NAME, facts.name()).set(MACHINE__QEMU_VERSION, facts.qemuVersion())
				.set(MACHINE__MACHINE_TYPE, facts.machineType()).set(MACHINE__ACCELERATOR, facts.accelerator())
				.set(MACHINE__ACCELERATOR_REASON, facts.acceleratorReason()).set(MACHINE__UUID, facts.uuid())
				.set(MACHINE__CPU_COUNT, facts.cpuCount()).set(MACHINE__SPICE, facts.spice())
				.set(MACHINE__LOCK, snapshot.lock());
		var condition = snapshot.condition();
		writer.set(MACHINE__STATUS, condition.status()).set(MACHINE__DETAIL, condition.detail())
				.set(MACHINE__ADVICE, condition.advice())
				.set(MACHINE__ENDING_TEXT, condition.endingText()).set(MACHINE__PEER_ID, condition.peerId());
		var load = snapshot.load();
		writer.set(MACHINE__CPU_PERCENT, load.cpuPercent()).set(MACHINE__MEMORY_BYTES, load.memoryBytes())
				.set(MACHINE__RESIDENT_BYTES, load.residentBytes())
				.set(MACHINE__DISK_BYTES_PER_SECOND, load.diskBytesPerSecond())
				.set(MACHINE__ROUND_TRIP_MICROS, load.roundTripMicros())
				.set(MACHINE__SAMPLED_MILLIS, load.sampledMillis());
		var untold = snapshot.trees().untold();
		UNTOLD.forEach((topic, feature) -> writer.set(feature, untold.getOrDefault(topic, "")));
		var differences = snapshot.differences().stream().map(Difference::sentence).toList();
		if (!row.getDifferences().equals(differences)) {
			row.getDifferences().clear();
			row.getDifferences().addAll(differences);
		}
		leaving.apply(snapshot.leaving(), row);
		gestures.apply(snapshot, row);
		// Last, so that who hears of a new state finds its reason beside it.
		writer.set(MACHINE__STATE, condition.state());
	}

	private static void identity(MachineSnapshot snapshot, Machine row, FeatureWriter writer) {
		var identity = snapshot.identity();
		writer.set(MACHINE__ID, identity.id()).set(MACHINE__ADDRESS, identity.address())
				.set(MACHINE__SPARE_ADDRESS, identity.spareAddress()).set(MACHINE__PID, identity.pid())
				.set(MACHINE__LAUNCHED, identity.launched()).set(MACHINE__STARTED_MILLIS, identity.startedMillis())
				.set(MACHINE__DEFINITION_PATH, identity.definitionPath());
		if (!row.getCommandLine().equals(identity.commandLine())) {
			row.getCommandLine().clear();
			row.getCommandLine().addAll(identity.commandLine());
		}
	}

	/** Takes a row out of the model. */
	void remove(Machine row) {
		EcoreUtil.remove(row);
	}
}
