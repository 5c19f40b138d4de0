package org.wheelhouse.ui.display;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.handlers.HandlerUtil;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.handlers.ActiveMachine;

/** Opens what can be changed of the machine's VNC server: password, its expiry and the address. */
public final class VncServerHandler extends AbstractHandler {

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
		if (HandlerUtil.getVariable(event, ActiveMachine.MACHINE) instanceof Machine machine) {
			VncForm.open(HandlerUtil.getActiveWorkbenchWindowChecked(event), machine);
		}
		return null;
	}
}
