package org.wheelhouse.ui.handlers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.Fault;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.common.FailureReport;
import org.wheelhouse.ui.common.MachineNames;
import org.wheelhouse.ui.handlers.MachineHandler.Place;

/** Something that is done to several machines: how far it is, and at its end what failed, each by its name. UI thread. */
final class Batch {

	private final String label;
	private final Place place;
	private final Map<String, CompletableFuture<?>> running = new LinkedHashMap<>();
	private final List<FailureReport.Part> failed = new ArrayList<>();
	private int ended;

	/** @param label what is done, for example {@code Resume: 7 machines} */
	Batch(String label, Place place) {
		this.label = label;
		this.place = place;
	}

	/** It has begun for this machine. */
	void add(Machine machine, CompletableFuture<?> begun) {
		running.put(MachineNames.of(machine), begun);
	}

	/** Tells how it goes until all have ended. */
	void follow() {
		tell();
		running.forEach((name, future) -> future.whenCompleteAsync((_, failure) -> {
			ended++;
			if (failure != null) {
				failed.add(new FailureReport.Part(name, Fault.of(failure).text()));
			}
			tell();
		}, place.modelThread()));
	}

	private void tell() {
		var operations = place.operations();
		if (ended < running.size()) {
			operations.say(NLS.bind(Messages.Several_Progress, new Object[]{label, ended, running.size()}));
		} else if (failed.isEmpty()) {
			operations.say(NLS.bind(Messages.Several_Done, label));
		} else {
			operations.failed(report());
		}
	}

	private FailureReport report() {
		return new FailureReport(NLS.bind(Messages.Several_FailedTitle, label),
				NLS.bind(Messages.Several_Failed, failed.size(), running.size()), failed);
	}
}
