package org.wheelhouse.ui.handlers;

import java.util.List;
import java.util.stream.Collectors;

import org.wheelhouse.ui.machine.CommandLineText;
import org.wheelhouse.ui.widget.CopiedText;

/** Copies the exact command lines of the machines, quoted for a shell, one below the other. */
public final class CopyCommandLineHandler extends MeantHandler {

	@Override
	void execute(List<MachineHandler.Place> places) {
		var text = places.stream().filter(place -> MachineAction.COPY_COMMAND_LINE.possible(place.machine()))
				.map(place -> CommandLineText.of(place.machine().getCommandLine()).text())
				.collect(Collectors.joining("\n\n"));
		CopiedText.put(text, places.getFirst().shell().getDisplay());
	}
}
