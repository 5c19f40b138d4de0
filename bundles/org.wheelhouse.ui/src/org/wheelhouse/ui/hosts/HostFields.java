package org.wheelhouse.ui.hosts;

import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.core.remote.KeptHost;
import org.wheelhouse.ui.widget.Fields;
import org.wheelhouse.ui.widget.WidgetIds;

/** What a person says of a computer beside its name: what it is called, when it is connected, and its lock. UI thread. */
final class HostFields {

	final Text label;
	private final Button atStart;
	private final Button readOnly;

	/** @param fields a grid of three columns */
	HostFields(Fields fields, KeptHost host, boolean locked) {
		fields.label(Messages.Add_Label);
		label = fields.text("host.label", 2);
		label.setText(host.label());
		fields.label(Messages.Add_Connection);
		var choice = new Composite(fields.parent(), SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(14, 0).applyTo(choice);
		GridDataFactory.fillDefaults().span(2, 1).applyTo(choice);
		atStart = radio(choice, Messages.Add_AtStart, "host.atStart", host.atStart());
		radio(choice, Messages.Add_OnDemand, "host.onDemand", !host.atStart());
		fields.label(Messages.Add_Access);
		readOnly = fields.button("host.readOnly", Messages.Add_ReadOnly, SWT.CHECK, 2, fields.changed());
		readOnly.setSelection(locked);
	}

	private static Button radio(Composite parent, String text, String id, boolean chosen) {
		var button = new Button(parent, SWT.RADIO);
		button.setText(text);
		button.setSelection(chosen);
		WidgetIds.name(button, id);
		return button;
	}

	/** What is said now of the computer that is reached so. */
	KeptHost of(String target) {
		return new KeptHost(target, label.getText(), atStart.getSelection());
	}

	/** Hears when a person makes it read-only, or not. */
	void onReadOnly(Consumer<Boolean> listener) {
		readOnly.addListener(SWT.Selection, _ -> listener.accept(readOnly.getSelection()));
	}

	boolean isReadOnly() {
		return readOnly.getSelection();
	}
}
