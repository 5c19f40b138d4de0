package org.wheelhouse.emulator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.wheelhouse.emulator.ProcessTable.Mark;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.Secret;

/** The private folder of one machine and the files in it. */
record MachineFolder(Path path) {

	private static final String SECRET = "secret";

	/** The machine's process and its supervisor's. */
	record Processes(Mark machine, Mark supervisor) {}

	String id() {
		return path.getFileName().toString();
	}

	Path monitor() {
		return path.resolve("qmp.sock");
	}

	Path spareMonitor() {
		return path.resolve("spare.sock");
	}

	/** Of the screen, where the host adds one. */
	Path screen() {
		return path.resolve("vnc.sock");
	}

	/** Of the serial port, where the host adds one. */
	Path serial() {
		return path.resolve("serial.sock");
	}

	Path log() {
		return path.resolve("log");
	}

	Path record() {
		return path.resolve("machine.properties");
	}

	Path script() {
		return path.resolve("supervise.sh");
	}

	/** Where QEMU reads a secret at its start; there until it has. */
	Path secret(int number) {
		return path.resolve(SECRET + number);
	}

	/** Puts secrets where QEMU reads them, for this user alone. */
	void writeSecrets(List<Secret> secrets) throws IOException {
		for (int i = 0; i < secrets.size(); i++) {
			try (FileChannel file = FileChannel.open(secret(i),
					Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PrivateFolder.FILE)) {
				ByteBuffer bytes = ByteBuffer.wrap(secrets.get(i).bytes());
				while (bytes.hasRemaining()) {
					file.write(bytes);
				}
			}
		}
	}

	/** QEMU has read them, or never will. */
	void removeSecrets() throws IOException {
		try (DirectoryStream<Path> files = Files.newDirectoryStream(path, SECRET + "*")) {
			for (Path file : files) {
				Files.deleteIfExists(file);
			}
		}
	}

	/** Empty until the supervisor has started the machine. */
	Optional<Processes> processes() {
		Path file = path.resolve("process");
		if (!Files.exists(file)) {
			return Optional.empty();
		}
		try {
			PropertiesFile values = PropertiesFile.read(file);
			return Optional.of(new Processes(new Mark(values.requireNumber("pid"), values.requireNumber("start")),
					new Mark(values.requireNumber("supervisor.pid"), values.requireNumber("supervisor.start"))));
		} catch (IOException _) {
			return Optional.empty(); // forgotten meanwhile
		}
	}

	/** The status that the supervisor saw, once the machine has ended. */
	OptionalInt exitStatus() {
		Path file = path.resolve("exit");
		if (!Files.exists(file)) {
			return OptionalInt.empty();
		}
		try {
			return OptionalInt.of((int) PropertiesFile.read(file).requireNumber("status"));
		} catch (IOException _) {
			return OptionalInt.empty();
		}
	}

	/** Notes that it is ended by a workbench: its exit status does not tell by whom. */
	void forceOff() throws IOException {
		Files.write(forced(), new byte[0]);
	}

	/** It could not be ended by a workbench after all. */
	void notForcedOff() {
		try {
			Files.deleteIfExists(forced());
		} catch (IOException _) {
			// Who ends it later may not be told right then.
		}
	}

	/** Whether a workbench has ended it. */
	boolean isForcedOff() {
		return Files.exists(forced());
	}

	private Path forced() {
		return path.resolve("forced");
	}

	/** The last lines of the log, newest at the end, without those that QEMU writes though nothing is wrong. */
	List<String> logTail(int lines) {
		return LogLines.grave(log(), lines);
	}

	/** What the log says of an end with this status: nothing that was written before for another reason. */
	List<String> reasons(int status, int lines) {
		return LogLines.reasons(log(), status, lines);
	}

	/** The machine as others see it; empty when it was never started or its record cannot be read. */
	Optional<HostedMachine> machine() {
		return processes().flatMap(processes -> {
			try {
				MachineRecord record = MachineRecord.read(record());
				return Optional.of(new HostedMachine(id(), record.name(), processes.machine().pid(), record.started(),
						new Address.Unix(monitor()), new Address.Unix(spareMonitor()), record.commandLine(),
						record.accelerator(), path, record.definition()));
			} catch (IOException _) {
				return Optional.empty();
			}
		});
	}

	/** Removes sockets that nobody listens on any more. Only for a machine that is known to be gone. */
	void removeSockets() throws IOException {
		Files.deleteIfExists(monitor());
		Files.deleteIfExists(spareMonitor());
		Files.deleteIfExists(screen());
		Files.deleteIfExists(serial());
	}

	/** Removes everything. Only for a machine that is known to be gone. */
	void delete() throws IOException {
		try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
			for (Path file : files) {
				Files.deleteIfExists(file);
			}
		}
		Files.deleteIfExists(path);
	}
}
