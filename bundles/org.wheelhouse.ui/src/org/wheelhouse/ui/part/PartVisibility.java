package org.wheelhouse.ui.part;

import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartReference;

/** Tells a part whether it can be seen: not behind another tab, nor closed. UI thread. */
public final class PartVisibility implements IPartListener2 {

	private final IWorkbenchPart part;
	private final Consumer<Boolean> listener;

	private PartVisibility(IWorkbenchPart part, Consumer<Boolean> listener) {
		this.part = part;
		this.listener = listener;
	}

	/** Tells it now and whenever it changes, until the part is closed. To be called when the part has its control. */
	public static void follow(IWorkbenchPart part, Consumer<Boolean> listener) {
		var page = part.getSite().getPage();
		page.addPartListener(new PartVisibility(part, listener));
		listener.accept(page.isPartVisible(part));
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
		}
	}

	private void tell(@Nullable IWorkbenchPartReference reference, boolean seen) {
		if (reference != null && reference.getPart(false) == part) {
			listener.accept(seen);
		}
	}
}
