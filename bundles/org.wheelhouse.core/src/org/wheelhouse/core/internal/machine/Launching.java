package org.wheelhouse.core.internal.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.CoreException;
import org.wheelhouse.core.DefinitionModel;
import org.wheelhouse.core.Fault;
import org.wheelhouse.core.internal.store.FileWords;
import org.wheelhouse.endpoint.host.CommandLineException;
import org.wheelhouse.endpoint.host.Host;
import org.wheelhouse.endpoint.host.HostException;
import org.wheelhouse.endpoint.host.HostedMachine;
import org.wheelhouse.endpoint.host.LaunchRequest;
import org.wheelhouse.endpoint.host.QemuCommandLine;

/** Defines and launches machines. Any thread; reads small files. */
public record Launching(Roster roster) {

	private static final String ONE_COMMAND = "A definition is one plain QEMU command line. Write the file so, or a copy of it.";

	/** Takes up a definition; see {@link org.wheelhouse.core.MachineRegistry#define(Path)}. */
	public String define(Path file, Host host) throws CoreException {
		var absolute = file.toAbsolutePath().normalize();
		var request = request(absolute);
		var known = roster.all().stream()
				.filter(row -> row.snapshot().identity().definitionPath().equals(absolute.toString())).findFirst();
		if (known.isPresent()) {
			return known.get().id();
		}
		var row = roster.addDefined(request.name(), absolute.toString(), host);
		row.show();
		return row.id();
	}

	private static LaunchRequest request(Path file) throws CoreException {
		try {
			var commandLine = QemuCommandLine.parse(Files.readString(file));
			return new LaunchRequest(new DefinitionModel().of(commandLine, title(file)).getName(),
					commandLine.program().map(Path::of), commandLine.options(), Optional.empty(), Optional.of(file));
		} catch (IOException e) {
			throw new CoreException("The definition " + file + " cannot be read: " + FileWords.of(e) + ".",
					"Choose another file, or make this one readable.", e);
		} catch (CommandLineException e) {
			throw new CoreException(file + ", " + e.getMessage() + ".", ONE_COMMAND, e);
		}
	}

	private static String title(Path file) {
		var name = String.valueOf(file.getFileName());
		var dot = name.lastIndexOf('.');
		return dot > 0 ? name.substring(0, dot) : name;
	}

	/** Starts the machine of a row that does not run. */
	public CompletableFuture<String> launch(Machine row) {
		try {
			var definition = row.snapshot().identity().definitionPath();
			if (definition.isEmpty()) {
				throw new CoreException(row.snapshot().facts().name()
						+ " has no definition: it was started elsewhere. Start it there again, or import its command line.");
			}
			var request = request(Path.of(definition));
			if (!row.starting()) {
				throw new CoreException(row.snapshot().facts().name() + " runs already, or is being started.");
			}
			forgetBefore(row);
			return row.host().launch(request).whenComplete((_, problem) -> {
				if (problem != null) {
					row.startFailed(Fault.of(problem),
							Reason.of(problem) instanceof HostException host ? host.command() : List.of());
				}
			}).thenCompose(row::run);
		} catch (CoreException e) {
			return CompletableFuture.failedFuture(e);
		}
	}

	/** What an earlier start left behind. */
	private static void forgetBefore(Machine row) {
		row.hosted().ifPresent(hosted -> {
			try {
				row.host().forget(hosted);
			} catch (HostException _) {
				// Its folder stays until the computer starts again; the new start has one of its own.
			}
		});
	}

	/** Starts a machine that has no row yet; when it cannot be started none is left. */
	public CompletableFuture<String> launch(LaunchRequest request, Host host) {
		var row = roster.addDefined(request.name(), request.definition().map(Path::toString).orElse(""), host);
		row.starting();
		row.show();
		return host.launch(request).whenComplete((_, problem) -> {
			if (problem != null) {
				roster.remove(row);
			}
		}).thenCompose(row::run);
	}

	/** Forgets a row that does not run, with what its host keeps of it. */
	public void forget(Machine row) throws CoreException {
		if (row.isRunning()) {
			throw new CoreException(row.snapshot().facts().name()
					+ " still runs. End it first, or detach from it when it was started elsewhere.");
		}
		Optional<HostedMachine> hosted = row.hosted();
		if (hosted.isPresent()) {
			try {
				row.host().forget(hosted.get());
			} catch (HostException e) {
				throw new CoreException(String.valueOf(e.getMessage()), e);
			}
		}
		roster.remove(row);
	}
}
