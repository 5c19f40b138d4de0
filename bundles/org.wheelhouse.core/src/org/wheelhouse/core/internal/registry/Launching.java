package org.wheelhouse.core.internal.registry;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.definition.DefinitionModel;
import org.wheelhouse.core.definition.StartChoice;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.failure.Reason;
import org.wheelhouse.core.failure.SecretsMissing;
import org.wheelhouse.core.failure.StartUntrusted;
import org.wheelhouse.core.internal.session.ManagedMachine;
import org.wheelhouse.core.secret.ClearSecrets;
import org.wheelhouse.core.secret.MachineSecrets;
import org.wheelhouse.core.secret.SecretNeed;
import org.wheelhouse.core.state.NewerImage;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.host.Secret;

/** Defines and launches machines. Any thread. */
public record Launching(MachineList roster, MachineSecrets secrets) {

	private static final Pattern WRONG_SECRET = Pattern.compile("Invalid password|No keyslot|cannot unlock");

	/** Takes up a definition; see {@link org.wheelhouse.core.registry.MachineRegistry#define(Path)}. */
	public CompletableFuture<String> define(Path file, Host host) {
		var absolute = file.toAbsolutePath().normalize();
		return waited(() -> listed(absolute, request(absolute, DefinitionFile.read(host.files(), absolute)), host));
	}

	private String listed(Path absolute, LaunchRequest request, Host host) {
		var row = roster.definedBy(absolute.toString(), request.name(), host);
		row.named(request.name());
		row.show();
		return row.id();
	}

	private static LaunchRequest request(Path file, DefinitionText definition) throws CoreException {
		var commandLine = definition.commandLine();
		if (commandLine.options().stream().anyMatch(option -> option.name().equals("daemonize"))) {
			throw new CoreException("The option -daemonize would take the machine away from the workbench.",
					"Leave it out: the machine runs on by itself when the workbench ends.", null);
		}
		return new LaunchRequest(new DefinitionModel().of(commandLine, title(file)).getName(),
				commandLine.program().map(Path::of), commandLine.options(), Optional.empty(), Optional.of(file));
	}

	private static String title(Path file) {
		var name = String.valueOf(file.getFileName());
		var dot = name.lastIndexOf('.');
		return dot > 0 ? name.substring(0, dot) : name;
	}

	/** Starts the machine of a row that does not run; see {@link org.wheelhouse.core.registry.MachineRegistry#launch}. */
	public CompletableFuture<String> launch(ManagedMachine row, StartChoice choice) {
		if (!row.claim()) {
			return CompletableFuture.failedFuture(
					new CoreException(row.snapshot().facts().name() + " runs already, or is being started."));
		}
		return checked(row, choice).whenComplete((_, problem) -> {
			if (problem != null) {
				row.notStarted();
			}
		}).thenCompose(request -> ServerPasswords.of(row.host(), request)).thenCompose(passwords -> {
			row.starting();
			MachineList.forgetRun(row);
			return withTpm(row.host(), passwords.request()).exceptionallyCompose(problem -> {
				forgetWrongSecrets(row, problem);
				// Whoever hears of it may start it again.
				return row.startFailed(Fault.of(problem),
						Reason.of(problem) instanceof HostException host ? host.command() : List.of())
						.thenCompose(_ -> CompletableFuture.failedFuture(problem));
			}).thenCompose(row::run).thenCompose(id -> told(row, passwords, id));
		});
	}

	/** A machine that waits for somebody else before it answers has servers that let nobody in. */
	private static CompletableFuture<String> told(ManagedMachine row, ServerPasswords passwords, String id) {
		return row.access().map(access -> passwords.tell(access).thenApply(_ -> id))
				.orElseGet(() -> CompletableFuture.completedFuture(id));
	}

	/** With its TPM, which has to be there before QEMU is. */
	private static CompletableFuture<HostedMachine> withTpm(Host host, LaunchRequest request) {
		return EmulatedTpm.of(host, request)
				.map(tpm -> tpm.start().thenCompose(_ -> host.launch(request))
						.exceptionallyCompose(problem -> tpm.stop().handle((_, _) -> problem)
								.thenCompose(CompletableFuture::failedFuture)))
				.orElseGet(() -> host.launch(request));
	}

	private CompletableFuture<LaunchRequest> checked(ManagedMachine row, StartChoice choice) {
		var check = new StartCheck(roster);
		return waited(() -> check.definition(row))
				.thenCompose(file -> check.outlivesTheSession(row).thenApply(_ -> file))
				.thenCompose(file -> waited(() -> DefinitionFile.read(row.host().files(), file))
						.thenCompose(definition -> check.trusted(row, file, definition)
								.thenCompose(_ -> secrets(row, definition.options()))
								.thenCompose(known -> check.newer(row, file, definition)
										.thenCompose(newer -> checked(row, file, definition, newer, choice))
										.thenApply(request -> inNoClear(request, known)))));
	}

	/** What stands in clear in a definition goes the way of other secrets: a command line can be read by everybody. */
	private static LaunchRequest inNoClear(LaunchRequest request, Map<String, Secret> known) {
		var clear = ClearSecrets.takenFrom(request.options());
		return new LaunchRequest(request.name(), request.binary(), clear.options(), request.accelerator(),
				request.definition(), known);
	}

	/** What a person has to see before a start; empty also where it would fail for another reason. Never fails. */
	public CompletableFuture<Optional<StartUntrusted>> untrusted(ManagedMachine row) {
		var check = new StartCheck(roster);
		return waited(() -> check.definition(row))
				.thenCompose(file -> waited(() -> DefinitionFile.read(row.host().files(), file))
						.thenCompose(definition -> check.unseen(row, file, definition)))
				.exceptionally(_ -> Optional.empty());
	}

	/** What QEMU does not take is asked for again, wherever it came from. */
	private void forgetWrongSecrets(ManagedMachine row, Throwable problem) {
		if (Reason.of(problem) instanceof HostException refused && WRONG_SECRET.matcher(refused.words()).find()) {
			secrets.forget(row.id());
		}
	}

	/** Those that its options name or have in clear; fails with {@link SecretsMissing} when one is not known. */
	private CompletableFuture<Map<String, Secret>> secrets(ManagedMachine row, List<QemuOption> options) {
		var clear = ClearSecrets.takenFrom(options);
		clear.taken().forEach((id, secret) -> secrets.tell(row.id(), id, secret));
		var needs = SecretNeed.of(clear.options());
		var ids = Stream.concat(needs.stream().map(SecretNeed::id), clear.taken().keySet().stream())
				.collect(Collectors.toSet());
		return secrets.find(row.id(), ids)
				.thenCompose(known -> {
					var missing = needs.stream().filter(need -> !known.containsKey(need.id())).toList();
					return missing.isEmpty()
							? CompletableFuture.completedFuture(known)
							: CompletableFuture
									.failedFuture(new SecretsMissing(row.snapshot().facts().name(), missing));
				});
	}

	private CompletableFuture<LaunchRequest> checked(ManagedMachine row, Path file, DefinitionText definition,
			List<NewerImage> newer, StartChoice choice) {
		var check = new StartCheck(roster);
		return check.seen(row, file, definition, newer)
				.thenCompose(seen -> waited(() -> request(file,
						newer.isEmpty() ? definition : check.upon(row, file, definition, newer, choice, seen)))
						.thenCompose(request -> check.takesNothing(request, row)
								.thenCompose(_ -> check.keep(row, file, newer, choice, seen))
								.thenApply(_ -> request)));
	}

	/** Does something that may wait for a computer. */
	private <T> CompletableFuture<T> waited(Callable<T> task) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return task.call();
			} catch (Exception e) { // whatever it is, the caller has to hear of it
				throw new CompletionException(e);
			}
		}, roster.around().pool().waiting());
	}

	/** Starts a machine that has no row yet; when it cannot be started none is left. */
	public CompletableFuture<String> launch(LaunchRequest request, Host host) {
		return new StartCheck(roster).takesNothing(request, host).thenCompose(_ -> {
			var row = roster.addDefined(request.name(), request.definition().map(Path::toString).orElse(""), host);
			row.claim();
			row.starting();
			row.show();
			return ServerPasswords.of(host, request).thenCompose(passwords -> host.launch(passwords.request())
					.whenComplete((_, problem) -> {
						if (problem != null) {
							roster.remove(row);
						}
					}).thenCompose(hosted -> row.run(hosted).thenCompose(_ -> answering(row, hosted)))
					.thenCompose(id -> told(row, passwords, id)));
		});
	}

	/** Whoever starts a machine in this way needs it at once: one that waits for somebody else is ended. */
	private CompletableFuture<String> answering(ManagedMachine row, HostedMachine hosted) {
		if (row.access().isPresent()) {
			return CompletableFuture.completedFuture(row.id());
		}
		var why = row.snapshot().condition();
		// Where that fails it has ended by itself.
		return row.host().kill(hosted).handle((_, _) -> true).thenCompose(_ -> {
			roster.remove(row);
			return CompletableFuture.failedFuture(
					new CoreException(row.snapshot().facts().name() + " " + why.detail() + " and was ended.",
							why.advice(), null));
		});
	}

	/** Forgets a row that does not run, with what its host keeps of it; fails with {@link CoreException}. */
	public CompletableFuture<Void> forget(ManagedMachine row) {
		if (!row.claim()) {
			return CompletableFuture.failedFuture(new CoreException(row.snapshot().facts().name()
					+ " still runs. End it first, or detach from it when it was started elsewhere."));
		}
		CompletableFuture<?> forgotten = row.hosted().<CompletableFuture<?>>map(row.host()::forget)
				.orElseGet(CompletableFuture::allOf);
		return forgotten.handle((_, problem) -> Optional.ofNullable(problem)).thenCompose(problem -> {
			if (problem.isPresent()) {
				row.notStarted();
				var reason = Reason.of(problem.get());
				return CompletableFuture.failedFuture(new CoreException(String.valueOf(reason.getMessage()), reason));
			}
			roster.remove(row);
			secrets.forget(row.id());
			return CompletableFuture.allOf();
		});
	}
}
