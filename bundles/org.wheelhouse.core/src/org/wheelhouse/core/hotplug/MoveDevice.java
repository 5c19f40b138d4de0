package org.wheelhouse.core.hotplug;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.DeviceAct;
import org.wheelhouse.core.operation.KeptOperation;
import org.wheelhouse.core.operation.News;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.topology.PlaceProperties;
import org.wheelhouse.model.live.BusKind;
import org.wheelhouse.model.live.GestureKind;
import org.wheelhouse.qmp.command.RawCommand;

/**
 * Moves a device to another place: out, and in again with the same back end and the same properties. When its new place does not
 * take it, it is put back into its old one.
 */
public final class MoveDevice implements Operation<MoveResult> {

	private final MachineAccess machine;
	private final MadeDevice before;
	private final MadeDevice after;
	private final UnplugDevice out;

	/**
	 * @param made    how it was made
	 * @param kind    of the bus to which it goes
	 * @param bus     its name
	 * @param address where on it, as the topology tells it
	 */
	public MoveDevice(MachineAccess machine, MadeDevice made, BusKind kind, String bus, String address) {
		this(machine, made, made.at(bus, PlaceProperties.of(kind, address)), Optional.empty());
	}

	/** @param patience how long the guest may say nothing before that is the answer */
	MoveDevice(MachineAccess machine, MadeDevice before, MadeDevice after, Optional<Duration> patience) {
		this.machine = machine;
		this.before = before;
		this.after = after;
		out = UnplugDevice.keepingBackend(machine, before.id(), patience);
	}

	/** Whether the definition has the device, so that the next start has it in its old place; never fails. */
	public CompletableFuture<Boolean> isDefined() {
		return out.isDefined();
	}

	/** The same, which also moves the device in the definition, when it has its new place. */
	public Operation<MoveResult> alsoDefined() {
		return machine.definition().map(file -> defined(file)
				.undoneBy(() -> Optional.of(new MoveDevice(machine, after, before, Optional.empty()).alsoDefined())))
				.orElse(this);
	}

	private Operation<MoveResult> defined(DefinitionFile file) {
		return continued(run -> run.thenCompose(result -> switch (result) {
			case MoveResult.Moved moved -> written(file, moved).thenApply(done -> done);
			case MoveResult.Waits(var text, var late) -> CompletableFuture.completedFuture(
					new MoveResult.Waits(text, late.thenCompose(moved -> written(file, moved))));
			case MoveResult.Stays stays -> CompletableFuture.completedFuture(stays);
		}));
	}

	private CompletableFuture<MoveResult.Moved> written(DefinitionFile file, MoveResult.Moved moved) {
		return KeptOperation.written(file, moved, now -> new DefinedDevice(before.id()).at(now, after));
	}

	@Override
	public String label() {
		return "Move " + before.id() + " to " + after.place() + " of " + machine.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		return List.of(out.plan().getFirst(), PlannedCommand.of(machine,
				new RawCommand("device_add", after.arguments()), "when it has gone: plug it into its new place"));
	}

	@Override
	public CompletableFuture<Optional<Warning>> warning() {
		return out.warning();
	}

	@Override
	public CompletableFuture<MoveResult> run() {
		return new Passengers(machine, before.id()).refusal().thenCompose(refusal -> refusal.isEmpty()
				? out.run().thenCompose(this::out)
				: CompletableFuture.failedFuture(OperationFailed.refused(refusal,
						"Unplug what is on it first; it can be plugged in again afterwards.")));
	}

	private CompletableFuture<MoveResult> out(UnplugResult result) {
		return switch (result) {
			case UnplugResult.Unplugged _ -> in().thenApply(moved -> moved);
			case UnplugResult.Refused(var text) ->
				CompletableFuture.completedFuture(new MoveResult.Stays(text));
			case UnplugResult.Silent(var text, var late) ->
				CompletableFuture.completedFuture(new MoveResult.Waits(text, late.thenCompose(_ -> in())));
		};
	}

	private CompletableFuture<MoveResult.Moved> in() {
		return plug(after).thenApply(MoveResult.Moved::new)
				.exceptionallyCompose(problem -> plug(before).handle((_, worse) -> OperationFailed.of(
						before.id() + " could not be moved", problem,
						List.of(worse == null
								? before.id() + " is back in its old place"
								: "not " + before.id() + " (" + OperationFailed.cause(worse).getMessage() + ")")))
						.thenCompose(CompletableFuture::failedFuture));
	}

	/** Its back end is there: only the device comes. */
	private CompletableFuture<PluggedDevice> plug(MadeDevice device) {
		return new ReplugDevice(machine, device, false).run();
	}

	@Override
	public News news(MoveResult result) {
		return switch (result) {
			case MoveResult.Moved _ -> News.done(this);
			case MoveResult.Stays(var text) -> News.of(text);
			case MoveResult.Waits(_, var late) -> new News(
					"The guest of " + machine.name() + " has not let go of " + before.id()
							+ " yet; then it is plugged into " + after.place(),
					Optional.of(late.handle((_, problem) -> problem == null
							? News.done(this)
							: News.of(OperationFailed.cause(problem).getMessage()))));
		};
	}

	@Override
	public Optional<DeviceAct> deviceAct() {
		return Optional.of(DeviceAct.of(machine, GestureKind.MOVE, "Move", before.id(),
				before.arguments().path("driver").asText(), after.place()));
	}

	@Override
	public Optional<Operation<?>> inverse() {
		return Optional.of(new MoveDevice(machine, after, before, Optional.empty()));
	}
}
