package org.wheelhouse.ui.common;

import java.util.function.Consumer;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartReference;
import org.wheelhouse.model.live.Machine;

/** Tells a part which machine's editor is in front. UI thread. */
public final class ActiveEditor implements IPartListener2 {

	private final IWorkbenchPart part;
	private final Consumer<Machine> listener;

	private ActiveEditor(IWorkbenchPart part, Consumer<Machine> listener) {
		this.part = part;
		this.listener = listener;
	}

	/** Tells it now and whenever another editor comes to the front, until the part is closed. */
	public static void follow(IWorkbenchPart part, Consumer<Machine> listener) {
		var page = part.getSite().getPage();
		var following = new ActiveEditor(part, listener);
		page.addPartListener(following);
		following.tell(page.getActiveEditor());
	}

	@Override
	public void partActivated(@Nullable IWorkbenchPartReference reference) {
		front(reference);
	}

	@Override
	public void partBroughtToTop(@Nullable IWorkbenchPartReference reference) {
		front(reference);
	}

	/** An editor that is opened again at the start gets its machine later; one whose guest moves gets another. */
	@Override
	public void partInputChanged(@Nullable IWorkbenchPartReference reference) {
		if (reference != null && reference.getPart(false) == part.getSite().getPage().getActiveEditor()) {
			front(reference);
		}
	}

	@Override
	public void partClosed(@Nullable IWorkbenchPartReference reference) {
		if (reference != null && reference.getPart(false) == part) {
			part.getSite().getPage().removePartListener(this);
		}
	}

	private void front(@Nullable IWorkbenchPartReference reference) {
		if (reference != null && reference.getPart(false) instanceof IEditorPart editor) {
			tell(editor);
		}
	}

	private void tell(@Nullable IEditorPart editor) {
		var machine = editor == null ? null : Adapters.adapt(editor, Machine.class);
		if (machine != null) {
			listener.accept(machine);
		}
	}
}
