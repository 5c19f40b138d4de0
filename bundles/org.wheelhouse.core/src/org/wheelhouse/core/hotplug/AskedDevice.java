package org.wheelhouse.core.hotplug;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.machine.LeavingDevices.Answer;
import org.wheelhouse.core.machine.LeavingDevices.Request;
import org.wheelhouse.core.state.PendingUnplug;
import org.wheelhouse.core.state.UnplugWay;
import org.wheelhouse.model.live.LeavingState;
import org.wheelhouse.qmp.command.QmpCommand;

/** One device that is leaving, and who waits for it. On the machine's serial queue. */
final class AskedDevice {

	private final String id;
	private final Map<String, QmpCommand<?>> backends = new LinkedHashMap<>();
	private final List<CompletableFuture<Answer>> waiting = new ArrayList<>();
	private CompletableFuture<List<String>> gone = new CompletableFuture<>();
	private CompletableFuture<Boolean> told = new CompletableFuture<>();
	private Optional<Duration> patience = Optional.empty();
	private int attempt;
	private PendingUnplug unplug = new PendingUnplug(System.currentTimeMillis(), LeavingState.WAITING,
			UnplugWay.NOT_KNOWN, false, "");

	AskedDevice(String id) {
		this.id = id;
	}

	/** Nobody here has asked for it. */
	static AskedDevice theirs(String id) {
		var device = new AskedDevice(id);
		device.show(LeavingState.WAITING, true, "");
		return device;
	}

	String id() {
		return id;
	}

	/** Its QOM path. */
	String path() {
		return isNameless() ? id : "/machine/peripheral/" + id;
	}

	/** Whether it has no id, and is known by its path. */
	boolean isNameless() {
		return id.startsWith("/");
	}

	PendingUnplug unplug() {
		return unplug;
	}

	Duration patience() {
		return patience.orElseGet(unplug.way()::patience);
	}

	/** Completes when QEMU tells of its end, or when {@link #isTold} is said for want of that: then nothing of it is in use any more. */
	CompletableFuture<Boolean> told() {
		return told;
	}

	void isTold() {
		told.complete(true);
	}

	/** Completes when it has gone. */
	CompletableFuture<List<String>> gone() {
		return gone;
	}

	void waitFor(CompletableFuture<Answer> answer, Request request) {
		waiting.add(answer);
		backends.putAll(request.backends());
		patience = request.patience();
	}

	/** It was asked for, once more if it was before; returns which attempt that is. */
	int begin(boolean theirs) {
		if (gone.isDone()) {
			gone = new CompletableFuture<>();
		}
		told = new CompletableFuture<>();
		unplug = new PendingUnplug(System.currentTimeMillis(), LeavingState.WAITING, unplug.way(), theirs, asked());
		return ++attempt;
	}

	void way(UnplugWay way) {
		unplug = new PendingUnplug(unplug.sinceMillis(), unplug.state(), way, unplug.theirs(), unplug.text());
		if (unplug.state() == LeavingState.WAITING) {
			show(LeavingState.WAITING, unplug.theirs(), asked());
		}
	}

	private String asked() {
		var usual = unplug.way().usual();
		return "The guest was asked to let go of it" + (usual.isEmpty() ? "" : ", which takes " + usual + " as a rule");
	}

	boolean isWaiting(int which) {
		return attempt == which && unplug.state() == LeavingState.WAITING;
	}

	/** @param paused the guest cannot have heard of it */
	Answer silent(boolean paused) {
		var reset = unplug.way().isDoneAtReset();
		var text = (paused
				? "The machine is paused: the guest hears of it when it runs on"
				: "The guest has not let go of it for " + patience().toSeconds() + " s")
				+ (reset ? "; a reset of the machine takes it out" : "");
		show(reset ? LeavingState.AT_RESET : LeavingState.SILENT, unplug.theirs(), text);
		return new Answer.Silent(text);
	}

	Answer refused(String words) {
		var text = "The guest refuses to let go of it" + (words.isEmpty() ? "" : ": " + words);
		show(LeavingState.REFUSED, unplug.theirs(), text);
		return new Answer.Refused(text);
	}

	/** Who waits hears why nothing more is heard; it may still go. */
	void fail(Throwable reason) {
		var told = List.copyOf(waiting);
		waiting.clear();
		told.forEach(answer -> answer.completeExceptionally(reason));
	}

	/** It has gone in no way that anybody waited for. */
	void end(Throwable reason) {
		fail(reason);
		gone.completeExceptionally(reason);
	}

	/** What is left of those that are not there. */
	Map<String, QmpCommand<?>> backendsOfAllBut(Set<String> names) {
		var left = new LinkedHashMap<>(backends);
		left.keySet().removeAll(names);
		return left;
	}

	/** Tells who waits: when it is shown, so that who hears of it finds it so. */
	void tell(Answer answer) {
		var told = List.copyOf(waiting);
		waiting.clear();
		told.forEach(future -> future.complete(answer));
		switch (answer) {
			case Answer.Gone(var remarks) -> gone.complete(remarks);
			case Answer.Refused _ -> gone.cancel(false);
			case Answer.Silent _ -> {
				// it may still go
			}
		}
	}

	private void show(LeavingState state, boolean theirs, String text) {
		unplug = new PendingUnplug(unplug.sinceMillis(), state, unplug.way(), theirs, text);
	}
}
