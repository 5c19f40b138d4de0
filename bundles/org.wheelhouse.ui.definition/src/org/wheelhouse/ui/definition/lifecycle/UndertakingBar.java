package org.wheelhouse.ui.definition.lifecycle;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/** How far long work is, or why it failed. Not there before. UI thread. */
final class UndertakingBar extends Composite {

	private static final int WHOLE = 1000;
	private static final int WIDTH = 400;

	private final Label what;
	private final ProgressBar share;
	private final ProgressBar unknown;
	private final Text failure;

	/** @param id of the window */
	UndertakingBar(Composite parent, String id) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(16, 6).spacing(0, 4).applyTo(this);
		ColorRole.SURFACE.fill(this);
		what = new Label(this, SWT.NONE);
		ColorRole.TEXT2.ink(what);
		WidgetIds.name(what, id + ".progress");
		share = new ProgressBar(this, SWT.HORIZONTAL);
		share.setMaximum(WHOLE);
		unknown = new ProgressBar(this, SWT.HORIZONTAL | SWT.INDETERMINATE);
		failure = new Text(this, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP);
		ColorRole.ERROR_FILL.fill(failure);
		ColorRole.TEXT.ink(failure);
		WidgetIds.name(failure, id + ".outcome");
		for (var control : getChildren()) {
			GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(control);
		}
		GridDataFactory.fillDefaults().grab(true, false).applyTo(this);
		show();
	}

	/** @param part of what is being done, from 0 to 1; less than 0 while that is not known */
	void running(String doing, double part) {
		Literal.show(what, doing);
		share.setSelection((int) Math.round(Math.max(0, part) * WHOLE));
		show(what, part < 0 ? unknown : share);
	}

	void failed(String why) {
		failure.setText(why);
		show(failure);
	}

	void givenUp() {
		Literal.show(what, Messages.Undertaking_givenUp);
		show(what);
	}

	private void show(Control... shown) {
		for (var control : getChildren()) {
			there(control, List.of(shown).contains(control));
		}
		there(this, shown.length > 0);
		getParent().layout(true, true);
	}

	private static void there(Control control, boolean there) {
		((GridData) control.getLayoutData()).exclude = !there;
		control.setVisible(there);
	}
}
