package org.wheelhouse.ui.migration.history;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MigrationRecord;
import org.wheelhouse.model.live.MigrationResult;
import org.wheelhouse.ui.part.InventoryLookup;

/** Which machine a record is about now: the one that has the guest, as far as it is in the list. Model thread. */
final class RecordEnds {

	private RecordEnds() {
		// only looks
	}

	static List<Machine> meant(Inventory inventory, List<MigrationRecord> records) {
		return records.stream().filter(record -> !record.isRecording())
				.flatMap(record -> meant(inventory, record).stream()).distinct().toList();
	}

	private static Optional<Machine> meant(Inventory inventory, MigrationRecord record) {
		var ids = record.getOutcome() == MigrationResult.COMPLETED
				? Stream.of(record.getDestinationId(), record.getSourceId())
				: Stream.of(record.getSourceId());
		return ids.flatMap(id -> InventoryLookup.machine(inventory, id).stream()).findFirst();
	}
}
