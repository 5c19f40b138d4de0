package org.wheelhouse.ui.form;

import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.wheelhouse.ui.form.FormResult.Guard;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/** Says what may be lost, and asks whether that is understood. Not there while nothing may be. UI thread. */
final class WarningBar extends Composite {

	private final Label text;
	private final Button consent;
	private Optional<Guard> guard = Optional.empty();

	/** @param changed called when it was checked or unchecked */
	WarningBar(Composite parent, String form, Runnable changed) {
		super(parent, SWT.BORDER);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(8, 6).spacing(8, 4).applyTo(this);
		ColorRole.WARNING_FILL.fill(this);
		setBackgroundMode(SWT.INHERIT_FORCE);
		var icon = new Label(this, SWT.NONE);
		icon.setImage(Icon.WARNING.image());
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(icon);
		text = new Label(this, SWT.WRAP);
		ColorRole.TEXT.ink(text);
		WidgetIds.name(text, form + ".danger");
		GridDataFactory.fillDefaults().grab(true, false).hint(320, SWT.DEFAULT).applyTo(text);
		consent = new Button(this, SWT.CHECK);
		ColorRole.TEXT.ink(consent);
		WidgetIds.name(consent, form + ".consent");
		GridDataFactory.fillDefaults().span(2, 1).indent(24, 0).applyTo(consent);
		consent.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> changed.run()));
	}

	/** Shows this; what was agreed to before counts only for the same words. */
	void show(Optional<Guard> asked) {
		if (!asked.equals(guard)) {
			consent.setSelection(false);
		}
		guard = asked;
		text.setText(Literal.label(asked.map(Guard::danger).orElse("")));
		consent.setText(Literal.label(asked.map(Guard::consent).orElse("")));
		exclude(consent, asked.filter(given -> !given.consent().isEmpty()).isEmpty());
		exclude(this, asked.isEmpty());
	}

	/** Whether nothing is asked, or it was agreed to. */
	boolean agreed() {
		return guard.map(asked -> asked.consent().isEmpty() || consent.getSelection()).orElse(true);
	}

	private static void exclude(Control control, boolean excluded) {
		((GridData) control.getLayoutData()).exclude = excluded;
		control.setVisible(!excluded);
	}
}
