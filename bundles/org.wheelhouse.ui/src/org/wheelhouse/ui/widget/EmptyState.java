package org.wheelhouse.ui.widget;

import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;

/** What an empty view shows: what would be here, and the actions that fill it. UI thread. */
public final class EmptyState {

	private final EmptyWords control;
	private final Link actions;
	private Runnable[] runs = {};

	public EmptyState(Composite parent) {
		control = new EmptyWords(parent);
		actions = control.actions();
		actions.addSelectionListener(
				SelectionListener.widgetSelectedAdapter(event -> runs[Integer.parseInt(event.text)].run()));
	}

	/** The control that shows it. */
	public Composite control() {
		return control;
	}

	/** An action that fills the view. */
	public record Action(String label, Runnable run) {}

	/** Says it. */
	public void say(String heading, String explanation, Action... offered) {
		if (offered.length == 0 && runs.length == 0 && control.says(heading, explanation)) {
			return;
		}
		var links = new StringBuilder();
		runs = new Runnable[offered.length];
		for (var i = 0; i < offered.length; i++) {
			links.append(i == 0 ? "" : "   ·   ").append("<a href=\"").append(i).append("\">")
					.append(offered[i].label()).append("</a>");
			runs[i] = offered[i].run();
		}
		actions.setText(links.toString());
		actions.setVisible(offered.length > 0);
		control.say(heading, explanation);
	}
}
