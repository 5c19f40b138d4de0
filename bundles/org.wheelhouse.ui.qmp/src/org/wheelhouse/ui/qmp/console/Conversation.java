package org.wheelhouse.ui.qmp.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.qmp.command.HumanMonitorCommand;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.dialect.QemuCapabilities;
import org.wheelhouse.qmp.dialect.Translation;
import org.wheelhouse.qmp.schema.ReferenceSchema;
import org.wheelhouse.qmp.schema.SchemaCheck;
import org.wheelhouse.qmp.schema.SchemaProblem;
import org.wheelhouse.qmp.session.CommandSender;
import org.wheelhouse.qmp.text.CommandText;
import org.wheelhouse.qmp.text.CommandTextException;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a person and one machine say to each other. UI thread; nothing blocks: what comes of a command is told to the listener
 * later, on the same thread.
 */
final class Conversation implements AutoCloseable {

	private final MachineAccess machine;
	private final Warner warner;
	private final Executor modelThread;
	private final Consumer<List<Entry>> listener;
	private final EventInlet events;
	private final List<Subscription> subscriptions;
	/** Commands that are about to be sent from here, told from others by identity. */
	private final Collection<Own> own = new ConcurrentLinkedQueue<>();
	private final DeviceProperties properties;
	private Optional<QemuCapabilities> known = Optional.empty();

	/** A command that is sent from here. */
	private record Own(QmpCommand<?> command, boolean asWritten) {}

	/** Tells beforehand what damage a command would do. */
	@FunctionalInterface
	interface Warner {

		/** @return true when the command may be sent */
		CompletableFuture<Boolean> mayBeSent(RawCommand command);
	}

	/**
	 * What a person wrote.
	 *
	 * @param human whether it is for the human monitor
	 * @param exact whether it is sent as it is: not checked, and never in other words
	 */
	record Utterance(String text, boolean human, boolean exact) {}

	/**
	 * @param modelThread the UI thread
	 * @param unhurried   the UI thread after a moment, so that events are told many at a time
	 * @param listener    told what is new, oldest first
	 */
	Conversation(MachineAccess machine, Warner warner, Executor modelThread, Executor unhurried,
			Consumer<List<Entry>> listener) {
		this.machine = machine;
		properties = new DeviceProperties(machine);
		this.warner = warner;
		this.modelThread = modelThread;
		this.listener = listener;
		events = new EventInlet(() -> unhurried.execute(this::heard));
		subscriptions = List.of(machine.onEvent(events::put), machine.onSent(this::sending));
		learn();
	}

	private void heard() {
		var told = events.take();
		if (!told.isEmpty()) {
			listener.accept(told);
		}
	}

	/** After the events that came before it. */
	private void tell(Entry entry) {
		var told = events.take();
		told.add(entry);
		listener.accept(told);
	}

	/** What the machine understands, as far as it is known yet. */
	Optional<QemuCapabilities> language() {
		return known;
	}

	/** Asks for it, again when the connection is a new one. */
	CompletableFuture<Optional<QemuCapabilities>> learn() {
		return machine.language().handleAsync((language, _) -> {
			known = Optional.ofNullable(language);
			return known;
		}, modelThread);
	}

	/** What is wrong with a command by the schema; nothing where it is said in other words, which are not a person's. */
	List<SchemaProblem> problems(RawCommand command) {
		return known.filter(language -> isSaidAsWritten(command, language)).map(QemuCapabilities::grammar)
				.map(schema -> SchemaCheck.of(schema, command.name(), command.arguments())).orElse(List.of());
	}

	/** At first at least: a drive is asked for by another name when QEMU knows none of that one. */
	private static boolean isSaidAsWritten(RawCommand command, QemuCapabilities language) {
		return switch (language.translator().way(command.name(), command.arguments())) {
			case Translation.Native() -> true;
			case Translation.Translated translated ->
				translated.said().stream().findFirst().equals(Optional.of(command));
			case Translation.Refused _ -> false;
		};
	}

	/** Why a command is said in other words, or is not; empty when it goes as it is. */
	Optional<String> remark(RawCommand command) {
		return known.flatMap(language -> switch (language.translator().way(command.name(), command.arguments())) {
			case Translation.Native() -> Optional.empty();
			case Translation.Translated translated -> isSaidAsWritten(command, language)
					? Optional.empty()
					: Optional.of(translated.why());
			case Translation.Refused(String reason, String remedy) -> Optional.of(reason + " " + remedy);
		});
	}

	/**
	 * What a text says, as far as it is understood yet.
	 *
	 * @param later called when more is understood of it
	 * @throws CommandTextException with the place where it is wrong
	 */
	RawCommand read(String text, Runnable later) throws CommandTextException {
		// Whoever is still writing the type is not asked about each of its beginnings.
		var writing = CommandText.driver(text).filter(text::endsWith).isPresent();
		var types = properties.typesFor(writing ? "" : text);
		if (!types.isDone()) {
			types.thenRunAsync(later, modelThread);
		}
		return read(text, types.getNow(Map.of()));
	}

	private RawCommand read(String text, Map<String, String> types) throws CommandTextException {
		return CommandText.parse(text, known.map(QemuCapabilities::grammar).orElseGet(ReferenceSchema::all), types);
	}

	/** Says it; completes on the UI thread with whether it went well. */
	CompletableFuture<Boolean> say(Utterance said) {
		tell(new Entry.Asked(Instant.now(), shown(said), said.human()));
		return machine.language().handleAsync((language, problem) -> {
			if (problem != null) {
				return failed(problem, Duration.ZERO);
			}
			known = Optional.of(language);
			return said.human()
					? print(said.text())
					: properties.typesFor(said.text()).thenComposeAsync(types -> say(said, language, types),
							modelThread);
		}, modelThread).thenCompose(outcome -> outcome);
	}

	/** Whether a text names something that nobody else should read. */
	boolean hasSecret(Utterance said) {
		return said.human()
				? Secrets.isIn(said.text())
				: command(said).map(Secrets::isIn)
						.orElseGet(() -> !Secrets.hiddenAnywhere(said.text()).equals(said.text()));
	}

	/** A secret is gone as soon as it is sent. */
	private String shown(Utterance said) {
		if (said.human()) {
			return Secrets.hidden(said.text());
		}
		var command = command(said);
		return command.isEmpty()
				? Secrets.hiddenAnywhere(said.text())
				: command.filter(Secrets::isIn).map(Secrets::hidden).map(RawCommand::toJson).orElse(said.text());
	}

	private Optional<RawCommand> command(Utterance said) {
		try {
			return said.human()
					? Optional.empty()
					: Optional.of(read(said.text(), Map.of()));
		} catch (CommandTextException _) {
			return Optional.empty();
		}
	}

	private CompletableFuture<Boolean> say(Utterance said, QemuCapabilities language, Map<String, String> types) {
		try {
			var command = CommandText.parse(said.text(), language.grammar(), types);
			var problems = said.exact() ? List.<SchemaProblem>of() : errors(command);
			if (!problems.isEmpty()) {
				return refused("The command was not sent. " + problems.getFirst(), "");
			}
			return warner.mayBeSent(command).thenComposeAsync(may -> may
					? send(command, said.exact()
							? new Translation.Native()
							: language.translator().way(command.name(), command.arguments()))
					: refused("The command was not sent.", ""), modelThread);
		} catch (CommandTextException e) {
			return refused("The command was not sent. " + e.getMessage(), "");
		}
	}

	private List<SchemaProblem> errors(RawCommand command) {
		return problems(command).stream().filter(SchemaProblem::isError)
				.toList();
	}

	private CompletableFuture<Boolean> refused(String what, String advice) {
		tell(new Entry.Failed(Instant.now(), new Fault(what, "", "", List.of(), advice), Duration.ZERO));
		return CompletableFuture.completedFuture(false);
	}

	private CompletableFuture<Boolean> send(RawCommand command, Translation way) {
		return switch (way) {
			case Translation.Native() -> reply(() -> exchange(command, true), command);
			case Translation.Translated translated -> reply(
					() -> translated.steps().run(new Interpreter(command, translated.why())), command);
			case Translation.Refused(String reason, String remedy) ->
				refused("The command was not sent. " + reason, remedy);
		};
	}

	/** Any thread: sends something that was asked for here. */
	private <R> CompletableFuture<R> exchange(QmpCommand<R> command, boolean asWritten) {
		var said = new Own(command, asWritten);
		own.add(said);
		// What is refused at the door is not heard of as sent.
		return machine.send(command).whenComplete((_, _) -> own.removeIf(other -> other == said));
	}

	/** Any thread: something is sent, here or by a gesture elsewhere. */
	private void sending(QmpCommand<?> command) {
		var shown = Secrets.hidden(new RawCommand(command.name(), command.arguments()));
		var ours = own.stream().filter(other -> other.command() == command).findFirst();
		ours.ifPresent(own::remove);
		var at = Instant.now();
		if (ours.isPresent()) {
			var sent = new Entry.Sent(at, shown, ours.get().asWritten());
			modelThread.execute(() -> tell(sent));
		} else if (!Questions.isOne(shown)) {
			modelThread.execute(() -> tell(new Entry.Gesture(at, shown)));
		}
	}

	/** Sends what a command becomes, and tells why as soon as that is something else. */
	private final class Interpreter implements CommandSender {

		private final RawCommand command;
		private final String why;
		private final AtomicBoolean told = new AtomicBoolean();

		Interpreter(RawCommand command, String why) {
			this.command = command;
			this.why = why;
		}

		@Override
		public <R> CompletableFuture<R> send(QmpCommand<R> said) {
			if (!command.toJson().equals(said.toJson()) && !told.getAndSet(true)) {
				var remark = new Entry.Translated(Instant.now(), why);
				modelThread.execute(() -> tell(remark));
			}
			return exchange(said, command.toJson().equals(said.toJson()));
		}
	}

	private CompletableFuture<Boolean> print(String line) {
		var command = new HumanMonitorCommand(line);
		return warner.mayBeSent(new RawCommand(command.name(), command.arguments()))
				.thenComposeAsync(may -> may ? printed(line) : refused("The command was not sent.", ""), modelThread);
	}

	private CompletableFuture<Boolean> printed(String line) {
		var begun = System.nanoTime();
		var command = new HumanMonitorCommand(line);
		return exchange(command, true)
				.handleAsync((text, problem) -> problem == null
						? told(new Entry.Printed(Instant.now(), text, since(begun)))
						: failed(problem, since(begun), new RawCommand(command.name(), command.arguments())),
						modelThread)
				.thenCompose(outcome -> outcome);
	}

	private CompletableFuture<Boolean> reply(Question<JsonNode> question, RawCommand command) {
		var begun = System.nanoTime();
		return question.ask().thenApply(reply -> new Entry.Replied(Instant.now(), reply, since(begun)))
				.handleAsync((entry, problem) -> problem == null
						? told(entry)
						: failed(problem, since(begun), command), modelThread)
				.thenCompose(outcome -> outcome);
	}

	private static Duration since(long begun) {
		return Duration.ofNanos(System.nanoTime() - begun);
	}

	private CompletableFuture<Boolean> told(Entry entry) {
		tell(entry);
		return CompletableFuture.completedFuture(true);
	}

	private CompletableFuture<Boolean> failed(Throwable problem, Duration latency) {
		return failed(Fault.of(problem), latency);
	}

	/** A failure quotes the command, secrets and all; in other words it has the same secret. */
	private CompletableFuture<Boolean> failed(Throwable problem, Duration latency, RawCommand command) {
		return failed(Secrets.hidden(Fault.of(problem), command), latency);
	}

	private CompletableFuture<Boolean> failed(Fault fault, Duration latency) {
		tell(new Entry.Failed(Instant.now(), fault, latency));
		return CompletableFuture.completedFuture(false);
	}

	/** A question that is about to be asked. */
	@FunctionalInterface
	private interface Question<R> {
		CompletableFuture<R> ask();
	}

	@Override
	public void close() {
		subscriptions.forEach(Subscription::close);
	}
}
