package org.wheelhouse.ui.display;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.handlers.HandlerUtil;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.handlers.ActiveMachine;
import org.wheelhouse.ui.machine.MachineEditor;

/** Opens the editor of the machine at its screen. */
public final class OpenDisplayHandler extends AbstractHandler {

	private static final String PAGE = "display";

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
		if (HandlerUtil.getVariable(event, ActiveMachine.MACHINE) instanceof Machine machine) {
			MachineEditor.open(HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage(), machine, PAGE);
		}
		return null;
	}
}
