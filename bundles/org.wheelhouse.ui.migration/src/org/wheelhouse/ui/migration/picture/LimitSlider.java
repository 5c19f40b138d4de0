package org.wheelhouse.ui.migration.picture;

import java.util.function.LongConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Scale;
import org.wheelhouse.ui.widget.WidgetIds;

/** Chooses a limit by dragging or by the arrow keys; nothing is sent by that. UI thread. */
final class LimitSlider {

	private static final int STEPS = 200;

	private final Scale scale;
	private final LimitKind kind;

	/** @param chosen hears each limit that is passed */
	LimitSlider(Composite parent, LimitKind kind, String id, LongConsumer chosen) {
		this.kind = kind;
		scale = new Scale(parent, SWT.HORIZONTAL);
		scale.setMaximum(STEPS);
		scale.setPageIncrement(STEPS / 20);
		scale.addSelectionListener(SelectionListener
				.widgetSelectedAdapter(_ -> chosen.accept(kind.atSlider((double) scale.getSelection() / STEPS))));
		WidgetIds.name(scale, id);
	}

	/** The control. */
	Scale control() {
		return scale;
	}

	/** Stands at this limit. */
	void show(long limit) {
		int place = (int) Math.round(kind.onSlider(limit) * STEPS);
		if (scale.getSelection() != place) {
			scale.setSelection(place);
		}
	}
}
