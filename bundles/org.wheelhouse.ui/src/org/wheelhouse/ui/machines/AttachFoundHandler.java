package org.wheelhouse.ui.machines;

import java.util.List;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.wheelhouse.model.live.FoundQemu;

/** Attaches to each that is selected and can be attached to. */
public final class AttachFoundHandler extends FoundHandler {

	@Override
	void execute(List<FoundQemu> meant, ExecutionEvent event) throws ExecutionException {
		FoundAttach.in(HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage()).attach(meant);
	}
}
