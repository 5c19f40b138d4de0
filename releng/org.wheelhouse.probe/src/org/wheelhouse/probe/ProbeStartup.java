package org.wheelhouse.probe;

import java.io.IOException;
import java.nio.file.Path;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;
import org.eclipse.ui.PlatformUI;

/**
 * Opens the probe once the workbench has its window, on the socket named by the system property
 * {@code wheelhouse.probe}, and closes it with the workbench.
 */
public final class ProbeStartup implements IStartup {
	@Override
	public void earlyStartup() {
		String socket = System.getProperty("wheelhouse.probe");
		if (socket == null) {
			return;
		}
		IWorkbench workbench = PlatformUI.getWorkbench();
		workbench.getDisplay().syncExec(() -> open(Path.of(socket), workbench));
	}

	private static void open(Path socket, IWorkbench workbench) {
		try {
			ProbeServer server = new ProbeServer(socket, workbench.getDisplay());
			workbench.addWorkbenchListener(new IWorkbenchListener() {
				@Override
				public boolean preShutdown(@Nullable IWorkbench closing, boolean forced) {
					return true;
				}

				@Override
				public void postShutdown(@Nullable IWorkbench closed) {
					server.close();
				}
			});
		} catch (IOException e) {
			throw new IllegalStateException("the probe cannot listen on " + socket, e);
		}
	}
}
