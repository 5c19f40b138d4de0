package org.wheelhouse.ui.part;

import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.events.ShellListener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartReference;

/** Tells a part whether it can be seen: not behind another tab, nor closed, nor in a window that is minimised. UI thread. */
public final class PartVisibility implements IPartListener2 {

	private final IWorkbenchPart part;
	private final Shell window;
	private final Consumer<Boolean> listener;
	private final ShellListener minimising = ShellListener.shellIconifiedAdapter(_ -> tell());
	private final ShellListener restoring = ShellListener.shellDeiconifiedAdapter(_ -> tell());
	private boolean inFront;
	private boolean told;

	private PartVisibility(IWorkbenchPart part, Shell window, Consumer<Boolean> listener) {
		this.part = part;
		this.window = window;
		this.listener = listener;
	}

	/** Tells it now and whenever it changes, until the part is closed. To be called when the part has its control. */
	public static void follow(IWorkbenchPart part, Consumer<Boolean> listener) {
		var page = part.getSite().getPage();
		var seen = new PartVisibility(part, page.getWorkbenchWindow().getShell(), listener);
		page.addPartListener(seen);
		seen.window.addShellListener(seen.minimising);
		seen.window.addShellListener(seen.restoring);
		seen.inFront = page.isPartVisible(part);
		seen.told = seen.isSeen();
		listener.accept(seen.told);
	}

	@Override
	public void partVisible(@Nullable IWorkbenchPartReference reference) {
		tell(reference, true);
	}

	@Override
	public void partHidden(@Nullable IWorkbenchPartReference reference) {
		tell(reference, false);
	}

	@Override
	public void partClosed(@Nullable IWorkbenchPartReference reference) {
		if (reference != null && reference.getPart(false) == part) {
			part.getSite().getPage().removePartListener(this);
			if (!window.isDisposed()) {
				window.removeShellListener(minimising);
				window.removeShellListener(restoring);
			}
		}
	}

	private void tell(@Nullable IWorkbenchPartReference reference, boolean now) {
		if (reference != null && reference.getPart(false) == part) {
			inFront = now;
			tell();
		}
	}

	private void tell() {
		var now = isSeen();
		if (now != told) {
			told = now;
			listener.accept(now);
		}
	}

	private boolean isSeen() {
		return inFront && !window.getMinimized();
	}
}
