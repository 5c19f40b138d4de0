package org.wheelhouse.ui.migration.picture;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.PopupDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.WidgetIds;

/** Says on a short page from what a forecast is made and what it is worth. UI thread. */
final class HowComputed extends PopupDialog {

	private static final int WIDTH = 480;

	HowComputed(Shell parent) {
		super(parent, SWT.RESIZE, true, true, false, false, false, Messages.Verdict_computed, Messages.Computed_close);
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		StyledText text = new StyledText(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP);
		text.setText(Messages.Computed_text);
		text.setMargins(8, 6, 8, 6);
		ColorRole.SURFACE.fill(text);
		ColorRole.TEXT.ink(text);
		GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, SWT.DEFAULT).applyTo(text);
		WidgetIds.name(text, "migration.computed.text");
		return text;
	}

	@Override
	protected Point getInitialLocation(@Nullable Point size) {
		Point at = getParentShell().getDisplay().getCursorLocation();
		return size == null ? at : new Point(Math.max(0, at.x - size.x), at.y + 12);
	}
}
