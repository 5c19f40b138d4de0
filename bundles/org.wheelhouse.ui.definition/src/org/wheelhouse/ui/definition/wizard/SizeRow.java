package org.wheelhouse.ui.definition.wizard;

import java.util.OptionalLong;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.ui.widget.SizeText;

/** A row for an amount of memory: by dragging within what the computer has, or typed with its unit. UI thread. */
final class SizeRow {

	private final FormRow row;
	private final Scale scale;
	private final Text text;
	private final long step;
	private final FreeMark mark;

	/** @param step in which it can be dragged, in bytes */
	SizeRow(Composite grid, Entry entry, String name, long step, FormRow.Listener listener) {
		this.step = step;
		row = new FormRow(grid, entry, name, FormRow.Place.BESIDE, listener);
		scale = row.scale(entry, 210);
		text = row.text(entry, "", 76);
		mark = new FreeMark(scale);
		scale.addListener(SWT.Selection, _ -> text.setText(SizeText.of(scale.getSelection() * step)));
		text.addListener(SWT.Modify, _ -> drag());
	}

	/**
	 * @param most of what can be dragged, in bytes
	 * @param free of it now
	 */
	void limit(long most, long free) {
		mark.show(free / (double) Math.max(1, most));
		scale.setMaximum((int) Math.clamp(most / step, 2, Integer.MAX_VALUE));
		drag();
	}

	/** The knob follows what is typed. */
	private void drag() {
		bytes().ifPresent(bytes -> scale
				.setSelection((int) Math.clamp(Math.round(bytes / (double) step), 1, scale.getMaximum())));
	}

	FormRow row() {
		return row;
	}

	/** What is typed. */
	String typed() {
		return text.getText().strip();
	}

	/** Empty when it is no size. */
	OptionalLong bytes() {
		return SizeText.parse(typed());
	}

	/** Shows it; no person did it. */
	void show(String size) {
		row.quietly(() -> text.setText(size));
	}
}
