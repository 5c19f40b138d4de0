package org.wheelhouse.ui.machines;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.services.IServiceLocator;

/**
 * A disc or an image that was dropped: a machine may be made of it, by a command that another bundle has. UI thread.
 *
 * @param file full path
 */
record NewMachineFrom(Path file) {

	/** The command New Machine. */
	static final String COMMAND = "org.wheelhouse.ui.definition.newMachine";

	private static final String FILE = COMMAND + ".file";
	private static final Set<String> ENDINGS = Set.of("iso", "img", "raw", "qcow", "qcow2", "qed", "vdi", "vhd", "vhdx",
			"vmdk", "vpc");

	/** Whether it is one by its name: what a file manager goes by, too. */
	static boolean isImage(Path file) {
		var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
		return name.contains(".") && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
	}

	/** Opens the window New Machine with it. */
	void offer(IServiceLocator site) {
		var command = Objects.requireNonNull(site.getService(ICommandService.class)).getCommand(COMMAND);
		try {
			Objects.requireNonNull(site.getService(IHandlerService.class)).executeCommand(
					ParameterizedCommand.generateCommand(command, Map.of(FILE, file.toString())), null);
		} catch (CommandException e) {
			throw new IllegalStateException(COMMAND + " is declared and always enabled", e);
		}
	}
}
