package org.wheelhouse.host;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.endpoint.Address;

/**
 * A machine that a {@link Host} launched. Immutable; survives the workbench.
 *
 * @param id           eight hexadecimal digits, the name of its private folder
 * @param name         what the user calls it
 * @param pid          QEMU's process id
 * @param started      when QEMU was started
 * @param monitor      our monitor
 * @param spareMonitor the second monitor, free for another tool
 * @param commandLine  exactly what was executed, program first
 * @param accelerator  the accelerator chosen, with its reason
 * @param folder       its private folder (sockets, pid, exit status, log)
 * @param definition   the file it was launched from
 */
public record HostedMachine(String id, String name, long pid, Instant started, Address monitor, Address spareMonitor,
		List<String> commandLine, AcceleratorChoice accelerator, Path folder, Optional<Path> definition) {
	public HostedMachine {
		commandLine = List.copyOf(commandLine);
	}
}
