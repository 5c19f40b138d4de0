package org.wheelhouse.ui.workbench;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.prefs.Preferences;

/** Takes back a remembered answer to the question at closing; enabled while there is one. UI thread. */
public final class AskAgainHandler extends AbstractHandler {

	/** Where answers of this bundle are kept. */
	static Preferences preferences() {
		return InstanceScope.INSTANCE.getNode("org.wheelhouse.ui");
	}

	@Override
	public void setEnabled(@Nullable Object context) {
		setBaseEnabled(ClosingQuestion.remembered(preferences()).isPresent());
	}

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) {
		ClosingQuestion.forget(preferences());
		return null;
	}
}
