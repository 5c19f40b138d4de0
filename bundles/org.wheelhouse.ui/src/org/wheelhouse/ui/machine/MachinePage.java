package org.wheelhouse.ui.machine;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IEditorSite;
import org.wheelhouse.model.live.Machine;

/** One page of a machine's editor. Made by its constructor without arguments; UI thread only. */
public interface MachinePage {

	/** Makes its widgets, once, before anything else is called. They are disposed with the editor. */
	Control create(Composite parent, IEditorSite site);

	/**
	 * Shows a machine: the one the editor is about, another when the guest has moved, or the same when something changed,
	 * at most some times a second. Called whether the page is visible or not.
	 */
	void show(Machine machine);

	/** Tells whether it can be seen now: not behind another page, editor or perspective. A hidden page costs nothing. */
	void seen(boolean visible);

	/** Takes the focus. */
	void setFocus();

	/** The editor closes. Called before the widgets are disposed. */
	void dispose();
}
