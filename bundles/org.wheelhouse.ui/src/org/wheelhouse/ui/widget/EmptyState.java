package org.wheelhouse.ui.widget;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;

/** What an empty view shows: what would be here, and the actions that fill it. UI thread. */
public final class EmptyState {

	private final Composite control;
	private final Label title;
	private final Label text;
	private final Link actions;
	private Runnable[] runs = {};

	public EmptyState(Composite parent) {
		control = new Composite(parent, SWT.NONE);
		ColorRole.SURFACE.fill(control);
		control.setBackgroundMode(SWT.INHERIT_FORCE);
		GridLayoutFactory.swtDefaults().margins(16, 24).spacing(0, 6).applyTo(control);
		title = label(Fonts.BOLD, ColorRole.TEXT);
		text = label(Fonts.PLAIN, ColorRole.TEXT2);
		actions = new Link(control, SWT.NONE);
		actions.setLinkForeground(ColorRole.ACCENT.color());
		GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.TOP).applyTo(actions);
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
		if (offered.length == 0 && runs.length == 0 && Literal.label(heading).equals(title.getText())
				&& Literal.label(explanation).equals(text.getText())) {
			return;
		}
		Literal.show(title, heading);
		Literal.show(text, explanation);
		var links = new StringBuilder();
		runs = new Runnable[offered.length];
		for (var i = 0; i < offered.length; i++) {
			links.append(i == 0 ? "" : "   ·   ").append("<a href=\"").append(i).append("\">")
					.append(offered[i].label()).append("</a>");
			runs[i] = offered[i].run();
		}
		actions.setText(links.toString());
		control.layout(true);
	}

	private Label label(Fonts font, ColorRole color) {
		var label = new Label(control, SWT.WRAP | SWT.CENTER);
		label.setFont(font.font());
		color.ink(label);
		GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).applyTo(label);
		return label;
	}
}
