package org.wheelhouse.core.hotplug;

import java.util.Optional;

import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.state.DeviceGesture;
import org.wheelhouse.core.state.DeviceGesture.Outcome;
import org.wheelhouse.core.state.DeviceGesture.Undo;
import org.wheelhouse.model.live.GestureState;

/** One gesture of a history, while it may still change. On the machine's serial queue. */
final class Gesture {

	private final boolean ours;
	private DeviceGesture shown;
	private Optional<Operation<?>> inverse = Optional.empty();
	private String refusal = "";

	/** @param ours whether an operation of the workbench tells how it ends */
	Gesture(DeviceGesture begun, boolean ours) {
		shown = begun;
		this.ours = ours;
	}

	DeviceGesture shown() {
		return shown;
	}

	/** Whether an operation of the workbench tells how it ends. */
	boolean isOurs() {
		return ours;
	}

	boolean isOpen() {
		return shown.outcome().isOpen();
	}

	boolean is(GestureState state) {
		return shown.outcome().state() == state;
	}

	boolean isOf(String device) {
		return shown.device().id().equals(device);
	}

	void now(Outcome outcome) {
		shown = shown.with(outcome);
	}

	/** What takes it back, while it is done and nobody has. */
	Optional<Operation<?>> inverse() {
		return is(GestureState.DONE) ? inverse : Optional.empty();
	}

	void takenBackBy(Optional<Operation<?>> operation) {
		inverse = operation;
	}

	/** Why it could not be taken back when that was last asked; empty when it could. */
	String refusal() {
		return refusal;
	}

	void refused(String why) {
		refusal = why;
	}

	/** Shows whether it can be taken back, which what was done after it may prevent. */
	void undo(String prevented) {
		shown = shown.with(inverse().map(operation -> new Undo(operation.label(),
				refusal.isEmpty() ? prevented : refusal)).orElse(new Undo("", isOpen() ? "It is not done yet" : "")));
	}
}
