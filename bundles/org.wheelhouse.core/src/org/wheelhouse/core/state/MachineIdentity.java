package org.wheelhouse.core.state;

import java.util.List;

/**
 * What a machine is to the workbench. Texts are empty and numbers 0 when not known.
 *
 * @param id             the key of the row
 * @param hostId         the computer on which it runs
 * @param address        of the monitor in use
 * @param spareAddress   of the second monitor, free for other tools
 * @param launched       by this workbench, else attached
 * @param definitionPath the file that it was defined by
 * @param pid            of its process
 * @param startedMillis  when its process started, epoch milliseconds
 * @param commandLine    exactly what was executed, program first
 */
public record MachineIdentity(String id, String hostId, String address, String spareAddress, boolean launched,
		String definitionPath, long pid, long startedMillis, List<String> commandLine) {
	public MachineIdentity {
		commandLine = List.copyOf(commandLine);
	}

	/** The same without a process, after this was executed in vain. */
	public MachineIdentity notStarted(List<String> tried) {
		return new MachineIdentity(id, hostId, address, spareAddress, launched, definitionPath, 0, 0, tried);
	}
}
