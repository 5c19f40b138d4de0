package org.wheelhouse.ui.widget;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.resource.ImageDescriptor;

/** An entry of a menu, or a button of a tool bar, that does one thing. UI thread. */
public final class MenuEntry extends Action {

	private final Runnable does;

	/** @param image null for none */
	public MenuEntry(String text, @Nullable ImageDescriptor image, Runnable does) {
		super(text, image);
		this.does = does;
	}

	@Override
	public void run() {
		does.run();
	}
}
