package org.wheelhouse.core.hotplug;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.DeviceAct;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.state.DeviceGesture;
import org.wheelhouse.core.state.DeviceGesture.Outcome;
import org.wheelhouse.core.state.DeviceGesture.Undo;
import org.wheelhouse.core.state.PendingUnplug;
import org.wheelhouse.core.state.PlugJournal;
import org.wheelhouse.model.live.GestureKind;
import org.wheelhouse.model.live.GestureOrigin;
import org.wheelhouse.model.live.GestureState;

/**
 * What was done to the devices of one machine while it runs, by whomever, and what takes it back: the newest first that can be.
 * All that is mutable is touched on the machine's serial queue.
 */
public final class DeviceHistory {

	/** More nobody reads. */
	private static final int MOST = 500;

	private final MachineAccess machine;
	private final Executor queue;
	private final Consumer<List<DeviceGesture>> shown;
	private final AtomicInteger numbers = new AtomicInteger();
	private final List<Gesture> gestures = new ArrayList<>();
	private boolean connectedBefore;
	private int review;

	/**
	 * @param machine whose devices they are
	 * @param queue   its serial queue
	 * @param shown   called on the queue with all that is to be shown, oldest first
	 */
	public DeviceHistory(MachineAccess machine, Executor queue, Consumer<List<DeviceGesture>> shown) {
		this.machine = machine;
		this.queue = queue;
		this.shown = shown;
	}

	/**
	 * Runs an operation and keeps what becomes of it. Any thread.
	 *
	 * @return as that of the operation, when it is shown
	 */
	public <R> CompletableFuture<R> run(Operation<R> operation) {
		return operation.deviceAct().map(act -> run(operation, act)).orElseGet(operation::run);
	}

	private <R> CompletableFuture<R> run(Operation<R> operation, DeviceAct act) {
		var gesture = new Gesture(new DeviceGesture(numbers.incrementAndGet(), act.label(), act.subject(),
				GestureOrigin.HERE, System.currentTimeMillis(), new Outcome(GestureState.RUNNING, ""), act.undoes(),
				Undo.NONE), true);
		queue.execute(() -> {
			add(gesture);
			show();
		});
		return operation.run().whenCompleteAsync((result, problem) -> came(gesture, operation, result, problem), queue);
	}

	/**
	 * What takes back a gesture, as a gesture of its own. Any thread.
	 *
	 * @param number of the gesture, as it is shown
	 * @return completes on the machine's serial queue; empty when nothing takes it back, or not any more
	 */
	public CompletableFuture<Optional<Operation<?>>> undo(int number) {
		return CompletableFuture.supplyAsync(() -> gestures.stream()
				.filter(gesture -> gesture.shown().number() == number && gesture.shown().undo().isPossible())
				.findFirst().flatMap(gesture -> gesture.inverse()
						.map(inverse -> new UndoneGesture<>(machine, gesture.shown(), inverse))),
				queue);
	}

	private void came(Gesture gesture, Operation<?> operation, @Nullable Object result, @Nullable Throwable problem) {
		var end = GestureEnd.of(result, problem);
		gesture.now(
				end.later().isPresent() ? pending(gesture).map(GestureEnd::of).orElse(end.outcome()) : end.outcome());
		end.later().ifPresent(later -> later.whenCompleteAsync((_, refused) -> {
			gesture.now(GestureEnd.late(refused, pending(gesture)));
			settled(gesture, operation);
		}, queue));
		settled(gesture, operation);
	}

	private Optional<PendingUnplug> pending(Gesture gesture) {
		return Optional.ofNullable(machine.snapshot().leaving().get(gesture.shown().device().id()));
	}

	private void settled(Gesture gesture, Operation<?> operation) {
		if (gesture.is(GestureState.DONE)) {
			int undone = gesture.shown().undoes();
			if (undone == 0) {
				gesture.takenBackBy(operation.inverse());
			}
			gestures.stream().filter(other -> other.shown().number() == undone)
					.forEach(other -> other.now(new Outcome(GestureState.UNDONE, "")));
		}
		show();
	}

	/** On the queue: which devices are leaving, and how far each is. */
	public void leaving(Map<String, PendingUnplug> asked) {
		asked.forEach((device, unplug) -> {
			var open = open(device);
			if (open.isEmpty() && unplug.isLeaving()) {
				add(seen(device, "", GestureKind.UNPLUG,
						unplug.theirs() ? GestureOrigin.OTHER_CLIENT : GestureOrigin.HERE, GestureEnd.of(unplug)));
			}
			open.forEach(gesture -> gesture.now(GestureEnd.of(unplug)));
		});
		show();
	}

	/** On the queue: QEMU tells that a device has gone. What was written of it is struck out now. */
	public void gone(String device, Optional<PlugJournal.Entry> journaled) {
		var open = open(device);
		if (open.isEmpty() && !device.isEmpty()) {
			var taken = gestures.stream().filter(Gesture::isOpen).map(gesture -> gesture.shown().device().id())
					.findFirst();
			var gesture = seen(device, "", GestureKind.UNPLUG,
					taken.isPresent() ? GestureOrigin.HERE : GestureOrigin.OTHER_CLIENT,
					GestureEnd.done(taken.map(with -> "It went together with " + with).orElse("")));
			add(gesture);
			open = taken.isPresent() ? List.of() : List.of(gesture);
		}
		open.stream().filter(gesture -> !gesture.isOurs()).forEach(gesture -> {
			gesture.now(GestureEnd.done(gesture.is(GestureState.DONE) ? gesture.shown().outcome().text() : ""));
			gesture.takenBackBy(journaled.flatMap(MadeDevice::of).map(made -> new ReplugDevice(machine, made)));
		});
		show();
	}

	/** On the queue: a device was plugged in by a command that somebody here has typed. */
	public void plugged(String device, String type) {
		boolean ours = gestures.reversed().stream().filter(gesture -> gesture.isOf(device)).findFirst()
				.filter(gesture -> gesture.isOpen() || gesture.shown().device().kind() != GestureKind.UNPLUG
						&& gesture.is(GestureState.DONE))
				.isPresent();
		if (!ours && !device.isEmpty()) {
			add(here(device, type, GestureOrigin.HERE));
			show();
		}
	}

	/** On the queue: a device is there that was not, and that nobody here has plugged in. */
	public void appeared(String device, String type) {
		boolean known = gestures.stream()
				.filter(gesture -> gesture.isOf(device) && gesture.shown().device().kind() != GestureKind.UNPLUG)
				.anyMatch(gesture -> gesture.isOpen() || gesture.is(GestureState.DONE)
						|| gesture.is(GestureState.NOT_KNOWN));
		if (!known) {
			add(seen(device, type, GestureKind.PLUG, GestureOrigin.OTHER_CLIENT, GestureEnd.done("")));
			show();
		}
	}

	/** On the queue: the monitor answers. What an earlier workbench has plugged in comes first. */
	public void connected() {
		if (!connectedBefore) {
			connectedBefore = true;
			machine.journal().entries().stream().flatMap(entry -> MadeDevice.of(entry).stream()
					.map(made -> here(made.id(), made.arguments().path("driver").asText(), GestureOrigin.EARLIER,
							entry.created().toEpochMilli())))
					.forEach(this::add);
			show();
		}
	}

	/** On the queue: its process has ended, and everything with it. */
	public void ended() {
		gestures.clear();
		connectedBefore = false;
		show();
	}

	private Gesture here(String device, String type, GestureOrigin origin) {
		return here(device, type, origin, System.currentTimeMillis());
	}

	private Gesture here(String device, String type, GestureOrigin origin, long since) {
		var act = DeviceAct.of(machine, GestureKind.PLUG, "Plug", device, type, "");
		var gesture = new Gesture(new DeviceGesture(numbers.incrementAndGet(), act.label(), act.subject(), origin,
				since, GestureEnd.done(""), 0, Undo.NONE), false);
		gesture.takenBackBy(Optional.of(new UnplugDevice(machine, device)));
		return gesture;
	}

	private Gesture seen(String device, String type, GestureKind kind, GestureOrigin origin, Outcome outcome) {
		var act = DeviceAct.of(machine, kind, kind == GestureKind.PLUG ? "Plug" : "Unplug", device, type, "");
		return new Gesture(new DeviceGesture(numbers.incrementAndGet(), act.label(), act.subject(), origin,
				System.currentTimeMillis(), outcome, 0, Undo.NONE), false);
	}

	private void add(Gesture gesture) {
		gestures.add(gesture);
		if (gestures.size() > MOST) {
			gestures.removeFirst();
		}
	}

	private List<Gesture> open(String device) {
		return gestures.stream().filter(gesture -> gesture.isOf(device) && gesture.isOpen()).toList();
	}

	/** Shows all; then, as the machine may refuse what takes the newest back, asks it. */
	private void show() {
		tell();
		review(gestures.reversed().stream().filter(gesture -> gesture.inverse().isPresent()).toList(), ++review);
	}

	/** From the newest on, until one can be taken back. */
	private void review(List<Gesture> newest, int which) {
		if (newest.isEmpty()) {
			return;
		}
		var gesture = newest.getFirst();
		gesture.inverse().ifPresent(inverse -> inverse.refusal().thenAcceptAsync(why -> {
			if (which == review) {
				gesture.refused(why.orElse(""));
				tell();
				if (why.isPresent()) {
					review(newest.subList(1, newest.size()), which);
				}
			}
		}, queue));
	}

	private void tell() {
		var later = "";
		for (var gesture : gestures.reversed()) {
			gesture.undo(isBeingUndone(gesture) ? "It is being taken back" : later);
			if (later.isEmpty() && gesture.shown().undo().isPossible()) {
				later = gesture.shown().label() + " was done after it and has to be taken back first";
			}
		}
		shown.accept(gestures.stream().map(Gesture::shown).toList());
	}

	private boolean isBeingUndone(Gesture gesture) {
		return gestures.stream()
				.anyMatch(other -> other.isOpen() && other.shown().undoes() == gesture.shown().number());
	}
}
