package org.wheelhouse.core.internal.found;

import static org.wheelhouse.model.live.LivePackage.Literals.*;

import java.util.Optional;

import org.wheelhouse.core.found.FoundQemu.FoundMonitor;
import org.wheelhouse.core.found.Owner;
import org.wheelhouse.core.internal.sync.FeatureWriter;
import org.wheelhouse.core.internal.sync.KeyedList;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.model.live.FoundQemu;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.LiveFactory;

/** Shows the QEMUs that were found on a computer. On the model thread. */
public final class FoundSync {

	private static final KeyedList<FoundState.Row, FoundQemu> QEMUS = new KeyedList<>(row -> row.found().key(),
			FoundQemu::getKey, LiveFactory.eINSTANCE::createFoundQemu, FoundSync::qemu);
	private static final KeyedList<FoundMonitor, org.wheelhouse.model.live.FoundMonitor> MONITORS = new KeyedList<>(
			FoundSync::key, org.wheelhouse.model.live.FoundMonitor::getKey,
			LiveFactory.eINSTANCE::createFoundMonitor, FoundSync::monitor);

	private FoundSync() {
		// holds no state
	}

	/** Shows them. */
	public static void apply(FoundState state, Host host) {
		if (!state.shown()) {
			new FeatureWriter(host).set(HOST__FOUND, null);
			return;
		}
		var known = Optional.ofNullable(host.getFound());
		var found = known.orElseGet(LiveFactory.eINSTANCE::createHostFound);
		QEMUS.apply(state.rows(), found.getQemus());
		if (known.isEmpty()) {
			// A new one is filled before it is shown.
			host.setFound(found);
		}
	}

	private static void qemu(FoundQemu target, FoundState.Row row) {
		var found = row.found();
		var qemu = found.qemu();
		var process = qemu.process();
		new FeatureWriter(target).set(FOUND_QEMU__KEY, found.key()).set(FOUND_QEMU__NAME, found.name())
				.set(FOUND_QEMU__PID, process.pid()).set(FOUND_QEMU__USER, qemu.user())
				.set(FOUND_QEMU__STARTED_MILLIS, process.started().toEpochMilli())
				.set(FOUND_QEMU__FOLDER, qemu.folder().map(Object::toString).orElse(""))
				.set(FOUND_QEMU__OWNER, found.owner().map(FoundSync::text).orElse(""))
				.set(FOUND_QEMU__ADDRESS, found.reach().address().map(Address::toString).orElse(""))
				.set(FOUND_QEMU__REASON, found.reach().reason()).set(FOUND_QEMU__ADVICE, found.reach().advice())
				.set(FOUND_QEMU__STATUS, row.status()).set(FOUND_QEMU__CPU_PERCENT, row.cpuPercent())
				.set(FOUND_QEMU__MEMORY_BYTES, found.memory())
				.set(FOUND_QEMU__RESIDENT_BYTES, process.residentBytes());
		if (!target.getCommandLine().equals(process.arguments())) {
			target.getCommandLine().clear();
			target.getCommandLine().addAll(process.arguments());
		}
		MONITORS.apply(found.monitors(), target.getMonitors());
	}

	private static String text(Owner owner) {
		return owner.machine().isEmpty() ? owner.name() : owner.name() + " (" + owner.machine() + ")";
	}

	private static String key(FoundMonitor monitor) {
		return monitor.kind() + " " + monitor.place();
	}

	private static void monitor(org.wheelhouse.model.live.FoundMonitor target, FoundMonitor monitor) {
		new FeatureWriter(target).set(FOUND_MONITOR__KEY, key(monitor)).set(FOUND_MONITOR__KIND, monitor.kind())
				.set(FOUND_MONITOR__PLACE, monitor.place()).set(FOUND_MONITOR__REASON, monitor.reach().reason());
	}
}
