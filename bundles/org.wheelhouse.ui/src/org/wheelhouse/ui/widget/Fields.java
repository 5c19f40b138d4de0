package org.wheelhouse.ui.widget;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.ui.theme.ColorRole;

/**
 * Makes the fields of a form, all alike: in a grid of three columns a label, the field and what belongs to it. UI thread.
 *
 * @param parent  a grid of three columns
 * @param changed called after each change
 */
public record Fields(Composite parent, Runnable changed) {

	/** The name of the field that comes next. */
	public Label label(String text) {
		var label = new Label(parent, SWT.NONE);
		label.setText(text);
		ColorRole.TEXT2.ink(label);
		return label;
	}

	/** One line. */
	public Text text(String id, int columns) {
		return text(id, columns, SWT.NONE);
	}

	/** One line that nobody else shall read. */
	public Text secret(String id, int columns) {
		return text(id, columns, SWT.PASSWORD);
	}

	private Text text(String id, int columns, int style) {
		var text = new Text(parent, SWT.BORDER | SWT.SINGLE | style);
		place(text, id, columns, true);
		text.addListener(SWT.Modify, _ -> changed.run());
		return text;
	}

	/** One of some; the first to begin with. */
	public Combo combo(String id, List<String> items, int columns) {
		var combo = new Combo(parent, SWT.READ_ONLY | SWT.DROP_DOWN);
		combo.setItems(items.toArray(String[]::new));
		combo.select(0);
		place(combo, id, columns, columns > 1);
		combo.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> changed.run()));
		return combo;
	}

	/** A button or a check box, by its style. */
	public Button button(String id, String text, int style, int columns, Runnable pressed) {
		var button = new Button(parent, style);
		button.setText(text);
		place(button, id, columns, false);
		button.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> pressed.run()));
		return button;
	}

	private static void place(Control control, String id, int columns, boolean grab) {
		WidgetIds.name(control, id);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).span(columns, 1).grab(grab, false).applyTo(control);
	}
}
