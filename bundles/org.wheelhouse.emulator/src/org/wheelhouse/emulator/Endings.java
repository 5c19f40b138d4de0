package org.wheelhouse.emulator;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.wheelhouse.emulator.MachineFolder.Processes;
import org.wheelhouse.host.Ending;

/** Tells how a machine ended from what its supervisor left behind. Cheap: a few small files. */
final class Endings {

	private static final int LINES = 20;
	/** SIGKILL */
	private static final int KILLED = 9;

	private final ProcessTable processes;

	Endings(ProcessTable processes) {
		this.processes = processes;
	}

	/** Empty while the machine runs, and for the moment that its supervisor needs to write the status down. */
	Optional<Ending> of(MachineFolder folder) {
		if (!Files.isDirectory(folder.path())) {
			return Optional.of(new Ending.Vanished(List.of())); // forgotten
		}
		OptionalInt status = folder.exitStatus();
		if (status.isEmpty()) {
			Optional<Processes> known = folder.processes();
			if (known.isEmpty() || processes.runs(known.get().machine()) || processes.runs(known.get().supervisor())) {
				return Optional.empty();
			}
			status = folder.exitStatus(); // written between the two looks, or never
		}
		if (folder.isForcedOff() && (status.isEmpty() || status.getAsInt() == LogLines.SIGNALLED + KILLED)) {
			return Optional.of(new Ending.ForcedOff(List.of()));
		}
		return Optional.of(status.isEmpty()
				? new Ending.Vanished(List.of())
				: ending(status.getAsInt(), folder.reasons(status.getAsInt(), LINES)));
	}

	private static Ending ending(int status, List<String> lines) {
		return status > LogLines.SIGNALLED
				? new Ending.Signalled(status - LogLines.SIGNALLED, lines)
				: new Ending.Exited(status, lines);
	}
}
