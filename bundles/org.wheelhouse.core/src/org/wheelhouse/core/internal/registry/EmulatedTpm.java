package org.wheelhouse.core.internal.registry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.wheelhouse.core.commandline.DeviceOption;
import org.wheelhouse.core.creation.FileNames;
import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.ProgramRequest;
import org.wheelhouse.host.ProgramResult;

/**
 * The program that is the TPM of a machine with one in the folder {@code tpm} beside its definition. QEMU does not start it,
 * and it has to listen before; it ends with QEMU. Nothing is done for a machine without.
 *
 * @param folder of the definition
 */
record EmulatedTpm(Host host, Path folder) {

	private static final Duration DEADLINE = Duration.ofSeconds(20);
	/** By names from the folder: a comma in its path would end the option, and the path of a socket is short. */
	private static final String START = """
			if [ -S tpm/socket ] && pid=$(cat tpm/pid) && [ "$(ps -o comm= -p "$pid")" = swtpm ]; then exit 0; fi 2>/dev/null
			rm -f tpm/socket
			setsid swtpm socket --tpm2 --tpmstate dir=tpm --ctrl type=unixio,path=tpm/socket --pid file=tpm/pid --terminate \
			</dev/null >tpm/log 2>&1 &
			left=100
			while ! [ -S tpm/socket ] && [ $left -gt 0 ] && kill -0 $! 2>/dev/null; do sleep 0.05; left=$((left - 1)); done
			[ -S tpm/socket ] || { tail -n 3 tpm/log >&2; exit 1; }
			""";
	private static final String STOP = "pid=$(cat tpm/pid) && [ \"$(ps -o comm= -p $pid)\" = swtpm ] && kill \"$pid\" && rm -f tpm/socket tpm/pid";

	/** That of a machine; empty when it has none, or one that somebody else takes care of. */
	static Optional<EmulatedTpm> of(Host host, LaunchRequest request) {
		return request.definition().map(DefinitionFile::folder).filter(folder -> isIn(folder, request))
				.map(folder -> new EmulatedTpm(host, folder));
	}

	private static boolean isIn(Path folder, LaunchRequest request) {
		var sockets = request.options().stream().filter(option -> option.name().equals("chardev"))
				.map(DeviceOption::of)
				.filter(device -> device.value("path")
						.filter(path -> folder.resolve(path).equals(folder.resolve(FileNames.TPM).resolve("socket")))
						.isPresent())
				.map(DeviceOption::id).toList();
		return request.options().stream().filter(option -> option.name().equals("tpmdev")).map(DeviceOption::of)
				.anyMatch(device -> (device.type().equals("emulator")
						|| device.value("type").filter("emulator"::equals).isPresent())
						&& device.value("chardev").filter(sockets::contains).isPresent());
	}

	/** Has it listen; fails with {@link CoreException}. */
	CompletableFuture<Void> start() {
		return run(START).thenAccept(result -> {
			if (!result.succeeded()) {
				throw new CompletionException(new CoreException(
						"The TPM of the machine cannot be started: " + String.join(" ", result.complaints()) + ".",
						"Install the package swtpm, or take the TPM out of the definition.", null));
			}
		});
	}

	/** Ends it where QEMU was not started after all. */
	CompletableFuture<ProgramResult> stop() {
		return run(STOP);
	}

	private CompletableFuture<ProgramResult> run(String script) {
		return host.run(ProgramRequest.of(List.of("sh", "-c", script), DEADLINE).in(folder));
	}
}
