package org.wheelhouse.ui.events;

import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.WidgetIds;

/** A field for words that events shall have, and how many have them. Escape empties it. UI thread; ends with its control. */
final class FilterBar {

	private final Composite control;
	private final Text words;
	private final Label count;

	/** @param changed hears what is written */
	FilterBar(Composite parent, Consumer<String> changed) {
		control = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(4, 3).applyTo(control);
		words = new Text(control, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		words.setMessage(Messages.Filter_Message);
		words.setToolTipText(Messages.Filter_Tip);
		WidgetIds.name(words, "events.filter");
		GridDataFactory.fillDefaults().grab(true, false).hint(80, SWT.DEFAULT).applyTo(words);
		count = new Label(control, SWT.NONE);
		ColorRole.TEXT2.ink(count);
		WidgetIds.name(count, "events.count");
		words.addModifyListener(_ -> changed.accept(words.getText()));
		words.addKeyListener(KeyListener.keyPressedAdapter(event -> {
			if (event.character == SWT.ESC) {
				words.setText("");
			}
		}));
	}

	Composite control() {
		return control;
	}

	void write(String text) {
		words.setText(text);
	}

	void focus() {
		words.setFocus();
		words.selectAll();
	}

	/** Tells how many are shown of how many, or nothing while all are. */
	void count(int shown, int all) {
		var text = shown == all ? "" : NLS.bind(Messages.Filter_Count, shown, all);
		if (!text.equals(count.getText())) {
			count.setText(text);
			control.layout();
		}
	}
}
