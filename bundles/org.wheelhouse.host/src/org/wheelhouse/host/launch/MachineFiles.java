package org.wheelhouse.host.launch;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.HostedMachine;

/**
 * Where the files of one machine are. Pure: it is not looked whether they are there.
 *
 * @param folder the machine's private folder
 */
public record MachineFiles(Path folder) {

	/** What a private folder's name looks like. */
	public static final String NAME = "[0-9a-f]{8}";
	/** What the names of files with secrets begin with. */
	public static final String SECRET = "secret";
	/** The kernel's limit on a socket's path, without the zero at its end. */
	private static final int SOCKET_PATH_LIMIT = 107;

	/** The name of its folder. */
	public String id() {
		return String.valueOf(folder.getFileName());
	}

	/** The workbench's monitor. */
	public Path monitor() {
		return folder.resolve("qmp.sock");
	}

	/** The monitor for other tools. */
	public Path spareMonitor() {
		return folder.resolve("spare.sock");
	}

	/** Of the screen, where the host adds one. */
	public Path screen() {
		return folder.resolve("vnc.sock");
	}

	/** Of the serial port, where the host adds one. */
	public Path serial() {
		return folder.resolve("serial.sock");
	}

	/** All sockets that may be in it. */
	public List<Path> sockets() {
		return List.of(monitor(), spareMonitor(), screen(), serial());
	}

	/** What the machine writes. */
	public Path log() {
		return folder.resolve("log");
	}

	/** What a later workbench has to know of it: a {@link MachineRecord}. */
	public Path record() {
		return folder.resolve("machine.properties");
	}

	/** The supervisor. */
	public Path script() {
		return folder.resolve("supervise.sh");
	}

	/** Which processes they are: {@link Processes}. */
	public Path process() {
		return folder.resolve("process");
	}

	/** How it ended. */
	public Path exit() {
		return folder.resolve("exit");
	}

	/** There when a workbench has ended it. */
	public Path forced() {
		return folder.resolve("forced");
	}

	/** Where QEMU reads a secret at its start; there until it has. */
	public Path secret(int number) {
		return folder.resolve(SECRET + number);
	}

	/** The machine as others see it. */
	public HostedMachine machine(MachineRecord record, Processes processes) {
		return new HostedMachine(id(), record.name(), processes.machine().pid(), record.started(),
				new Address.Unix(monitor()), new Address.Unix(spareMonitor()), record.commandLine(),
				record.accelerator(),
				folder, record.definition());
	}

	/**
	 * Checks that sockets can be made in it.
	 *
	 * @param advice what to do where they cannot
	 * @throws HostException where their paths would be too long
	 */
	public void checkLength(String advice) throws HostException {
		var length = spareMonitor().toString().getBytes(StandardCharsets.UTF_8).length;
		if (length > SOCKET_PATH_LIMIT) {
			throw new HostException("The path of a monitor's socket would have " + length + " bytes, and the limit is "
					+ SOCKET_PATH_LIMIT + ": " + spareMonitor() + ".", advice);
		}
	}
}
