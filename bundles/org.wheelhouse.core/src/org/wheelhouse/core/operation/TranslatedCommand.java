package org.wheelhouse.core.operation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.guard.CommandSafety;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.dialect.QemuCapabilities;
import org.wheelhouse.qmp.dialect.Translation;
import org.wheelhouse.qmp.message.Event;

/**
 * One command of the reference, said as this QEMU understands it: for whatever needs no more than that.
 *
 * @param <R> what it answers
 */
public final class TranslatedCommand<R> implements Operation<R> {

	private final MachineAccess machine;
	private final QemuCapabilities language;
	private final QmpCommand<R> command;
	private final Wording wording;
	private final List<Topic> changed;
	private final Optional<Supplier<Operation<?>>> inverse;
	private final Optional<Request> request;
	private final Optional<DeviceAct> act;
	private Optional<AwaitedEvent> asked = Optional.empty();

	/**
	 * How a person is told of it.
	 *
	 * @param label     for a history, for example {@code Take the link of nic0 down}
	 * @param purpose   what the command is for, in a few words
	 * @param onFailure a sentence without its full stop
	 */
	public record Wording(String label, String purpose, String onFailure) {}

	/**
	 * @param language of the machine, from {@link MachineAccess#language()}
	 * @param changed  what is asked anew afterwards
	 */
	public TranslatedCommand(MachineAccess machine, QemuCapabilities language, QmpCommand<R> command, Wording wording,
			Topic... changed) {
		this(machine, language, command, wording, List.of(changed), Optional.empty(), Optional.empty(),
				Optional.empty());
	}

	private TranslatedCommand(MachineAccess machine, QemuCapabilities language, QmpCommand<R> command, Wording wording,
			List<Topic> changed, Optional<Supplier<Operation<?>>> inverse, Optional<Request> request,
			Optional<DeviceAct> act) {
		this.machine = machine;
		this.language = language;
		this.command = command;
		this.wording = wording;
		this.changed = changed;
		this.inverse = inverse;
		this.request = request;
		this.act = act;
	}

	/** What is only asked for by a command, and the event that tells that it has come. */
	private record Request(Predicate<Event> tells, AwaitedEvent.Words words) {}

	/** The same, where the command only asks for something. */
	public TranslatedCommand<R> asking(Predicate<Event> tells, AwaitedEvent.Words words) {
		return new TranslatedCommand<>(machine, language, command, wording, changed, inverse,
				Optional.of(new Request(tells, words)), act);
	}

	/** The same, where something takes it back. */
	public TranslatedCommand<R> takenBackBy(Supplier<Operation<?>> other) {
		return new TranslatedCommand<>(machine, language, command, wording, changed, Optional.of(other), request,
				act);
	}

	/** The same, where it is done to a device. */
	public TranslatedCommand<R> doneTo(DeviceAct device) {
		return new TranslatedCommand<>(machine, language, command, wording, changed, inverse, request,
				Optional.of(device));
	}

	@Override
	public Optional<DeviceAct> deviceAct() {
		return act;
	}

	@Override
	public Optional<Operation<?>> inverse() {
		return inverse.map(Supplier::get);
	}

	@Override
	public String label() {
		return wording.label();
	}

	@Override
	public List<PlannedCommand> plan() {
		return switch (way()) {
			case Translation.Native() -> List.of(PlannedCommand.of(machine, command, wording.purpose()));
			case Translation.Translated translated -> translated.said().stream()
					.map(said -> PlannedCommand.of(machine, said, wording.purpose())).toList();
			case Translation.Refused _ -> List.of();
		};
	}

	@Override
	public Optional<String> remark() {
		return switch (way()) {
			case Translation.Native() -> Optional.empty();
			case Translation.Translated translated ->
				isAsItIs(translated) ? Optional.empty() : Optional.of(translated.why());
			case Translation.Refused(String reason, String remedy) -> Optional.of(reason + " " + remedy);
		};
	}

	@Override
	public CompletableFuture<Optional<Warning>> warning() {
		return new CommandSafety(machine).before(command.name(), command.arguments());
	}

	/** A name that QEMU itself has told needs no other one to be tried. */
	private boolean isAsItIs(Translation.Translated translated) {
		return translated.said().size() == 1 && translated.said().getFirst().toJson().equals(command.toJson());
	}

	private Translation way() {
		return language.translator().way(command.name(), command.arguments());
	}

	@Override
	public CompletableFuture<R> run() {
		asked = request.map(given -> AwaitedEvent.listen(machine, given.tells(), given.words()));
		var answer = send();
		return asked.map(listening -> listening.unlessRefused(answer)).orElse(answer);
	}

	private CompletableFuture<R> send() {
		return language.translator().send(command)
				.exceptionallyCompose(problem -> CompletableFuture
						.failedFuture(OperationFailed.of(wording.onFailure(), problem, List.of())))
				.whenComplete((_, _) -> machine.invalidate(changed.toArray(Topic[]::new)));
	}

	@Override
	public News news(R result) {
		return asked.map(AwaitedEvent::news).orElseGet(() -> News.done(this));
	}
}
