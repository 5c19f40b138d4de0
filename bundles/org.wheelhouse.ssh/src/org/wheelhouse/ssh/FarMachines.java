package org.wheelhouse.ssh;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.host.Ending;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.launch.LogLines;
import org.wheelhouse.host.launch.MachineFiles;

/** The machines that were launched on a far computer, by their private folders there. */
record FarMachines(FarSide far) {

	private static final int RUNS = 76;
	private static final int NOT_ALLOWED = 77;

	/** As of {@link org.wheelhouse.host.Host#hosted}. */
	CompletableFuture<List<HostedMachine>> hosted() {
		var folder = far.link().facts().map(FarFacts::privateFolder);
		if (folder.isEmpty()) {
			return CompletableFuture.failedFuture(far.absent());
		}
		return far.ask(FarMachine.allScript(Script.word(folder.get())))
				.thenApply(answer -> FarMachine.all(folder.get(), answer.bytes()).stream()
						.flatMap(machine -> machine.machine().stream()).toList());
	}

	/** A look at one. */
	CompletableFuture<FarMachine> look(MachineFiles files) {
		return far.ask(FarMachine.script(files, LogLines.MOST))
				.thenApply(answer -> FarMachine.of(files, answer.bytes()));
	}

	private CompletableFuture<FarMachine> look(HostedMachine machine) {
		return look(new MachineFiles(machine.folder()));
	}

	/** As of {@link org.wheelhouse.host.Host#ending}. */
	CompletableFuture<Optional<Ending>> ending(HostedMachine machine) {
		return look(machine).thenApply(FarMachine::ending);
	}

	/** As of {@link org.wheelhouse.host.Host#awaited}. */
	CompletableFuture<Optional<String>> awaited(HostedMachine machine) {
		return look(machine).thenApply(told -> LogLines.awaited(told.log()));
	}

	/** As of {@link org.wheelhouse.host.Host#logTail}. */
	CompletableFuture<List<String>> logTail(HostedMachine machine, int lines) {
		return look(machine).thenApply(told -> LogLines.grave(told.log(), lines));
	}

	/** As of {@link org.wheelhouse.host.Host#kill}. */
	CompletableFuture<HostedMachine> kill(HostedMachine machine) {
		return kill(machine.folder()).thenApply(_ -> machine);
	}

	/** Notes who ends it before it does: the exit status does not tell. */
	CompletableFuture<FarShell.Answer> kill(Path folder) {
		return far.ask(FarMachine.FUNCTIONS + "look " + Script.word(folder)
				+ " >/dev/null || exit 0; [ -n \"$p\" ] && runs \"$p\" \"$k\" || exit 0\n: >forced; kill -KILL \"$p\" && exit 0; rm -f forced; exit "
				+ NOT_ALLOWED).thenCompose(
						answer -> answer.succeeded()
								? CompletableFuture.completedFuture(answer)
								: CompletableFuture
										.failedFuture(new HostException("The machine may not be ended by this user of "
												+ far.target() + ": " + answer.lastLine() + ".", List.of())));
	}

	/** As of {@link org.wheelhouse.host.Host#forget}. */
	CompletableFuture<HostedMachine> forget(HostedMachine machine) {
		return far.ask(FarMachine.FUNCTIONS + "look " + Script.word(machine.folder())
				+ " >/dev/null || exit 0; [ -e exit ] || [ $r = no -a -n \"$p\" ] || exit " + RUNS + "\ncd / && rm -rf "
				+ Script.word(machine.folder())).thenCompose(answer -> switch (answer.status()) {
					case 0 -> CompletableFuture.completedFuture(machine);
					case RUNS -> CompletableFuture
							.failedFuture(new HostException("The machine still runs; end it first.", List.of()));
					default -> CompletableFuture.failedFuture(new HostException(
							"The folder of the machine cannot be removed: " + answer.lastLine() + ".", List.of()));
				});
	}

	/** Nothing is left of one that did not come up. */
	CompletableFuture<FarShell.Answer> delete(MachineFiles files) {
		return far.ask("rm -rf " + Script.word(files.folder()));
	}

	/** QEMU has read them, or never will. */
	CompletableFuture<FarShell.Answer> removeSecrets(MachineFiles files) {
		return far.ask("rm -f " + Script.word(files.folder().resolve(MachineFiles.SECRET)) + "[0-9]*");
	}
}
