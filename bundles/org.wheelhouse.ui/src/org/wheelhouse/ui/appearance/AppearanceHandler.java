package org.wheelhouse.ui.appearance;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.handlers.RadioState;

/** Window &gt; Appearance: chooses one of three. UI thread. */
public final class AppearanceHandler extends AbstractHandler {

	static final String COMMAND = "org.wheelhouse.ui.command.appearance";

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
		if (event == null || HandlerUtil.matchesRadioState(event)) {
			return null;
		}
		var id = event.getParameter(RadioState.PARAMETER_ID);
		HandlerUtil.getActiveWorkbenchWindowChecked(event).getService(ThemeSwitch.class).choose(Appearance.of(id));
		return null;
	}
}
