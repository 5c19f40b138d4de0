package org.wheelhouse.ui.widget;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.wheelhouse.ui.theme.ColorRole;

/**
 * The line of a form that says what is still missing or wrong. Nobody has done anything wrong before the first change, so it
 * is a hint until then. It keeps its room when it has nothing to say: nothing moves beneath it. UI thread.
 */
public final class Complaint {

	private static final int LINES = 2;

	private final Label label;
	private boolean edited;
	private boolean folds;

	/**
	 * @param id      what tests know it by
	 * @param columns of the parent's grid
	 * @param width   at which it is wrapped
	 */
	public Complaint(Composite parent, String id, int columns, int width) {
		this(parent, id, columns, width, LINES);
	}

	/** @param lines for which it keeps room, where more than usual may have to be said */
	public Complaint(Composite parent, String id, int columns, int width, int lines) {
		label = new Label(parent, SWT.WRAP);
		WidgetIds.name(label, id);
		var gc = new GC(label);
		int height = gc.getFontMetrics().getHeight() * lines;
		gc.dispose();
		GridDataFactory.fillDefaults().grab(true, false).span(columns, 1).hint(width, height).applyTo(label);
		ColorRole.TEXT2.ink(label);
	}

	/** Takes room only while it says something: for a form that is laid out anew after each change. */
	public Complaint folding() {
		folds = true;
		fold();
		return this;
	}

	private void fold() {
		if (folds) {
			boolean empty = label.getText().isEmpty();
			((GridData) label.getLayoutData()).exclude = empty;
			label.setVisible(!empty);
		}
	}

	/** A person has changed something: what is wrong now is theirs. */
	public void edited() {
		edited = true;
	}

	/** Says what is missing or wrong; empty for nothing. */
	public void say(String text) {
		(edited ? ColorRole.FAIL : ColorRole.TEXT2).ink(label);
		var shown = Literal.label(text);
		if (!shown.equals(label.getText())) {
			label.setText(shown);
			fold();
		}
	}
}
