package org.wheelhouse.ui.display;

import java.time.Duration;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Layout;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * The way out of a full screen, over its upper edge: there for a moment at the beginning, and when the pointer touches that
 * edge. Never takes the focus, which is the guest's. Goes with its parent. UI thread.
 */
final class LeaveBar {

	/** Lays a control over all of its parent, and the bar over that. */
	private final class Overlay extends Layout {

		@Override
		protected Point computeSize(@Nullable Composite composite, int wHint, int hHint, boolean flushCache) {
			return under.computeSize(wHint, hHint, flushCache);
		}

		@Override
		protected void layout(@Nullable Composite composite, boolean flushCache) {
			var area = bar.getParent().getClientArea();
			var size = bar.computeSize(SWT.DEFAULT, SWT.DEFAULT);
			under.setBounds(area);
			bar.setBounds(area.x + (area.width - size.x) / 2, area.y, size.x, size.y);
		}
	}

	private final Control under;
	private final Composite bar;
	private boolean begun;

	/**
	 * @param parent with no other child than the control
	 * @param under  fills the parent
	 * @param name   of the machine
	 * @param first  how long it is there at the beginning
	 * @param leave  leads back
	 */
	LeaveBar(Composite parent, Control under, String name, Duration first, Runnable leave) {
		this.under = under;
		bar = new Composite(parent, SWT.NONE);
		ColorRole.CHROME.fill(bar);
		WidgetIds.name(bar, "display.leaveBar");
		GridLayoutFactory.fillDefaults().numColumns(2).margins(10, 2).spacing(12, 0).applyTo(bar);
		var hint = new Label(bar, SWT.NONE);
		hint.setText(NLS.bind(Messages.FullScreen_Hint, name.replace("&", "&&")));
		ColorRole.CHROME.fill(hint);
		WidgetIds.name(hint, "display.leaveHint");
		var tools = new ToolBar(bar, SWT.FLAT | SWT.RIGHT | SWT.NO_FOCUS);
		ColorRole.CHROME.fill(tools);
		var button = new ToolItem(tools, SWT.PUSH);
		button.setText(Messages.FullScreen_Leave);
		button.setImage(Icon.FULL_SCREEN.image());
		button.addListener(SWT.Selection, _ -> leave.run());
		WidgetIds.name(button, "display.leave");
		bar.moveAbove(under);
		parent.setLayout(new Overlay());
		Listener moved = event -> moved(event.y);
		under.addListener(SWT.MouseMove, moved);
		bar.addListener(SWT.Dispose, _ -> under.removeListener(SWT.MouseMove, moved));
		bar.getDisplay().timerExec((int) first.toMillis(), () -> {
			begun = true;
			if (!bar.isDisposed() && !isUnderPointer()) {
				bar.setVisible(false);
			}
		});
	}

	/** The control under it hears of the pointer only where the bar is not. */
	private void moved(int y) {
		if (y <= 0) {
			bar.setVisible(true);
		} else if (begun && y > bar.getSize().y) {
			bar.setVisible(false);
		}
	}

	private boolean isUnderPointer() {
		return bar.getClientArea().contains(bar.toControl(bar.getDisplay().getCursorLocation()));
	}
}
