package org.wheelhouse.core.operation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.wheelhouse.core.MachineAccess;
import org.wheelhouse.core.Topic;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.dialect.Language;
import org.wheelhouse.qmp.dialect.Way;
import org.wheelhouse.qmp.message.Event;

/**
 * One command of the reference, said as this QEMU understands it: for whatever needs no more than that.
 *
 * @param <R> what it answers
 */
public final class SayCommand<R> implements Operation<R> {

	private final MachineAccess machine;
	private final Language language;
	private final QmpCommand<R> command;
	private final Wording wording;
	private final List<Topic> changed;
	private final Optional<Supplier<Operation<?>>> inverse;
	private final Optional<Request> request;
	private Optional<Asked> asked = Optional.empty();

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
	public SayCommand(MachineAccess machine, Language language, QmpCommand<R> command, Wording wording,
			Topic... changed) {
		this(machine, language, command, wording, List.of(changed), Optional.empty(), Optional.empty());
	}

	private SayCommand(MachineAccess machine, Language language, QmpCommand<R> command, Wording wording,
			List<Topic> changed, Optional<Supplier<Operation<?>>> inverse, Optional<Request> request) {
		this.machine = machine;
		this.language = language;
		this.command = command;
		this.wording = wording;
		this.changed = changed;
		this.inverse = inverse;
		this.request = request;
	}

	/** What is only asked for by a command, and the event that tells that it has come. */
	private record Request(Predicate<Event> tells, Asked.Words words) {}

	/** The same, where the command only asks for something. */
	SayCommand<R> asking(Predicate<Event> tells, Asked.Words words) {
		return new SayCommand<>(machine, language, command, wording, changed, inverse,
				Optional.of(new Request(tells, words)));
	}

	/** The same, where something takes it back. */
	public SayCommand<R> takenBackBy(Supplier<Operation<?>> other) {
		return new SayCommand<>(machine, language, command, wording, changed, Optional.of(other), request);
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
			case Way.Native() -> List.of(PlannedCommand.of(machine, command, wording.purpose()));
			case Way.Translated translated -> translated.said().stream()
					.map(said -> PlannedCommand.of(machine, said, wording.purpose())).toList();
			case Way.Refused _ -> List.of();
		};
	}

	/** Why it is said in other words than the reference's, or cannot be said; empty when it is said as it is. */
	public Optional<String> remark() {
		return switch (way()) {
			case Way.Native() -> Optional.empty();
			case Way.Translated translated -> isAsItIs(translated) ? Optional.empty() : Optional.of(translated.why());
			case Way.Refused(String reason, String remedy) -> Optional.of(reason + " " + remedy);
		};
	}

	@Override
	public CompletableFuture<Optional<Warning>> warning() {
		return new Guard(machine).before(command.name(), command.arguments());
	}

	/** A name that QEMU itself has told needs no other one to be tried. */
	private boolean isAsItIs(Way.Translated translated) {
		return translated.said().size() == 1 && translated.said().getFirst().toJson().equals(command.toJson());
	}

	private Way way() {
		return language.translator().way(command.name(), command.arguments());
	}

	@Override
	public CompletableFuture<R> run() {
		asked = request.map(given -> Asked.listen(machine, given.tells(), given.words()));
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
		return asked.map(Asked::news).orElseGet(() -> News.done(this));
	}
}
