package org.wheelhouse.core.hotplug;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.guard.NetdevUsers;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Commands;
import org.wheelhouse.core.operation.DeviceAct;
import org.wheelhouse.core.operation.News;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.operation.Steps;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.GestureKind;
import org.wheelhouse.qmp.command.NetdevDel;
import org.wheelhouse.qmp.session.CommandFailed;

/**
 * Exchanges what is behind a network card by taking the card out and putting it in again, with another network. That is made
 * first, so that one which QEMU refuses changes nothing; the old one goes last. A card that does not leave, or is not taken again,
 * is as it was before, and the new network is removed.
 */
final class ExchangeByReplug implements Operation<MoveResult> {

	private final MachineAccess machine;
	private final MadeDevice before;
	private final MadeDevice after;
	private final Steps network;
	private final NetdevDel comes;
	private final Optional<NetdevDel> goes;
	private final MoveDevice move;

	/**
	 * @param before  the card as it is
	 * @param after   as it shall be
	 * @param network that comes
	 * @param old     the id of the one that goes
	 */
	ExchangeByReplug(MachineAccess machine, MadeDevice before, MadeDevice after, Backends network,
			Optional<String> old) {
		this.machine = machine;
		this.before = before;
		this.after = after;
		this.network = new Steps(network.steps());
		comes = new NetdevDel(network.name());
		goes = old.map(NetdevDel::new);
		move = new MoveDevice(machine, before, after, Optional.empty());
	}

	@Override
	public String label() {
		return "Change the network of " + before.id() + " on " + machine.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		var plan = new ArrayList<>(network.plan());
		plan.addAll(move.plan());
		goes.ifPresent(command -> plan.add(PlannedCommand.of(machine, command, "remove what was behind it")));
		return List.copyOf(plan);
	}

	@Override
	public CompletableFuture<Optional<Warning>> warning() {
		return move.warning();
	}

	@Override
	public CompletableFuture<MoveResult> run() {
		return network.run().exceptionallyCompose(this::notMade)
				.thenCompose(_ -> move.run().exceptionallyCompose(this::takenBack))
				.thenCompose(this::after).exceptionallyCompose(this::failed)
				.whenComplete((_, _) -> machine.invalidate(Topic.NETWORK, Topic.PCI));
	}

	private CompletableFuture<MoveResult> after(MoveResult result) {
		return switch (result) {
			case MoveResult.Moved moved -> withoutOld(moved).thenApply(done -> done);
			case MoveResult.Stays(var text) -> remove(comes).thenApply(_ -> new MoveResult.Stays(text));
			case MoveResult.Waits(var text, var late) -> CompletableFuture.completedFuture(new MoveResult.Waits(text,
					late.<MoveResult.Moved>exceptionallyCompose(this::takenBack).thenCompose(this::withoutOld)
							.exceptionallyCompose(this::failed)));
		};
	}

	private String headline() {
		return "The network of " + before.id() + " could not be changed";
	}

	private <T> CompletableFuture<T> failed(Throwable problem) {
		return CompletableFuture.failedFuture(
				OperationFailed.named(headline(), problem));
	}

	/** When nobody knows whether it was, it goes as soon as QEMU answers. */
	private <T> CompletableFuture<T> notMade(Throwable problem) {
		if (OperationFailed.isOutcomeUnknown(problem)) {
			machine.leaving().leftOver(before.id(), comes);
		}
		return CompletableFuture.failedFuture(problem);
	}

	private <T> CompletableFuture<T> takenBack(Throwable problem) {
		return remove(comes).thenCompose(
				undone -> CompletableFuture.failedFuture(OperationFailed.of(headline(), problem, List.of(undone))));
	}

	/** Unless a card uses it: of one that may have come nobody knows before QEMU is asked. */
	private CompletableFuture<String> remove(NetdevDel command) {
		return NetdevUsers.of(machine, command.id()).thenCompose(users -> users.isEmpty()
				? machine.send(command).thenApply(_ -> "the network " + command.id())
				: CompletableFuture.completedFuture(
						"not the network " + command.id() + " (" + String.join(", ", users) + " uses it)"))
				.exceptionally(problem -> notRemoved(command, OperationFailed.cause(problem)));
	}

	private String notRemoved(NetdevDel command, Throwable problem) {
		if (!(problem instanceof CommandFailed)) {
			machine.leaving().leftOver(before.id(), command);
		}
		return "not the network " + command.id() + " (" + problem.getMessage() + ")";
	}

	private CompletableFuture<MoveResult.Moved> withoutOld(MoveResult.Moved moved) {
		return goes.map(command -> NetdevUsers.of(machine, command.id()).thenCompose(users -> users.isEmpty()
				? Commands.send(machine, command, before.id() + " has its new network, but the old one is there still")
						.thenApply(_ -> moved)
				: CompletableFuture.completedFuture(moved)))
				.orElseGet(() -> CompletableFuture.completedFuture(moved));
	}

	@Override
	public News news(MoveResult result) {
		return switch (result) {
			case MoveResult.Moved _ -> News.done(this);
			case MoveResult.Stays(var text) -> News.of(text);
			case MoveResult.Waits(_, var late) -> new News(
					"The guest of " + machine.name() + " has not let go of " + before.id()
							+ " yet; then its network is changed",
					Optional.of(late.handle((_, problem) -> problem == null
							? News.done(this)
							: News.of(OperationFailed.cause(problem).getMessage()))));
		};
	}

	/** What the workbench has not made it cannot make again: QEMU does not tell all of it. */
	@Override
	public Optional<Operation<?>> inverse() {
		return before.backend().flatMap(entry -> Backends.recorded(machine, entry)).map(
				network -> new ExchangeByReplug(machine, after, before, network, Optional.of(comes.id())));
	}

	@Override
	public Optional<DeviceAct> deviceAct() {
		return Optional.of(DeviceAct.of(machine, GestureKind.NETWORK, "Change the network of", before.id(),
				before.arguments().path("driver").asText(), ""));
	}
}
