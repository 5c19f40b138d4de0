package org.wheelhouse.ui.handlers;

import org.wheelhouse.ui.common.CopiedText;
import org.wheelhouse.ui.machine.CommandLineText;

/** Copies the exact command line of the machine, quoted for a shell. */
public final class CopyCommandLineHandler extends MachineHandler {

	@Override
	protected void execute(Place place) {
		var text = CommandLineText.of(place.machine().getCommandLine()).text();
		CopiedText.put(text, place.shell().getDisplay());
	}
}
