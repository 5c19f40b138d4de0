package org.wheelhouse.ui.widget;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;

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

	/** The heading of what stands beneath it, over the whole width. */
	public Label caption(String text) {
		var caption = new Label(parent, SWT.NONE);
		caption.setText(text);
		caption.setFont(Fonts.BOLD.font());
		ColorRole.TEXT.ink(caption);
		GridDataFactory.fillDefaults().span(3, 1).applyTo(caption);
		return caption;
	}

	/** Some lines to be read and copied, over the whole width. */
	public StyledText read(String id) {
		var text = readOnly(parent, id);
		GridDataFactory.fillDefaults().grab(true, true).span(3, 1).hint(360, 80).minSize(200, 60).applyTo(text);
		return text;
	}

	/** Lines in QEMU's letters, to be read and copied; Tab leaves them. */
	static StyledText readOnly(Composite parent, String id) {
		var text = new StyledText(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
		text.setFont(Fonts.MONO.font());
		ColorRole.ALT.fill(text);
		ColorRole.TEXT.ink(text);
		text.setAlwaysShowScrollBars(false);
		text.setMargins(6, 4, 6, 4);
		text.addTraverseListener(event -> event.doit |= event.detail == SWT.TRAVERSE_TAB_NEXT
				|| event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		WidgetIds.name(text, id);
		return text;
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
