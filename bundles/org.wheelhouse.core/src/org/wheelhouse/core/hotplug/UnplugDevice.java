package org.wheelhouse.core.hotplug;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.guard.CommandSafety;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Commands;
import org.wheelhouse.core.operation.News;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.qmp.command.DeviceDel;
import org.wheelhouse.qmp.message.Event;

/**
 * Takes a device out of a running machine. QEMU only asks the guest; the device is shown as leaving until the guest has
 * let go, however late, and then what the workbench made for it on the host's side is removed.
 */
public final class UnplugDevice implements Operation<UnplugResult> {

	/** So long a guest may take before somebody is told that it is silent. */
	public static final Duration SILENCE = Duration.ofSeconds(10);
	/** What a PCI Express port says when it is asked a second time: it waits some seconds, as its button is a real one's. */
	private static final String ASKED_BEFORE = "is already in the process of unplug";
	/** An event that is awaited for ever would never be forgotten. */
	private static final Duration LONGEST = Duration.ofDays(7);

	private final MachineAccess machine;
	private final String deviceId;
	private final Duration silence;
	private final Optional<OwnBackend> backend;

	/**
	 * @param machine  that has the device
	 * @param deviceId its id
	 */
	public UnplugDevice(MachineAccess machine, String deviceId) {
		this(machine, deviceId, SILENCE);
	}

	/** @param silence how long the guest may say nothing before that is the answer */
	public UnplugDevice(MachineAccess machine, String deviceId, Duration silence) {
		this.machine = machine;
		this.deviceId = deviceId;
		this.silence = silence;
		// The journal strikes the device out as soon as it has gone.
		backend = OwnBackend.of(machine, deviceId);
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
		return new CommandSafety(machine).before(command.name(), command.arguments());
	}

	@Override
	public CompletableFuture<UnplugResult> run() {
		boolean alreadyLeaving = machine.snapshot().leaving().containsKey(deviceId);
		var gone = new CompletableFuture<Event>();
		var subscription = machine.onEvent(event -> {
			if (isGone(event)) {
				gone.complete(event);
			}
		});
		gone.whenComplete((_, _) -> subscription.close());
		var answer = machine.awaitEvent(event -> isGone(event) || isRefusal(event), silence);
		machine.markLeaving(deviceId, "The guest was asked to let go of it");
		return ask().whenComplete((_, problem) -> {
			if (problem != null) {
				subscription.close();
				answer.cancel(false);
				if (!alreadyLeaving) {
					machine.clearLeaving(deviceId);
				}
			}
		}).thenCompose(_ -> departure(answer, gone));
	}

	/** Completes with whether the guest is asked by this, or still by the last time. */
	private CompletableFuture<Boolean> ask() {
		return Commands.send(machine, new DeviceDel(deviceId), deviceId + " could not be unplugged")
				.thenApply(_ -> true)
				.exceptionallyCompose(problem -> OperationFailed.cause(problem) instanceof OperationFailed failed
						&& failed.words().endsWith(ASKED_BEFORE)
								? CompletableFuture.completedFuture(false)
								: CompletableFuture.failedFuture(problem));
	}

	private CompletableFuture<UnplugResult> departure(CompletableFuture<Event> answer, CompletableFuture<Event> gone) {
		var unplugged = gone.thenCompose(_ -> afterwards());
		return answer.handle((event, problem) -> {
			if (problem == null && isRefusal(event)) {
				machine.clearLeaving(deviceId);
				gone.cancel(false);
				return CompletableFuture.<UnplugResult>completedFuture(
						new UnplugResult.Refused("The guest refuses to let go of " + deviceId + "."));
			}
			if (problem == null) {
				gone.complete(event);
				return unplugged.<UnplugResult>thenApply(done -> done);
			}
			return OperationFailed.cause(problem) instanceof TimeoutException
					? silent(gone, unplugged)
					: lost(problem, gone);
		}).thenCompose(departure -> departure);
	}

	private CompletableFuture<UnplugResult> silent(CompletableFuture<Event> gone,
			CompletableFuture<UnplugResult.Unplugged> late) {
		if (gone.isDone()) {
			return late.thenApply(done -> done);
		}
		var text = "The guest has not let go of it for " + silence.toSeconds() + " s; a reset of the machine would";
		machine.markLeaving(deviceId, text);
		machine.awaitEvent(this::isGone, LONGEST).whenComplete((event, problem) -> {
			if (problem == null) {
				gone.complete(event);
			} else {
				machine.clearLeaving(deviceId);
				gone.completeExceptionally(OperationFailed.cause(problem));
			}
		});
		return CompletableFuture.completedFuture(new UnplugResult.Silent(text + ".", late));
	}

	private CompletableFuture<UnplugResult> lost(Throwable problem, CompletableFuture<Event> gone) {
		machine.clearLeaving(deviceId);
		gone.completeExceptionally(OperationFailed.cause(problem));
		return CompletableFuture.failedFuture(
				OperationFailed.of("It is not known whether the guest let go of " + deviceId, problem, List.of()));
	}

	private CompletableFuture<UnplugResult.Unplugged> afterwards() {
		machine.clearLeaving(deviceId);
		machine.journal().remove(deviceId);
		return backend.map(this::remove).orElseGet(() -> CompletableFuture.completedFuture(List.of()))
				.thenApply(remarks -> {
					machine.invalidate(Topic.PCI, Topic.BLOCK);
					return new UnplugResult.Unplugged(remarks);
				});
	}

	/** A network that another card uses by now stays: QEMU would remove it all the same. */
	private CompletableFuture<List<String>> remove(OwnBackend own) {
		return own.users(machine).thenCompose(users -> users.isEmpty()
				? machine.send(own.removal()).thenApply(_ -> List.<String>of())
				: CompletableFuture.completedFuture(List.of("The network that was made for " + deviceId
						+ " is still there: " + String.join(", ", users) + " uses it.")))
				.exceptionally(problem -> List.of("What was made for " + deviceId + " is still there: "
						+ OperationFailed.cause(problem).getMessage()));
	}

	/** Virtio devices give two events; only that of the device itself has its id. */
	private boolean isGone(Event event) {
		return event.name().equals("DEVICE_DELETED") && event.data().path("device").asText().equals(deviceId);
	}

	private boolean isRefusal(Event event) {
		return event.name().equals("DEVICE_UNPLUG_GUEST_ERROR")
				&& event.data().path("device").asText().equals(deviceId);
	}

	@Override
	public News news(UnplugResult departure) {
		return switch (departure) {
			case UnplugResult.Unplugged _ -> News.done(this);
			case UnplugResult.Refused _ ->
				News.of("The guest of " + machine.name() + " refuses to let go of " + deviceId);
			case UnplugResult.Silent(_, var late) -> new News(
					"The guest of " + machine.name() + " has not let go of " + deviceId + " within "
							+ silence.toSeconds() + " s of being asked",
					Optional.of(late.handle((_, problem) -> problem == null
							? News.done(this)
							: News.of("The connection to " + machine.name() + " was lost before its guest let go of "
									+ deviceId))));
		};
	}
}
