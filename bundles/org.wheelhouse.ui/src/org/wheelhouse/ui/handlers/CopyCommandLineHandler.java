package org.wheelhouse.ui.handlers;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.wheelhouse.ui.machine.CommandLineText;

/** Copies the exact command line of the machine, quoted for a shell. */
public final class CopyCommandLineHandler extends MachineHandler {

	@Override
	protected void execute(Place place) {
		var clipboard = new Clipboard(place.shell().getDisplay());
		var text = CommandLineText.of(place.machine().getCommandLine()).text();
		clipboard.setContents(new Object[]{text}, new Transfer[]{TextTransfer.getInstance()});
		clipboard.dispose();
	}
}
