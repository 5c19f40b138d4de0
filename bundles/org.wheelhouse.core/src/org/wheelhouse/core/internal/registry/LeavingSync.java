package org.wheelhouse.core.internal.registry;

import static org.wheelhouse.model.live.LivePackage.Literals.*;

import java.util.Comparator;
import java.util.Map;

import org.wheelhouse.core.internal.sync.FeatureWriter;
import org.wheelhouse.core.internal.sync.KeyedList;
import org.wheelhouse.core.state.PendingUnplug;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.Machine;

/** Copies what was asked to leave, in the order in which it was. */
final class LeavingSync {

	private static final Comparator<Map.Entry<String, PendingUnplug>> ORDER = Comparator.<Map.Entry<String, PendingUnplug>>comparingLong(
			asked -> asked.getValue().sinceMillis())
			.thenComparing(Map.Entry::getKey);

	private final KeyedList<Map.Entry<String, PendingUnplug>, org.wheelhouse.model.live.PendingUnplug> list = new KeyedList<>(
			Map.Entry::getKey, org.wheelhouse.model.live.PendingUnplug::getDevice,
			LiveFactory.eINSTANCE::createPendingUnplug, LeavingSync::unplug);

	void apply(Map<String, PendingUnplug> leaving, Machine row) {
		list.apply(leaving.entrySet().stream().sorted(ORDER).toList(), row.getLeaving());
	}

	private static void unplug(org.wheelhouse.model.live.PendingUnplug target,
			Map.Entry<String, PendingUnplug> asked) {
		var unplug = asked.getValue();
		new FeatureWriter(target).set(PENDING_UNPLUG__DEVICE, asked.getKey())
				.set(PENDING_UNPLUG__STATE, unplug.state()).set(PENDING_UNPLUG__SINCE_MILLIS, unplug.sinceMillis())
				.set(PENDING_UNPLUG__USUAL, unplug.way().usual()).set(PENDING_UNPLUG__THEIRS, unplug.theirs())
				.set(PENDING_UNPLUG__TEXT, unplug.text());
	}
}
