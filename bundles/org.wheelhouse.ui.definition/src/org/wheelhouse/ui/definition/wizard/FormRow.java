package org.wheelhouse.ui.definition.wizard;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * One row of the form: its name, what is entered, and in one place what there is to know of that or, once a person has touched
 * it, what is wrong with it. UI thread.
 */
final class FormRow {

	private static final int NAME = 96;
	private static final int HINT = 170;
	/** Longer than any path, key or command line of a kernel; what is pasted by mistake may have megabytes. */
	private static final int LONGEST = 8192;
	/** What the names of the window's widgets begin with. */
	static final String NAMES = "newMachine.";

	private final Entry entry;
	private final String name;
	private final Listener listener;
	private final Label label;
	private final Composite cell;
	private final Composite body;
	private final Composite said;
	private final Label mark;
	private final Label words;
	private boolean touched;
	private boolean silent;

	/** Hears what a person does in a row. */
	interface Listener {

		/** Something else stands there. */
		void changed(Entry entry);

		/** It has the focus. */
		void focused(Entry entry);
	}

	/** Where what is said of the row stands. */
	enum Place {
		BESIDE, BENEATH
	}

	/** What is said of a row. */
	enum Tone {
		PLAIN, GOOD
	}

	/**
	 * @param grid  a grid of two columns
	 * @param entry the first thing that is entered there
	 */
	FormRow(Composite grid, Entry entry, String name, Place place, Listener listener) {
		this.entry = entry;
		this.name = name;
		this.listener = listener;
		label = new Label(grid, SWT.NONE);
		label.setText(name);
		ColorRole.TEXT2.ink(label);
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).indent(0, 6).hint(NAME, SWT.DEFAULT)
				.applyTo(label);
		cell = new Composite(grid, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(place == Place.BESIDE ? 2 : 1).spacing(10, 2).applyTo(cell);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(cell);
		body = new Composite(cell, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(0).spacing(8, 0).applyTo(body);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(place == Place.BENEATH, false).applyTo(body);
		said = new Composite(cell, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(5, 0).applyTo(said);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(said);
		mark = new Label(said, SWT.NONE);
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).exclude(true).applyTo(mark);
		words = new Label(said, SWT.WRAP);
		WidgetIds.name(words, NAMES + entry.id() + ".said");
		GridDataFactory.fillDefaults().grab(true, false).hint(HINT, SWT.DEFAULT).applyTo(words);
		say("", Tone.PLAIN);
	}

	/** The first thing that is entered there. */
	Entry entry() {
		return entry;
	}

	/** One line; as wide as there is room where no width is given. */
	Text text(Entry of, String hint, int width) {
		return text(of, hint, width, SWT.NONE);
	}

	/** One line that nobody else shall read. */
	Text secret(Entry of, String hint, int width) {
		return text(of, hint, width, SWT.PASSWORD);
	}

	private Text text(Entry of, String hint, int width, int style) {
		var text = new Text(body, SWT.BORDER | SWT.SINGLE | style);
		text.setMessage(hint);
		text.setTextLimit(LONGEST);
		add(text, width, of, "");
		text.addListener(SWT.Modify, _ -> changed(of));
		return text;
	}

	/** One of some. */
	Combo combo(Entry of, List<String> items, int width) {
		var combo = new Combo(body, SWT.READ_ONLY | SWT.DROP_DOWN);
		combo.setItems(items.toArray(String[]::new));
		combo.select(0);
		add(combo, width, of, "");
		combo.addListener(SWT.Selection, _ -> changed(of));
		return combo;
	}

	/** One of some, or another one. */
	Combo editable(Entry of, int width) {
		var combo = new Combo(body, SWT.DROP_DOWN);
		add(combo, width, of, "");
		combo.addListener(SWT.Modify, _ -> changed(of));
		return combo;
	}

	/** Offers other items; what stands there stays. */
	void offer(Combo combo, List<String> items) {
		if (!List.of(combo.getItems()).equals(items)) {
			quietly(() -> {
				var text = combo.getText();
				combo.setItems(items.toArray(String[]::new));
				if ((combo.getStyle() & SWT.READ_ONLY) == 0) {
					combo.setText(text);
				} else {
					combo.select(Math.max(0, items.indexOf(text)));
				}
			});
		}
	}

	/** A number. */
	Spinner spinner(Entry of, int least, int most, int width) {
		var spinner = new Spinner(body, SWT.BORDER);
		spinner.setValues(least, least, most, 0, 1, 2);
		add(spinner, width, of, "");
		spinner.addListener(SWT.Modify, _ -> changed(of));
		return spinner;
	}

	/** A number by dragging. */
	Scale scale(Entry of, int width) {
		var scale = new Scale(body, SWT.HORIZONTAL);
		scale.setMinimum(1);
		scale.setMaximum(2);
		add(scale, width, of, ".scale");
		return scale;
	}

	/** One of several choices, or a box to be checked. */
	Button button(Entry of, String words, int style, String key) {
		var button = new Button(body, style);
		button.setText(words);
		ColorRole.TEXT.ink(button);
		add(button, SWT.DEFAULT, of, key.isEmpty() ? "" : "." + key);
		if ((style & SWT.PUSH) == 0) {
			button.addListener(SWT.Selection, _ -> {
				if (button.getSelection() || (button.getStyle() & SWT.CHECK) != 0) {
					changed(of);
				}
			});
		} else {
			button.getAccessible().addAccessibleListener(
					AccessibleListener.getNameAdapter(event -> event.result = name + ", " + words));
		}
		return button;
	}

	/** Words between two controls. */
	Label between(String words) {
		var between = new Label(body, SWT.NONE);
		between.setText(words);
		ColorRole.TEXT2.ink(between);
		column();
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(between);
		return between;
	}

	private void add(Control control, int width, Entry of, String suffix) {
		WidgetIds.name(control, NAMES + of.id() + suffix);
		column();
		var grab = width == SWT.DEFAULT && control instanceof Text;
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(grab, false)
				.hint(grab ? HINT : width, SWT.DEFAULT).applyTo(control);
		control.addListener(SWT.FocusIn, _ -> listener.focused(of));
		if (!(control instanceof Button)) {
			control.getAccessible()
					.addAccessibleListener(AccessibleListener.getNameAdapter(event -> event.result = name));
		}
		control.getAccessible()
				.addAccessibleListener(
						AccessibleListener.getDescriptionAdapter(event -> event.result = words.getText()));
	}

	private void column() {
		((GridLayout) body.getLayout()).numColumns++;
	}

	private void changed(Entry of) {
		if (!silent) {
			touched = true;
			listener.changed(of);
		}
	}

	/** Changes what stands there, as no person did. */
	void quietly(Runnable change) {
		var before = silent;
		silent = true;
		change.run();
		silent = before;
	}

	/** Whether a person has changed something there. */
	boolean isTouched() {
		return touched;
	}

	/** From now on what is wrong is said. */
	void touch() {
		touched = true;
	}

	/** Says what there is to know. */
	void say(String text, Tone tone) {
		show(text, tone == Tone.GOOD ? ColorRole.TEXT : ColorRole.TEXT2, tone == Tone.GOOD ? Icon.CHECK : null);
	}

	/** Says what is wrong and what to do, in the place of what there is to know. */
	void complain(String text) {
		show(text, ColorRole.FAIL, Icon.ERROR);
	}

	private void show(String text, ColorRole ink, @Nullable Icon icon) {
		ink.ink(words);
		Literal.show(words, text);
		if (icon != null) {
			mark.setImage(icon.image());
		}
		exclude(mark, icon == null || text.isEmpty());
		exclude(said, text.isEmpty());
	}

	/** Whether it is there at all. */
	void show(boolean shown) {
		exclude(label, !shown);
		exclude(cell, !shown);
	}

	boolean isShown() {
		return cell.getVisible();
	}

	void setEnabled(boolean enabled) {
		for (var control : body.getChildren()) {
			control.setEnabled(enabled);
		}
	}

	/** Gives the focus to the first control; SWT looks for another focus while a window closes. */
	boolean setFocus() {
		return !body.isDisposed() && body.getChildren()[0].setFocus();
	}

	private static void exclude(Control control, boolean excluded) {
		((GridData) control.getLayoutData()).exclude = excluded;
		control.setVisible(!excluded);
	}
}
