package org.wheelhouse.ui.machines;

import java.util.Map;
import java.util.Objects;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.services.IServiceLocator;

/**
 * A machine that was dropped onto a computer or onto a machine that waits: it may be migrated there, by a command that another
 * bundle has. UI thread.
 *
 * @param machineId of the one that was dragged
 * @param targetId  of the computer, or of the machine that waits
 */
record MigrateDropped(String machineId, String targetId) {

	private static final String COMMAND = "org.wheelhouse.ui.command.migrateTo";

	/** Opens the form for it. */
	void offer(IServiceLocator site) {
		var command = Objects.requireNonNull(site.getService(ICommandService.class)).getCommand(COMMAND);
		try {
			Objects.requireNonNull(site.getService(IHandlerService.class))
					.executeCommand(
							ParameterizedCommand.generateCommand(command,
									Map.of(COMMAND + ".machine", machineId, COMMAND + ".target", targetId)),
							null);
		} catch (CommandException e) {
			throw new IllegalStateException(COMMAND + " is declared and always enabled", e);
		}
	}
}
