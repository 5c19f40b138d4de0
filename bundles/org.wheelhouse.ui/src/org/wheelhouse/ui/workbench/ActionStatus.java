package org.wheelhouse.ui.workbench;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.wheelhouse.ui.handlers.ActiveMachine;
import org.wheelhouse.ui.part.StatusLine;
import org.wheelhouse.ui.part.StatusWords;

/**
 * The window's status line. The platform keeps a text with the part that was active when it was said and shows it again
 * with that part: here the text goes along to the part that is active now. UI thread.
 */
final class ActionStatus implements StatusWords {

	private final StatusLine words = new StatusLine(this::show);
	private String text = "";
	private @Nullable IStatusLineManager holder;

	/** Follows the current machine and the active part of a window, as long as it is open. */
	void follow(IWorkbenchWindow window) {
		window.getPartService().addPartListener(new ActivePart());
		hold(window.getPartService().getActivePart());
		ActiveMachine.follow(window.getWorkbench(), words::current);
	}

	@Override
	public Gesture begin() {
		return words.begin();
	}

	private void show(String said) {
		text = said;
		var line = holder;
		if (line != null) {
			line.setMessage(said);
		}
	}

	private void hold(@Nullable IWorkbenchPart part) {
		var next = switch (part == null ? null : part.getSite()) {
			case IViewSite view -> view.getActionBars().getStatusLineManager();
			case IEditorSite editor -> editor.getActionBars().getStatusLineManager();
			case null, default -> null;
		};
		var before = holder;
		if (next != null && next != before) {
			if (before != null) {
				before.setMessage("");
			}
			holder = next;
			next.setMessage(text);
		}
	}

	private final class ActivePart implements IPartListener2 {

		@Override
		public void partActivated(@Nullable IWorkbenchPartReference reference) {
			hold(reference == null ? null : reference.getPart(false));
		}
	}
}
