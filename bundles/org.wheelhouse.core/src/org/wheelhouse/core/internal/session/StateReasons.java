package org.wheelhouse.core.internal.session;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import org.wheelhouse.core.state.MachineCondition;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.qmp.message.Event;

/**
 * Why a machine is in its state, as far as its events told: {@code query-status} says only that a disk failed, the event
 * before says which and how. What happened while nobody listened is not known. On the machine's queue.
 */
final class StateReasons {

	private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss")
			.withZone(ZoneId.systemDefault());

	private Optional<Event> diskError = Optional.empty();
	private Optional<Event> panic = Optional.empty();
	/** What is to be said while the guest runs: a reason and what to do. */
	private String remark = "";
	private String remarkAdvice = "";
	/** Whether the remark is about the connection, and holds whatever the guest does. */
	private boolean always;

	/** Another connection: what was heard over the one before may be over. */
	void forget() {
		diskError = Optional.empty();
		panic = Optional.empty();
		remark("", "");
	}

	/** Another process answers at the address than the one that was known, which still runs. */
	void takenOver(long before, long now) {
		remark("another QEMU answers here now: process " + now + " took the socket of process " + before,
				"Process " + before + " still runs and cannot be reached by it. Give each QEMU a path of its own.");
		always = true;
	}

	/** Takes up an event. */
	void heard(Event event) {
		switch (event.name()) {
			case "BLOCK_IO_ERROR" -> diskError(event);
			case "GUEST_PANICKED" -> panicked(event);
			case "POWERDOWN" -> remark("its power button was pressed at " + time(event) + "; the guest still runs",
					"It may take its time. A guest without ACPI takes no notice: shut it down from inside, or force it off.");
			case "BLOCK_JOB_COMPLETED" -> failed(event.data().path("device").asText(),
					event.data().path("error").asText(), time(event));
			case "RESUME" -> diskError = diskError.filter(error -> !action(error).equals("stop"));
			case "RESET", "SHUTDOWN" -> forget();
			default -> {
				// says nothing about a state
			}
		}
	}

	/** A job has ended; when it failed, nothing else may tell of it any more. */
	void failed(String job, String error, String when) {
		if (!error.isEmpty()) {
			remark("the job " + job + " failed at " + when + ": " + error,
					"What it was to do is not done. Block Devices tells more, where the job is still there.");
		}
	}

	private void diskError(Event event) {
		diskError = Optional.of(event);
		if (action(event).equals("report")) {
			remark(disk(event) + " at " + time(event) + ", and the guest was told",
					event.data().path("nospace").asBoolean()
							? "Make room where its image is kept."
							: "Look after its image and its storage. The event log has each error.");
		}
	}

	private void panicked(Event event) {
		panic = Optional.of(event);
		if (action(event).equals("run")) {
			remark("the guest panicked at " + time(event) + ", and was to run on", "Look at its screen, and reset it.");
		}
	}

	private void remark(String why, String advice) {
		always = false;
		remark = why;
		remarkAdvice = advice;
	}

	/** The condition with what is known of its cause. */
	MachineCondition explain(MachineCondition condition) {
		if (!remark.isEmpty() && (always && condition.state() == MachineState.PAUSED
				|| condition.state() == MachineState.RUNNING && condition.detail().isEmpty())) {
			return condition.because(remark, remarkAdvice);
		}
		if (condition.state() != MachineState.FAILED) {
			return condition;
		}
		return switch (condition.status()) {
			case "io-error" -> diskError.map(error -> stoppedBy(error, condition)).orElse(condition);
			case "guest-panicked" ->
				panic.map(event -> condition.because("the guest panicked" + information(event), condition.advice()))
						.orElse(condition);
			default -> condition;
		};
	}

	private static MachineCondition stoppedBy(Event error, MachineCondition condition) {
		return condition.because("stopped because " + disk(error),
				error.data().path("nospace").asBoolean()
						? "Make room where its image is kept, then resume: what failed is tried again."
						: condition.advice());
	}

	/** For example {@code disk d0 could not be written: No space left on device}. */
	private static String disk(Event error) {
		var data = error.data();
		var device = data.path("device").asText();
		var name = device.isEmpty() ? "node " + data.path("node-name").asText() : "disk " + device;
		var done = data.path("operation").asText().equals("read") ? "read" : "written";
		var reason = data.path("reason").asText();
		return name + " could not be " + done + (reason.isEmpty() ? "" : ": " + reason);
	}

	/** What a guest says of its panic, where it says something (GuestPanicInformation in QAPI). */
	private static String information(Event event) {
		var info = event.data().path("info");
		return info.isMissingNode() ? "" : ": " + info;
	}

	private static String action(Event event) {
		return event.data().path("action").asText();
	}

	/** When it happened, as a person reads it. */
	static String time(Event event) {
		Instant at = event.timestamp();
		return CLOCK.format(at);
	}
}
