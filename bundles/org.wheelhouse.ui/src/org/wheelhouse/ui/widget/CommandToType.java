package org.wheelhouse.ui.widget;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.ui.theme.Fonts;

/** Below the words of a question: what is to be typed into a shell to change what it tells, to be copied. UI thread. */
public final class CommandToType {

	private static final int WIDTH = 420;

	private CommandToType() {
		// holds no state
	}

	/**
	 * Shows it.
	 *
	 * @param id      of the field, for tests
	 * @param text    what is told
	 * @param command changes that; nothing is shown of it where it is empty
	 * @param caption says where it is to be typed
	 * @return what has it
	 */
	public static Composite in(Composite parent, String id, String text, String caption, String command) {
		var area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(6, 6).applyTo(area);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(area);
		if (!text.isEmpty()) {
			sentence(area, text);
		}
		if (!command.isEmpty()) {
			sentence(area, caption);
			var typed = new Text(area, SWT.READ_ONLY | SWT.BORDER);
			typed.setText(command);
			typed.setFont(Fonts.MONO.font());
			WidgetIds.name(typed, id);
			GridDataFactory.fillDefaults().grab(true, false).applyTo(typed);
		}
		return area;
	}

	private static void sentence(Composite area, String text) {
		var label = new Label(area, SWT.WRAP);
		label.setText(Literal.label(text));
		GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(label);
	}
}
