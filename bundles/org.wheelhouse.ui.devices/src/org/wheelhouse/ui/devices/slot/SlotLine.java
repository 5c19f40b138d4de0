package org.wheelhouse.ui.devices.slot;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.EmptyState;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/** The line above a picture of places: how many there are, what can be done, and why not. UI thread. */
public final class SlotLine {

	private final Composite control;
	private final Link line;
	private final Label reason;
	private Runnable[] runs = {};
	private String said = "";

	/** @param id what tests know it by: {@code id} the line, {@code id.reason} why not */
	public SlotLine(Composite parent, String id) {
		control = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(12, 6).spacing(0, 2).applyTo(control);
		ColorRole.SURFACE.fill(control);
		line = new Link(control, SWT.NONE);
		ColorRole.SURFACE.fill(line);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
		line.addSelectionListener(
				SelectionListener.widgetSelectedAdapter(event -> runs[Integer.parseInt(event.text)].run()));
		WidgetIds.name(line, id);
		reason = new Label(control, SWT.WRAP);
		ColorRole.SURFACE.fill(reason);
		ColorRole.TEXT2.ink(reason);
		GridDataFactory.fillDefaults().grab(true, false).hint(100, SWT.DEFAULT).exclude(true).applyTo(reason);
		reason.setVisible(false);
		WidgetIds.name(reason, id + ".reason");
	}

	public Control control() {
		return control;
	}

	/**
	 * Says it.
	 *
	 * @param text    how many there are
	 * @param why     why nothing can be plugged in; empty when something can
	 * @param offered what can be done
	 */
	public void say(String text, String why, EmptyState.Action... offered) {
		var links = new StringBuilder(text);
		runs = new Runnable[offered.length];
		for (int i = 0; i < offered.length; i++) {
			links.append("   ·   <a href=\"").append(i).append("\">").append(offered[i].label()).append("</a>");
			runs[i] = offered[i].run();
		}
		var all = links + "\n" + why;
		if (all.equals(said)) {
			return;
		}
		said = all;
		line.setText(links.toString());
		reason.setText(Literal.label(why.isEmpty() ? "" : "✗ " + why));
		reason.setVisible(!why.isEmpty());
		((GridData) reason.getLayoutData()).exclude = why.isEmpty();
		control.requestLayout();
	}
}
