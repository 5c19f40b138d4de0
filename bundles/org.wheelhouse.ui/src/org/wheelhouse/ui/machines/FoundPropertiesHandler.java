package org.wheelhouse.ui.machines;

import java.time.Clock;
import java.util.List;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.handlers.HandlerUtil;
import org.wheelhouse.model.live.FoundQemu;

/** Shows the properties of the one that is selected, from which one may attach to it. */
public final class FoundPropertiesHandler extends FoundHandler {

	@Override
	void execute(List<FoundQemu> meant, ExecutionEvent event) throws ExecutionException {
		var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		if (!meant.isEmpty()
				&& new FoundDialog(window.getShell(), meant.getFirst(), Clock.systemUTC()).open() == Window.OK) {
			FoundAttach.in(window.getActivePage()).attach(List.of(meant.getFirst()));
		}
	}
}
