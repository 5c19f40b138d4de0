package org.wheelhouse.core.hotplug;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.ReadOnly;
import org.wheelhouse.core.operation.DeviceAct;
import org.wheelhouse.core.operation.News;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.state.DeviceGesture;

/** Takes back a gesture, by the operation that is its inverse and with all that guards that one. */
record UndoneGesture<R>(MachineAccess machine, DeviceGesture gesture, Operation<R> back) implements Operation<R> {

	@Override
	public String label() {
		return "Undo " + gesture.label() + " on " + machine.name();
	}

	@Override
	public Optional<DeviceAct> deviceAct() {
		return Optional.of(new DeviceAct(machine,
				back.deviceAct().map(DeviceAct::subject).orElse(gesture.device()), "Undo " + gesture.label(),
				gesture.number()));
	}

	@Override
	public Optional<ReadOnly> locked() {
		return back.locked();
	}

	@Override
	public List<PlannedCommand> plan() {
		return back.plan();
	}

	@Override
	public CompletableFuture<Optional<Warning>> warning() {
		return back.warning();
	}

	@Override
	public CompletableFuture<Optional<String>> refusal() {
		return back.refusal();
	}

	@Override
	public CompletableFuture<R> run() {
		return back.run();
	}

	@Override
	public News news(R result) {
		return back.news(result);
	}
}
