package org.wheelhouse.ui.widget;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ColumnViewer;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.window.ToolTip;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.wheelhouse.ui.theme.ColorRole;

/**
 * Tooltips for the rows of a viewer, which do not outstay a change of focus: one that closes above a dialog would leave it
 * without keys (SWT takes the window below for the active one). UI thread.
 */
public final class RowTips extends ColumnViewerToolTipSupport {

	private static final int GAP = 4;
	/** As many words as fit, at least a part of one; or a line without any. */
	private static final Pattern LINE = Pattern.compile("^$|\\S.{0,99}(?=\\s|$)|\\S.{99}");

	private final ColumnViewer viewer;

	private RowTips(ColumnViewer viewer) {
		super(viewer, ToolTip.NO_RECREATE, false);
		this.viewer = viewer;
	}

	/** What a label provider says of a row is shown when the pointer rests on it. */
	public static void in(ColumnViewer viewer) {
		var tips = new RowTips(viewer);
		var control = viewer.getControl();
		var shell = control.getShell();
		Listener hide = _ -> tips.hide();
		control.addListener(SWT.FocusOut, hide);
		shell.addListener(SWT.Deactivate, hide);
		control.addDisposeListener(_ -> {
			if (!shell.isDisposed()) {
				shell.removeListener(SWT.Deactivate, hide);
			}
		});
	}

	/** GTK's tooltips are dark in both themes, and the style sheets give their text the theme's colour. */
	@Override
	protected Composite createToolTipContentArea(@Nullable Event event, @Nullable Composite parent) {
		var content = super.createToolTipContentArea(event, parent);
		ColorRole.ALT.fill(content);
		ColorRole.TEXT.ink(content);
		return content;
	}

	/** Beside the rows, where there is room: the next one is read too. */
	@Override
	public Point getLocation(@Nullable Point size, @Nullable Event event) {
		var below = super.getLocation(size, event);
		if (size == null || event == null) {
			return below;
		}
		var control = viewer.getControl();
		var rows = control.getDisplay().map(control.getParent(), null, control.getBounds());
		var row = control.toDisplay(event.x, event.y).y;
		var screen = control.getMonitor().getClientArea();
		var right = rows.x + rows.width + GAP;
		var left = rows.x - size.x - GAP;
		return right + size.x <= screen.x + screen.width
				? new Point(right, row)
				: left >= screen.x ? new Point(left, row) : below;
	}

	/** The tip is a label, which takes one ampersand for a mark. */
	@Override
	protected @Nullable String getText(@Nullable Event event) {
		var text = super.getText(event);
		return text == null ? null : Literal.label(broken(text));
	}

	/** In lines that leave room beside the rows: a tip that covers its row takes the click that was meant for it. */
	static String broken(String text) {
		return text.lines().flatMap(line -> LINE.matcher(line).results().map(MatchResult::group))
				.collect(Collectors.joining("\n"));
	}

	@Override
	protected boolean shouldCreateToolTip(@Nullable Event event) {
		return !viewer.isCellEditorActive() && viewer.getControl().getShell() == viewer.getControl().getDisplay()
				.getActiveShell() && super.shouldCreateToolTip(event);
	}
}
