package org.wheelhouse.ui.widget;

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

/** Searches a text: Enter goes on, Shift and Enter goes back, Escape closes. UI thread; ends with its control. */
public final class SearchBar {

	private final Composite control;
	private final Text words;
	private final Label outcome;

	/**
	 * @param id     what tests know it by
	 * @param find   goes to the next place with the words, forward or not; false when there is none
	 * @param closed called after it was closed
	 */
	public SearchBar(Composite parent, String id, BiPredicate<String, Boolean> find, Runnable closed) {
		control = new Composite(parent, SWT.NONE);
		ColorRole.ALT.fill(control);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(8, 4).applyTo(control);
		words = new Text(control, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		words.setMessage(Messages.SearchBar_Message);
		words.setToolTipText(Messages.SearchBar_Tip);
		WidgetIds.name(words, id);
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

	/** The whole; laid out by a grid. */
	public Composite control() {
		return control;
	}

	private void tell(boolean found) {
		outcome.setText(found ? "" : Messages.SearchBar_None);
	}

	/** Shows it and gives it the focus, or hides it. */
	public void open(boolean open) {
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
