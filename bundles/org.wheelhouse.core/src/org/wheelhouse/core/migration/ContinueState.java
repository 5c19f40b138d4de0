package org.wheelhouse.core.migration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.failure.SecretsMissing;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.Machines;
import org.wheelhouse.core.machine.Moved;
import org.wheelhouse.core.operation.Commands;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.secret.SecretNeed;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.qmp.command.Cont;
import org.wheelhouse.qmp.command.MigrateIncoming;
import org.wheelhouse.qmp.command.MigrateSetCapabilities;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.command.QueryStatus;
import org.wheelhouse.qmp.command.QueryVersion;

/**
 * Has a guest go on that was saved into a file: once, and only on the disks as they were then. When it fails before the guest
 * runs the file can be tried again; after that never.
 */
public final class ContinueState implements Operation<String> {

	private static final int QUESTIONS = 600;
	private static final long BETWEEN_MILLIS = 100;

	private final Machines machines;
	private final Host host;
	private final Path file;

	/**
	 * @param machines that start the machine
	 * @param host     where the file is
	 * @param file     with the memory, as it was named when it was saved
	 */
	public ContinueState(Machines machines, Host host, Path file) {
		this.machines = machines;
		this.host = host;
		this.file = file;
	}

	/** On a computer of the list; empty where it is not there any more. */
	public static Optional<ContinueState> on(Machines machines, String hostId, Path file) {
		return machines.computer(hostId).map(host -> new ContinueState(machines, host, file));
	}

	@Override
	public String label() {
		return "Continue the guest of " + file + " on " + host.label();
	}

	/** To the machine that is started for it; with what QEMU 8.2 and later are told. */
	@Override
	public List<PlannedCommand> plan() {
		var name = String.valueOf(file.getFileName());
		return List.of(new PlannedCommand(name, new MigrateSetCapabilities(Map.of("events", true)).toJson(),
				"tell each step"),
				new PlannedCommand(name, new MigrateIncoming("file:" + file).toJson(), "read the guest from the file"),
				new PlannedCommand(name, new Cont().toJson(), "let it run, if it ran when it was saved"));
	}

	/** @return the id of the machine that it is in now; fails with {@link OperationFailed} */
	@Override
	public CompletableFuture<String> run() {
		var about = SavedState.beside(file);
		return host.files().read(about, 0, 1 << 20).thenCompose(bytes -> bytes.isEmpty()
				? used(about)
				: state(bytes.get())).thenCompose(state -> checked(state).thenCompose(_ -> once(about, state)));
	}

	private CompletableFuture<SavedState> used(Path about) {
		var trace = about.resolveSibling(about.getFileName() + SavedState.USED);
		return host.files().status(trace).thenCompose(status -> status.filter(there -> there.exists()).isPresent()
				? refused("The guest of " + file + " was continued already",
						"Its disks have been written since: to load its memory once more would damage what is on them.")
				: refused("Nothing was written about the guest of " + file + ": there is no " + about,
						"Choose a file into which Wheelhouse has saved a guest."));
	}

	private static CompletableFuture<SavedState> state(byte[] bytes) {
		try {
			return CompletableFuture.completedFuture(SavedState.read(bytes));
		} catch (CoreException e) {
			return refused(String.valueOf(e.getMessage()), "");
		}
	}

	private static <T> CompletableFuture<T> refused(String why, String advice) {
		return CompletableFuture.failedFuture(OperationFailed.refused(why, advice));
	}

	private CompletableFuture<?> checked(SavedState state) {
		return new SavedDisks(host.files()).difference(state.disks()).thenCompose(difference -> difference.isEmpty()
				? CompletableFuture.completedFuture(state)
				: refused(state.name() + " cannot be continued: " + difference.get(),
						"Memory belongs to one state of the disks. Start the machine anew, or bring the image back as it was."));
	}

	/** Whoever comes first has it: giving a file another name succeeds once. */
	private CompletableFuture<String> once(Path about, SavedState state) {
		var trace = about.resolveSibling(about.getFileName() + SavedState.USED);
		return host.files().move(about, trace)
				.exceptionallyCompose(problem -> CompletableFuture.failedFuture(OperationFailed.of(
						"The guest of " + file + " is being continued by somebody else", problem, List.of())))
				.thenCompose(_ -> launched(state).exceptionallyCompose(problem -> host.files().move(trace, about)
						.handle((_, _) -> problem).thenCompose(CompletableFuture::failedFuture)))
				.thenCompose(machine -> received(machine, state).exceptionallyCompose(
						problem -> giveUp(machine, problem, trace, about)))
				.thenCompose(machine -> goesOn(machine, state));
	}

	private CompletableFuture<MachineAccess> launched(SavedState state) {
		var options = new ArrayList<>(state.options());
		options.add(new QemuOption("incoming", Optional.of("defer"), QemuOption.Origin.HOST));
		var request = new LaunchRequest(state.name(), Optional.of(state.program()).filter(text -> !text.isEmpty())
				.map(Path::of), options, Optional.empty(), state.definition());
		var needs = SecretNeed.of(options);
		return machines.secrets().find(state.machineId(),
				needs.stream().map(SecretNeed::id).collect(Collectors.toSet())).thenCompose(known -> {
					var missing = needs.stream().filter(need -> !known.containsKey(need.id())).toList();
					return missing.isEmpty()
							? machines.launch(request.with(known), host)
							: CompletableFuture.failedFuture(new SecretsMissing(state.name(), missing));
				}).exceptionallyCompose(problem -> CompletableFuture.failedFuture(OperationFailed
						.of(state.name() + " could not be started", problem, List.of("the file can be tried again"))))
				.thenCompose(id -> machines.machine(id).map(CompletableFuture::completedFuture)
						.orElseGet(() -> refused(state.name() + " ended at once", "")));
	}

	private CompletableFuture<MachineAccess> received(MachineAccess machine, SavedState state) {
		return Commands.send(machine, new QueryVersion(), "The version of QEMU could not be asked")
				.thenCompose(version -> {
					var all = new ArrayList<QmpCommand<?>>();
					all.add(new MigrateSetCapabilities(Map.of("events", true)));
					all.addAll(state.limits());
					all.add(new MigrateIncoming(new StateUri(version).from(file)));
					CompletableFuture<?> sent = CompletableFuture.completedFuture(machine);
					for (var command : all) {
						sent = sent.thenCompose(_ -> Commands.send(machine, command,
								"The guest of " + file + " could not be read"));
					}
					return sent;
				}).thenCompose(_ -> untilThere(machine, QUESTIONS));
	}

	private CompletableFuture<MachineAccess> untilThere(MachineAccess machine, int questions) {
		return Commands.send(machine, new QueryStatus(), "The guest of " + file + " could not be read")
				.thenCompose(status -> {
					if (!status.status().equals("inmigrate")) {
						return CompletableFuture.completedFuture(machine);
					}
					return questions == 0
							? refused("The guest of " + file + " was not read within a minute", "")
							: new CompletableFuture<Boolean>()
									.completeOnTimeout(true, BETWEEN_MILLIS, TimeUnit.MILLISECONDS)
									.thenCompose(_ -> untilThere(machine, questions - 1));
				});
	}

	/** It was saved while it stood still, so it has not run yet. */
	private CompletableFuture<MachineAccess> giveUp(MachineAccess machine, Throwable problem, Path trace, Path about) {
		var words = machine.hosted().map(hosted -> host.logTail(hosted, 3).exceptionally(_ -> List.of()))
				.orElseGet(() -> CompletableFuture.completedFuture(List.of()));
		return words.thenCompose(lines -> machine.hosted().<CompletableFuture<?>>map(host::kill)
				.orElseGet(() -> CompletableFuture.completedFuture(machine)).handle((_, _) -> true)
				.thenCompose(_ -> machines.drop(machine.id()))
				.thenCompose(_ -> host.files().move(trace, about).handle((_, _) -> true))
				.thenCompose(_ -> {
					var failure = OperationFailed.of("The guest of " + file + " could not be continued", problem,
							List.of("the machine was ended", "the file can be tried again"));
					return CompletableFuture.failedFuture(new OperationFailed(failure.what(), failure.command(),
							failure.words(), failure.undone(), lines.isEmpty()
									? failure.advice()
									: "QEMU's last words: " + String.join("\n", lines),
							failure.getCause()));
				}));
	}

	private CompletableFuture<String> goesOn(MachineAccess machine, SavedState state) {
		machines.announceMoved(new Moved(state.machineId(), machine.id()));
		return state.running()
				? Commands.send(machine, new Cont(), state.name() + " was read, and could not be resumed")
						.thenApply(_ -> machine.id())
				: CompletableFuture.completedFuture(machine.id());
	}
}
