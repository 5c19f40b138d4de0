package org.wheelhouse.ui.definition.wizard;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Spinner;

/** A row for a count: by dragging within what the computer has, or typed. UI thread. */
final class NumberRow {

	private static final int MOST = 512;

	private final FormRow row;
	private final Scale scale;
	private final Spinner number;

	NumberRow(Composite grid, Entry entry, String name, FormRow.Listener listener) {
		row = new FormRow(grid, entry, name, FormRow.Place.BESIDE, listener);
		scale = row.scale(entry, 210);
		number = row.spinner(entry, 1, MOST, SWT.DEFAULT);
		scale.addListener(SWT.Selection, _ -> number.setSelection(scale.getSelection()));
		number.addListener(SWT.Modify, _ -> scale.setSelection(Math.min(number.getSelection(), scale.getMaximum())));
	}

	FormRow row() {
		return row;
	}

	/** @param most of what can be dragged */
	void limit(int most) {
		scale.setMaximum(Math.max(2, most));
		scale.setSelection(Math.min(number.getSelection(), scale.getMaximum()));
	}

	int number() {
		return number.getSelection();
	}

	/** Shows it; no person did it. */
	void put(int count) {
		row.quietly(() -> number.setSelection(count));
	}
}
