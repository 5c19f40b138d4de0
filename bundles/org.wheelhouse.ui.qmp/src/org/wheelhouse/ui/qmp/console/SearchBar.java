package org.wheelhouse.ui.qmp.console;

import java.util.function.BiPredicate;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.WidgetIds;

/** Searches the transcript: Enter goes on, Shift and Enter goes back, Escape closes. UI thread; ends with its control. */
final class SearchBar {

	private final Composite control;
	private final Text words;
	private final Label outcome;

	/**
	 * @param find   goes to the next place with the words, forward or not; false when there is none
	 * @param closed called after it was closed
	 */
	SearchBar(Composite parent, BiPredicate<String, Boolean> find, Runnable closed) {
		control = new Composite(parent, SWT.NONE);
		ColorRole.ALT.fill(control);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(8, 4).applyTo(control);
		words = new Text(control, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		words.setMessage(Messages.Search_Message);
		words.setToolTipText(Messages.Search_Tip);
		WidgetIds.name(words, "console.search");
		GridDataFactory.fillDefaults().hint(240, SWT.DEFAULT).applyTo(words);
		outcome = new Label(control, SWT.NONE);
		ColorRole.FAIL.ink(outcome);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(outcome);
		words.addKeyListener(KeyListener.keyPressedAdapter(event -> {
			if (event.character == SWT.CR) {
				tell(find.test(words.getText(), (event.stateMask & SWT.SHIFT) == 0));
			} else if (event.character == SWT.ESC) {
				open(false);
				closed.run();
			}
		}));
		words.addModifyListener(_ -> tell(true));
		open(false);
	}

	Composite control() {
		return control;
	}

	private void tell(boolean found) {
		outcome.setText(found ? "" : Messages.Search_None);
	}

	/** Shows it and gives it the focus, or hides it. */
	void open(boolean open) {
		if (control.getLayoutData() instanceof GridData data) {
			data.exclude = !open;
		}
		control.setVisible(open);
		control.getParent().layout(true);
		if (open) {
			words.selectAll();
			words.setFocus();
		}
	}
}
