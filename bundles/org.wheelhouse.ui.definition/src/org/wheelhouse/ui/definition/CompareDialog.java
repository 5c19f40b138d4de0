package org.wheelhouse.ui.definition;

import java.util.BitSet;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.ui.definition.edit.ChangedLines;
import org.wheelhouse.ui.definition.edit.WorkingCopy;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.WidgetIds;

/** What is edited beside what another program has written, lines that differ marked. UI thread. */
final class CompareDialog extends Dialog {

	private static final Point SIZE = new Point(900, 520);

	private final String name;
	private final String mine;
	private final String theirs;

	CompareDialog(Shell parent, WorkingCopy copy) {
		super(parent);
		name = String.valueOf(copy.path().getFileName());
		mine = copy.text();
		theirs = copy.theirs().orElse(copy.saved());
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(NLS.bind(Messages.Compare_Title, name));
		}
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected Point getInitialSize() {
		return SIZE;
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		var halves = new SashForm(parent, SWT.HORIZONTAL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(halves);
		side(halves, Messages.Compare_Mine, mine, ChangedLines.of(theirs, mine), "compare.mine");
		side(halves, Messages.Compare_Theirs, theirs, ChangedLines.of(mine, theirs), "compare.theirs");
		return halves;
	}

	private static void side(Composite parent, String title, String said, BitSet differing, String id) {
		var half = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(6, 6).applyTo(half);
		new Label(half, SWT.NONE).setText(title);
		var text = new StyledText(half, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
		text.setFont(Fonts.MONO.font());
		ColorRole.SURFACE.fill(text);
		ColorRole.TEXT.ink(text);
		WidgetIds.name(text, id);
		text.setText(said);
		differing.stream().filter(line -> line < text.getLineCount())
				.forEach(line -> text.setLineBackground(line, 1, ColorRole.WARNING_FILL.color()));
		GridDataFactory.fillDefaults().grab(true, true).applyTo(text);
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, IDialogConstants.CLOSE_LABEL, true);
	}
}
