package org.wheelhouse.ui.handlers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.failure.FailureReport;
import org.wheelhouse.ui.part.MachineNames;

/** Something that is done to several machines: how far it is, and at its end what failed, each by its name. UI thread. */
final class Batch {

	private final String label;
	private final Executor modelThread;
	private final Consumer<String> status;
	private final Consumer<FailureReport> failure;
	private final List<Begun> running = new ArrayList<>();
	private final List<FailureReport.Part> failed = new ArrayList<>();
	private int ended;

	/** Two machines may have one name. */
	private record Begun(String name, CompletableFuture<?> future) {}

	/**
	 * @param label       what is done, for example {@code Resume: 7 machines}
	 * @param modelThread the UI thread
	 * @param status      takes what the status line says
	 * @param failure     shows what failed
	 */
	Batch(String label, Executor modelThread, Consumer<String> status, Consumer<FailureReport> failure) {
		this.label = label;
		this.modelThread = modelThread;
		this.status = status;
		this.failure = failure;
	}

	/** It has begun for this machine. */
	void add(Machine machine, CompletableFuture<?> begun) {
		running.add(new Begun(MachineNames.of(machine), begun));
	}

	/** Tells how it goes until all have ended. */
	void follow() {
		tell();
		running.forEach(begun -> begun.future().whenCompleteAsync((_, problem) -> {
			ended++;
			if (problem != null) {
				failed.add(new FailureReport.Part(begun.name(), Fault.of(problem).text()));
			}
			tell();
		}, modelThread));
	}

	private void tell() {
		if (ended < running.size()) {
			status.accept(NLS.bind(Messages.Several_Progress, new Object[]{label, ended, running.size()}));
		} else if (failed.isEmpty()) {
			status.accept(NLS.bind(Messages.Several_Done, label));
		} else {
			failure.accept(report());
		}
	}

	private FailureReport report() {
		return new FailureReport(NLS.bind(Messages.Several_FailedTitle, label),
				NLS.bind(Messages.Several_Failed, failed.size(), running.size()), failed);
	}
}
