package org.wheelhouse.emulator;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;

import org.wheelhouse.host.Ending;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.launch.Endings;
import org.wheelhouse.host.launch.MachineFiles;
import org.wheelhouse.host.launch.Processes;
import org.wheelhouse.host.launch.ReadyCheck;

/** The private folders of all machines of this user, and what may be done with them. Any thread; reads small files. */
final class MachineStore implements Launch.Hosting {

	/** A folder without a process that is older than this was left by a workbench that ended in the middle of a launch. */
	private static final Duration ABANDONED = Duration.ofMinutes(5);

	private final EmulatorSettings settings;
	private final ProcessTable processes;

	MachineStore(EmulatorSettings settings, ProcessTable processes) {
		this.settings = settings;
		this.processes = processes;
	}

	/** Makes the folder for a new machine. */
	MachineFolder create() throws IOException, HostException {
		PrivateFolder.ensure(settings.runtimeFolder());
		while (true) {
			String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
			MachineFolder folder = new MachineFolder(settings.runtimeFolder().resolve(id));
			folder.files().checkLength("Set XDG_RUNTIME_DIR to a shorter folder.");
			try {
				PrivateFolder.create(folder.path());
				return folder;
			} catch (FileAlreadyExistsException _) {
				// another machine has this id: try the next
			}
		}
	}

	/** All machines that were started and are not forgotten. Tidies up: sockets of those that are gone, abandoned folders. */
	List<HostedMachine> hosted() throws IOException {
		if (!Files.exists(settings.runtimeFolder())) {
			return List.of();
		}
		PrivateFolder.ensure(settings.runtimeFolder());
		List<HostedMachine> machines = new ArrayList<>();
		try (DirectoryStream<Path> folders = Files.newDirectoryStream(settings.runtimeFolder(),
				MachineStore::hasNameOfAMachine)) {
			for (Path path : folders) {
				MachineFolder folder = new MachineFolder(path);
				Optional<HostedMachine> machine = folder.machine();
				machine.ifPresent(machines::add);
				if (machine.isPresent() && isAbandoned(path)) {
					folder.removeSecrets(); // of a workbench that ended in the middle of a launch
				}
				if (machine.isPresent() && endingOf(folder).isPresent()) {
					folder.removeSockets();
					folder.removeSecrets();
				} else if (folder.processes().isEmpty() && isAbandoned(path)) {
					folder.delete();
				}
			}
		}
		removeSecrets();
		return machines;
	}

	/** Those that a workbench was about to hand over to a running machine when it ended. */
	private void removeSecrets() throws IOException {
		try (DirectoryStream<Path> folders = Files.newDirectoryStream(settings.runtimeFolder(), "secret-*")) {
			for (Path path : folders) {
				if (isAbandoned(path)) {
					new MachineFolder(path).delete();
				}
			}
		}
	}

	@Override
	public ReadyCheck checkReady(MachineFolder folder) {
		return settings.readyCheck().apply(folder.files().spareMonitor()); // the other one stays untouched for the session
	}

	@Override
	public Optional<Ending> ending(MachineFolder folder) {
		Optional<Ending> ending = endingOf(folder);
		if (ending.isPresent()) {
			try {
				folder.removeSockets(); // that of the screen is not taken away by QEMU
			} catch (IOException _) {
				// then by the next workbench
			}
		}
		return ending;
	}

	/** Empty while the machine runs, and for the moment that its supervisor needs to write the status down. */
	private Optional<Ending> endingOf(MachineFolder folder) {
		if (!Files.isDirectory(folder.path())) {
			return Optional.of(Endings.forgotten());
		}
		OptionalInt status = folder.exitStatus();
		if (status.isEmpty()) {
			Optional<Processes> known = folder.processes();
			if (known.isEmpty() || processes.runs(known.get().machine()) || processes.runs(known.get().supervisor())) {
				return Optional.empty();
			}
			status = folder.exitStatus(); // written between the two looks, or never
		}
		return Optional.of(Endings.of(status, folder.isForcedOff(), folder.log()));
	}

	@Override
	public void kill(MachineFolder folder) throws HostException {
		Optional<Processes> known = folder.processes();
		if (known.isEmpty() || !processes.runs(known.get().machine())) {
			return;
		}
		long pid = known.get().machine().pid();
		try {
			folder.forceOff();
		} catch (IOException _) {
			// How it ended is told less well then.
		}
		boolean told = false;
		try {
			told = ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly).orElse(true);
		} finally {
			if (!told) {
				folder.notForcedOff();
			}
		}
		if (!told) {
			throw new HostException("Process " + pid + " may not be ended by this user.", List.of());
		}
	}

	/** Removes the folder of a machine that has ended. */
	void forget(MachineFolder folder) throws HostException {
		if (!Files.exists(folder.path())) {
			return;
		}
		if (endingOf(folder).isEmpty()) {
			throw new HostException("The machine still runs; end it first.", List.of());
		}
		try {
			folder.delete();
		} catch (IOException e) {
			throw new HostException("The folder of the machine cannot be removed: " + e.getMessage(), List.of());
		}
	}

	private static boolean hasNameOfAMachine(Path path) {
		return path.getFileName().toString().matches(MachineFiles.NAME);
	}

	private static boolean isAbandoned(Path path) throws IOException {
		return Files.getLastModifiedTime(path).toInstant().isBefore(Instant.now().minus(ABANDONED));
	}
}
