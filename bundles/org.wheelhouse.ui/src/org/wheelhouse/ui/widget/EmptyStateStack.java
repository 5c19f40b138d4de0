package org.wheelhouse.ui.widget;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;

/** A content and, in its place, an empty state. UI thread. */
public final class EmptyStateStack {

	private final Composite control;
	private final StackLayout layout = new StackLayout();
	private final Composite content;
	private final EmptyState empty;

	public EmptyStateStack(Composite parent) {
		control = new Composite(parent, SWT.NONE);
		control.setLayout(layout);
		content = new Composite(control, SWT.NONE);
		content.setLayout(new FillLayout());
		empty = new EmptyState(control);
		layout.topControl = empty.control();
	}

	/** Where the content is made; a {@link FillLayout}. */
	public Composite content() {
		return content;
	}

	/** What is said while there is no content. */
	public EmptyState empty() {
		return empty;
	}

	/** The control that shows one of both. */
	public Composite control() {
		return control;
	}

	/** Shows the content, or else the empty state. Nothing happens when that is shown already. */
	public void show(boolean filled) {
		var top = filled ? content : empty.control();
		if (layout.topControl != top) {
			layout.topControl = top;
			control.layout(true);
		}
	}

	/** Shows the content, or else says what is missing and why. */
	public void show(boolean filled, String heading, String why) {
		if (!filled) {
			empty.say(heading, why);
		}
		show(filled);
	}

	/** Gives the focus to what is shown. */
	public boolean setFocus() {
		return layout.topControl.setFocus();
	}
}
