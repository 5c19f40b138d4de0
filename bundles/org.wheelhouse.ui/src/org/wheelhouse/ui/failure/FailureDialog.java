package org.wheelhouse.ui.failure;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.CopiedText;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/** The one way in which a failed gesture is shown. UI thread. */
public final class FailureDialog extends Dialog {

	/** A command line may have thousands of words: what is behind these is scrolled to. */
	private static final int LINES = 12;
	/** Pixels that GTK draws around the lines and SWT does not count. */
	private static final int MARGIN = 6;
	private static final int COPY = IDialogConstants.CLIENT_ID;

	private final FailureReport report;

	/** @param parent above which it stands; null for none */
	public FailureDialog(@Nullable Shell parent, FailureReport report) {
		super(parent);
		this.report = report;
		setShellStyle(getShellStyle() | SWT.RESIZE | SWT.SHEET);
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(report.title());
			WidgetIds.name(shell, "failure");
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		var area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 12).spacing(10, 4).applyTo(area);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		var icon = new Label(area, SWT.NONE);
		icon.setImage(Icon.ERROR.image());
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(icon);
		var message = new Label(area, SWT.WRAP);
		message.setText(Literal.label(report.message()));
		message.setFont(Fonts.BOLD.font());
		GridDataFactory.fillDefaults().grab(true, false).hint(convertWidthInCharsToPixels(70), SWT.DEFAULT)
				.applyTo(message);
		report.parts().forEach(part -> show(area, part));
		return area;
	}

	private void show(Composite area, FailureReport.Part part) {
		var caption = new Label(area, SWT.NONE);
		Literal.show(caption, part.caption());
		ColorRole.TEXT2.ink(caption);
		GridDataFactory.fillDefaults().span(2, 1).indent(0, 8).applyTo(caption);
		var width = convertWidthInCharsToPixels(70);
		var text = text(area, part, SWT.NONE);
		var height = text.computeSize(width, SWT.DEFAULT).y + MARGIN;
		var most = text.getLineHeight() * LINES;
		if (height > most) {
			// Only then: GTK cannot draw a bar that is lower than its ends, and complains of each that it is to.
			text.dispose();
			text = text(area, part, SWT.V_SCROLL);
			height = most;
		}
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(width, height).applyTo(text);
	}

	private static Text text(Composite area, FailureReport.Part part, int scrolling) {
		var text = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.BORDER | scrolling);
		text.setText(part.text());
		text.setFont(Fonts.MONO.font());
		return text;
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		createButton(parent, COPY, Messages.Failure_Copy, false);
		createButton(parent, IDialogConstants.OK_ID, IDialogConstants.CLOSE_LABEL, true);
	}

	@Override
	protected void buttonPressed(int buttonId) {
		if (buttonId == COPY) {
			CopiedText.put(report.text(), getShell().getDisplay());
		} else {
			super.buttonPressed(buttonId);
		}
	}
}
