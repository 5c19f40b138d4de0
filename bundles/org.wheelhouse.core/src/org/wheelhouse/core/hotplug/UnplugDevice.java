package org.wheelhouse.core.hotplug;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.guard.CommandSafety;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.machine.LeavingDevices;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Commands;
import org.wheelhouse.core.operation.DeviceAct;
import org.wheelhouse.core.operation.News;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.model.live.GestureKind;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.qmp.command.DeviceDel;
import org.wheelhouse.qmp.command.QmpCommand;

/**
 * Takes a device out of a running machine. QEMU only asks the guest; the device is shown as leaving until the guest has
 * let go, however late, and then what the workbench made for it on the host's side is removed.
 */
public final class UnplugDevice implements Operation<UnplugResult> {

	/** What a PCI Express port says when it is asked a second time: it waits some seconds, as its button is a real one's. */
	private static final String ASKED_BEFORE = "is already in the process of unplug";

	private final MachineAccess machine;
	private final String deviceId;
	private final Optional<Duration> patience;
	private final Optional<OwnBackend> backend;
	private final boolean alone;
	/** What puts it back, once it is known how it was made. */
	private volatile Optional<Operation<?>> again = Optional.empty();

	/**
	 * @param machine  that has the device
	 * @param deviceId its id; the QOM path of one without
	 */
	public UnplugDevice(MachineAccess machine, String deviceId) {
		this(machine, deviceId, Optional.empty());
	}

	/** @param patience how long the guest may say nothing before that is the answer */
	public UnplugDevice(MachineAccess machine, String deviceId, Duration patience) {
		this(machine, deviceId, Optional.of(patience));
	}

	private UnplugDevice(MachineAccess machine, String deviceId, Optional<Duration> patience) {
		// The journal strikes the device out as soon as it has gone.
		this(machine, deviceId, patience, OwnBackend.of(machine, deviceId), false);
	}

	private UnplugDevice(MachineAccess machine, String deviceId, Optional<Duration> patience,
			Optional<OwnBackend> backend, boolean alone) {
		this.alone = alone;
		this.machine = machine;
		this.deviceId = deviceId;
		this.patience = patience;
		this.backend = backend;
	}

	/** Takes out the device alone: there is nothing behind it, or that is needed. */
	public static UnplugDevice keepingBackend(MachineAccess machine, String deviceId, Optional<Duration> patience) {
		return new UnplugDevice(machine, deviceId, patience, Optional.empty(), true);
	}

	/** Whether the definition has the device, so that the next start brings it back; never fails. */
	public CompletableFuture<Boolean> isDefined() {
		return machine.definition().map(file -> file.read()
				.handle((text, problem) -> problem == null && new DefinedDevice(deviceId).isIn(text)))
				.orElseGet(() -> CompletableFuture.completedFuture(false));
	}

	/** The same, which also takes the device out of the definition when it has gone. */
	public Operation<UnplugResult> forGood() {
		return machine.definition().map(file -> new UnplugForGood(deviceId, file).after(this)).orElse(this);
	}

	@Override
	public String label() {
		return "Unplug " + deviceId + " from " + machine.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		var plan = new ArrayList<PlannedCommand>();
		plan.add(PlannedCommand.of(machine, new DeviceDel(deviceId), "ask the guest to let go of the device"));
		backend.ifPresent(own -> plan
				.add(PlannedCommand.of(machine, own.removal(), "when it has gone: remove what was made for it")));
		return List.copyOf(plan);
	}

	@Override
	public CompletableFuture<Optional<Warning>> warning() {
		var command = new DeviceDel(deviceId);
		return new CommandSafety(machine).before(command.name(), command.arguments())
				.thenCompose(told -> told.isPresent()
						? CompletableFuture.completedFuture(told)
						: new JobsOfDrive(machine, deviceId).warning()
								.thenCombine(new UseByGuest(machine, deviceId).warning(), UnplugDevice::both));
	}

	private static Optional<Warning> both(Optional<Warning> one, Optional<Warning> other) {
		return one.isPresent() && other.isPresent()
				? Optional.of(Warning.damage(one.get().text(), other.get().text()))
				: one.or(() -> other);
	}

	@Override
	public CompletableFuture<UnplugResult> run() {
		if (machine.snapshot().condition().state() == MachineState.MIGRATING) {
			return CompletableFuture.failedFuture(OperationFailed.refused(
					deviceId + " cannot be unplugged while the machine migrates: its other end would have it still.",
					"Wait for the migration to end, or cancel it."));
		}
		var request = new LeavingDevices.Request(deviceId, backends(), patience);
		return alone ? ask(request) : PutBack.of(machine, deviceId, backend.isPresent()).thenCompose(found -> {
			again = found;
			return ask(request);
		});
	}

	private CompletableFuture<UnplugResult> ask(LeavingDevices.Request request) {
		return Commands.send(machine, new DeviceDel(deviceId), deviceId + " could not be unplugged")
				.handle((_, problem) -> problem == null || isAskedBefore(problem)
						? machine.leaving().asked(request).<UnplugResult>thenApply(this::result)
								.exceptionallyCompose(this::notKnown)
						: CompletableFuture.<UnplugResult>failedFuture(OperationFailed.cause(problem)))
				.thenCompose(result -> result);
	}

	@Override
	public Optional<DeviceAct> deviceAct() {
		return Optional
				.of(DeviceAct.of(machine, GestureKind.UNPLUG, "Unplug", deviceId, PutBack.type(machine, deviceId), ""));
	}

	@Override
	public CompletableFuture<Optional<String>> refusal() {
		return CompletableFuture.completedFuture(machine.snapshot().condition().state() == MachineState.MIGRATING
				? Optional.of("The machine migrates")
				: Optional.empty());
	}

	@Override
	public Optional<Operation<?>> inverse() {
		return again;
	}

	/** With one function of a slot all of them leave, with a controller what is on it. */
	private Map<String, QmpCommand<?>> backends() {
		var made = new HashMap<String, QmpCommand<?>>();
		machine.journal().entries().stream().filter(entry -> !entry.deviceId().equals(deviceId))
				.forEach(entry -> OwnBackend.recorded(entry)
						.ifPresent(own -> made.put(entry.deviceId(), own.removal())));
		backend.ifPresent(own -> made.put(deviceId, own.removal()));
		return made;
	}

	private static boolean isAskedBefore(Throwable problem) {
		return OperationFailed.cause(problem) instanceof OperationFailed failed
				&& failed.words().endsWith(ASKED_BEFORE);
	}

	private UnplugResult result(LeavingDevices.Answer answer) {
		return switch (answer) {
			case LeavingDevices.Answer.Gone(var remarks) -> new UnplugResult.Unplugged(remarks);
			case LeavingDevices.Answer.Refused(var text) ->
				new UnplugResult.Refused(deviceId + " stays. " + text + ".");
			case LeavingDevices.Answer.Silent(var text) -> new UnplugResult.Silent(text + ".",
					machine.leaving().gone(deviceId).thenApply(UnplugResult.Unplugged::new));
		};
	}

	private CompletableFuture<UnplugResult> notKnown(Throwable problem) {
		return CompletableFuture.failedFuture(
				OperationFailed.of("It is not known whether the guest let go of " + deviceId, problem, List.of()));
	}

	@Override
	public News news(UnplugResult departure) {
		return switch (departure) {
			case UnplugResult.Unplugged _ -> News.done(this);
			case UnplugResult.Refused _ ->
				News.of("The guest of " + machine.name() + " refuses to let go of " + deviceId);
			case UnplugResult.Silent(_, var late) -> new News(
					"The guest of " + machine.name() + " was asked to let go of " + deviceId + " and has said nothing",
					Optional.of(late.handle((_, problem) -> problem == null
							? News.done(this)
							: News.of(machine.name() + " still has " + deviceId + ", or has ended"))));
		};
	}
}
