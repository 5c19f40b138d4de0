package org.wheelhouse.core.internal.session;

import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.machine.Autopilot;
import org.wheelhouse.core.machine.GuestAgent;
import org.wheelhouse.core.machine.ImageCreations;
import org.wheelhouse.core.machine.LeavingDevices;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.Questions;
import org.wheelhouse.core.machine.ReadOnly;
import org.wheelhouse.core.secret.MachineSecrets;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.PlugJournal;
import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.endpoint.WireException;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.command.Screendump;
import org.wheelhouse.qmp.dialect.QemuCapabilities;
import org.wheelhouse.qmp.message.Event;
import org.wheelhouse.qmp.session.CommandNotSent;
import org.wheelhouse.qmp.session.CommandSender;
import org.wheelhouse.qmp.session.CommandTimedOut;
import org.wheelhouse.qmp.session.QmpSession;

/** What operations use of a machine. Any thread. */
record ConnectedMachine(ManagedMachine machine, WireLoop wires, MonitorConnector link, EventListeners listeners,
		Invalidations stale,
		PlugJournal journal)
		implements
			MachineAccess {

	@Override
	public String id() {
		return machine.id();
	}

	@Override
	public String name() {
		return machine.snapshot().facts().name();
	}

	@Override
	public Host host() {
		return machine.host();
	}

	@Override
	public MachineSecrets secrets() {
		return machine.secrets();
	}

	@Override
	public GuestAgent agent() {
		return machine.agent();
	}

	@Override
	public Autopilot autopilot() {
		return machine.autopilot();
	}

	@Override
	public CompletableFuture<List<Path>> overlaysOn(Path image) {
		return machine.overlaysOn(image);
	}

	@Override
	public Optional<HostedMachine> hosted() {
		return machine.hosted();
	}

	@Override
	public MachineSnapshot snapshot() {
		return machine.snapshot();
	}

	/** As it is now: what is shown may be older. */
	@Override
	public Optional<ReadOnly> readOnly() {
		return machine.readOnly();
	}

	@Override
	public <R> CompletableFuture<R> send(QmpCommand<R> command) {
		return send(command, session -> session.send(command));
	}

	@Override
	public <R> CompletableFuture<R> send(QmpCommand<R> command, Duration deadline) {
		return send(command, session -> session.send(command, deadline));
	}

	@Override
	public boolean passesDescriptors() {
		return readOnly().isEmpty() && link.session().filter(QmpSession::passesDescriptors).isPresent();
	}

	@Override
	public <R> CompletableFuture<R> send(QmpCommand<R> command, SocketChannel passed) {
		return machine.passing().next(() -> {
			try {
				var descriptor = wires.descriptorOf(passed);
				return send(command, session -> session.send(command, descriptor));
			} catch (WireException e) {
				return CompletableFuture.failedFuture(e);
			}
		});
	}

	@Override
	public <R> CompletableFuture<R> ask(QmpCommand<R> question) {
		return unlessLocked(question, () -> unlessHeldBack(question, () -> link.ask(question)));
	}

	@Override
	public CompletableFuture<QemuCapabilities> language() {
		return link.language(session -> new Door(this, session));
	}

	/** For one connection: what is said so to one QEMU may mean something else to the next. */
	private record Door(ConnectedMachine access, QmpSession session) implements CommandSender {

		@Override
		public <R> CompletableFuture<R> send(QmpCommand<R> command) {
			return access.pass(command, () -> session.send(command));
		}
	}

	private <R> CompletableFuture<R> send(QmpCommand<R> command,
			Function<QmpSession, CompletableFuture<R>> sending) {
		return link.session().map(session -> pass(command, () -> sending.apply(session)))
				.orElseGet(MonitorConnector::neverConnected);
	}

	/** The one door: whatever somebody sends goes through here, so that all hear of it who have to. */
	private <R> CompletableFuture<R> pass(QmpCommand<R> command, Supplier<CompletableFuture<R>> sending) {
		return unlessLocked(command, () -> unlessHeldBack(command, () -> {
			machine.sending(command);
			link.sending(command);
			var answer = sending.get();
			answer.whenComplete((_, problem) -> answered(command, problem));
			return answer;
		}));
	}

	/** The workbench's own picture of the screen goes into its private folder, and is removed; what is typed could go anywhere. */
	private static boolean isLook(QmpCommand<?> command) {
		return Questions.isOne(command) || command instanceof Screendump;
	}

	private <R> CompletableFuture<R> unlessLocked(QmpCommand<R> command, Supplier<CompletableFuture<R>> sending) {
		return readOnly().filter(_ -> !isLook(command))
				.map(lock -> CompletableFuture
						.<R>failedFuture(new CommandNotSent(command.toJson(), lock.text(), null)))
				.orElseGet(sending);
	}

	private void answered(QmpCommand<?> command, @Nullable Throwable problem) {
		if (problem == null) {
			machine.done(command);
		} else if (problem instanceof CommandTimedOut) {
			stale.add(List.of(Topic.STATUS));
		}
		if (link.answered(command)) {
			stale.add(List.of(Topic.BLOCK));
		}
	}

	private <R> CompletableFuture<R> unlessHeldBack(QmpCommand<R> command, Supplier<CompletableFuture<R>> sending) {
		return ImageCreations.isDanger(command)
				? link.unlessImageIsCreated(sending)
						.thenCompose(answer -> answer.map(CompletableFuture::completedFuture)
								.orElseGet(() -> CompletableFuture.failedFuture(
										new CommandNotSent(command.toJson(), ImageCreations.REASON, null))))
				: sending.get();
	}

	@Override
	public Optional<DefinitionFile> definition() {
		return machine.definition();
	}

	@Override
	public Set<String> linksDown() {
		return machine.links().down();
	}

	@Override
	public OptionalInt cpusTakenOut() {
		return machine.cpusTakenOut();
	}

	@Override
	public Subscription onSent(Consumer<QmpCommand<?>> listener) {
		return link.onSent(listener);
	}

	@Override
	public Subscription onEvent(Consumer<Event> listener) {
		return listeners.add(listener);
	}

	@Override
	public CompletableFuture<Event> awaitEvent(Predicate<Event> fits, Duration deadline) {
		return listeners.await(fits, deadline);
	}

	@Override
	public void invalidate(Topic... topics) {
		stale.add(Arrays.asList(topics));
	}

	@Override
	public LeavingDevices leaving() {
		return machine.leaving();
	}

	@Override
	public List<String> commandLine() {
		return machine.snapshot().identity().commandLine();
	}
}
