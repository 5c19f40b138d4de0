package org.wheelhouse.ui.machine;

import java.util.concurrent.CompletableFuture;

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

	/** Whether something on it is changed and not saved. */
	default boolean isDirty() {
		return false;
	}

	/** Has this run whenever {@link #isDirty()} becomes another. */
	default void onDirty(Runnable listener) {
		// Most pages send what is changed on them: there is nothing to be saved.
	}

	/** Saves what is changed on it; completes on the UI thread, also when it failed, which is told on the page. */
	default CompletableFuture<?> save() {
		return CompletableFuture.completedFuture(null);
	}

	/** Takes the focus. */
	void setFocus();

	/** The editor closes. Called before the widgets are disposed. */
	void dispose();
}
