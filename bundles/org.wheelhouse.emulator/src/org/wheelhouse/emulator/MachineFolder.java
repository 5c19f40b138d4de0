package org.wheelhouse.emulator;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.Secret;
import org.wheelhouse.host.launch.Endings;
import org.wheelhouse.host.launch.LogLines;
import org.wheelhouse.host.launch.MachineFiles;
import org.wheelhouse.host.launch.MachineRecord;
import org.wheelhouse.host.launch.Processes;

/** The private folder of one machine of this computer and what is in its files. Blocks for a moment. */
record MachineFolder(MachineFiles files) {

	MachineFolder(Path path) {
		this(new MachineFiles(path));
	}

	Path path() {
		return files.folder();
	}

	/** Puts secrets where QEMU reads them, for this user alone. */
	void writeSecrets(List<Secret> secrets) throws IOException {
		for (int i = 0; i < secrets.size(); i++) {
			try (FileChannel file = FileChannel.open(files.secret(i),
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
		try (DirectoryStream<Path> secrets = Files.newDirectoryStream(path(), MachineFiles.SECRET + "*")) {
			for (Path file : secrets) {
				Files.deleteIfExists(file);
			}
		}
	}

	/** Empty until the supervisor has started the machine. */
	Optional<Processes> processes() {
		if (!Files.exists(files.process())) {
			return Optional.empty();
		}
		try {
			return Optional.of(Processes.of(PropertiesFile.read(files.process())));
		} catch (IOException _) {
			return Optional.empty(); // forgotten meanwhile
		}
	}

	/** The status that the supervisor saw, once the machine has ended. */
	OptionalInt exitStatus() {
		if (!Files.exists(files.exit())) {
			return OptionalInt.empty();
		}
		try {
			return Endings.status(Optional.of(PropertiesFile.read(files.exit())));
		} catch (IOException _) {
			return OptionalInt.empty();
		}
	}

	/** Notes that it is ended by a workbench: its exit status does not tell by whom. */
	void forceOff() throws IOException {
		Files.write(files.forced(), new byte[0]);
	}

	/** It could not be ended by a workbench after all. */
	void notForcedOff() {
		try {
			Files.deleteIfExists(files.forced());
		} catch (IOException _) {
			// Who ends it later may not be told right then.
		}
	}

	/** Whether a workbench has ended it. */
	boolean isForcedOff() {
		return Files.exists(files.forced());
	}

	/** The last lines of the log, newest at the end, without those that QEMU writes though nothing is wrong. */
	List<String> logTail(int lines) {
		return LogLines.grave(log(), lines);
	}

	/** The last lines of the log as they are; none when there is no log. */
	List<String> log() {
		try (RandomAccessFile file = new RandomAccessFile(files.log().toFile(), "r")) {
			long from = Math.max(0, file.length() - LogLines.MOST);
			file.seek(from);
			byte[] bytes = new byte[(int) (file.length() - from)];
			file.readFully(bytes);
			return new String(bytes, StandardCharsets.UTF_8).lines().toList();
		} catch (IOException _) {
			return List.of(); // not written yet, or forgotten meanwhile
		}
	}

	/** What a later workbench has to know of it. */
	MachineRecord record() throws IOException {
		return MachineRecord.of(PropertiesFile.read(files.record()));
	}

	/** The machine as others see it; empty when it was never started or its record cannot be read. */
	Optional<HostedMachine> machine() {
		return processes().flatMap(processes -> {
			try {
				return Optional.of(files.machine(record(), processes));
			} catch (IOException _) {
				return Optional.empty();
			}
		});
	}

	/** Removes sockets that nobody listens on any more. Only for a machine that is known to be gone. */
	void removeSockets() throws IOException {
		for (Path socket : files.sockets()) {
			Files.deleteIfExists(socket);
		}
	}

	/** Removes everything. Only for a machine that is known to be gone. */
	void delete() throws IOException {
		try (DirectoryStream<Path> all = Files.newDirectoryStream(path())) {
			for (Path file : all) {
				Files.deleteIfExists(file);
			}
		}
		Files.deleteIfExists(path());
	}
}
