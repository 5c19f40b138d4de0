package org.wheelhouse.app;

import java.io.IOException;
import java.nio.file.Path;

import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.wheelhouse.ui.appearance.ThemeSwitch;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.workbench.Handover;
import org.wheelhouse.ui.workbench.StartArguments;

/** Starts the workbench. The workspace keeps only layout; it is the one of {@code -data}, else one in the user's state folder. */
public final class Application implements IApplication {

	@Override
	public Object start(@Nullable IApplicationContext context) throws IOException {
		var display = PlatformUI.createDisplay();
		try {
			var arguments = StartArguments.parse(Platform.getApplicationArgs());
			var free = lockWorkspace();
			var socket = Handover.socketOf(Platform.getInstanceLocation().getURL().getPath());
			if (!free && Handover.give(arguments, socket)) {
				return IApplication.EXIT_OK;
			}
			if (!free) {
				tell(display, NLS.bind(Messages.Application_InUse, Platform.getInstanceLocation().getURL().getPath()));
				return IApplication.EXIT_OK;
			}
			ThemeSwitch.beforeWorkbench();
			var code = PlatformUI.createAndRunWorkbench(display, new WorkbenchAdvisor(arguments, socket));
			return code == PlatformUI.RETURN_RESTART ? IApplication.EXIT_RESTART : IApplication.EXIT_OK;
		} catch (IllegalArgumentException e) {
			tell(display, String.valueOf(e.getMessage()));
			return IApplication.EXIT_OK;
		} finally {
			display.dispose();
			// The first session's JVM takes some seconds more to record what it has loaded; the next may begin.
			Platform.getInstanceLocation().release();
		}
	}

	@Override
	public void stop() {
		if (PlatformUI.isWorkbenchRunning()) {
			IWorkbench workbench = PlatformUI.getWorkbench();
			new ModelThread(workbench.getDisplay()).execute(workbench::close);
		}
	}

	private static boolean lockWorkspace() throws IOException {
		var location = Platform.getInstanceLocation();
		if (!location.isSet()) {
			var state = System.getenv().getOrDefault("XDG_STATE_HOME", "");
			var folder = state.isEmpty() ? Path.of(System.getProperty("user.home"), ".local", "state") : Path.of(state);
			location.set(folder.resolve("wheelhouse").resolve("workspace").toUri().toURL(), false);
		}
		return location.lock();
	}

	private static void tell(Display display, String text) {
		var shell = new Shell(display);
		MessageDialog.openError(shell, Messages.Application_Name, Literal.label(text));
		shell.dispose();
	}
}
