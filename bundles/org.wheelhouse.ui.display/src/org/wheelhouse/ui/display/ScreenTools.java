package org.wheelhouse.ui.display;

import java.util.Arrays;
import java.util.function.Supplier;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.WidgetIds;

/** The tool bar over the screen, which has no menu of its own: the right button is the guest's. UI thread. */
final class ScreenTools {

	/** What the tools do. */
	interface Actions {

		void zoom(Zoom zoom);

		void sendKeys(SendKeys keys);

		void takeKeys(boolean take);

		void saveScreenshot();

		void copyPicture();

		void pasteAsKeys();

		void fullScreen();

		void configureServer();
	}

	private final ToolBar bar;
	private final Actions actions;
	private final ToolItem zoom;
	private final ToolItem keys;
	private final ToolItem[] needScreen;

	ScreenTools(Composite parent, Actions actions) {
		this.actions = actions;
		bar = new ToolBar(parent, SWT.FLAT | SWT.RIGHT | SWT.HORIZONTAL);
		ColorRole.CHROME.fill(bar);
		WidgetIds.name(bar, "display.tools");
		zoom = dropDown(Icon.DISPLAY, Messages.Tools_Fit, Messages.Tools_ZoomTip, this::zoomMenu);
		new ToolItem(bar, SWT.SEPARATOR);
		var send = dropDown(Icon.KEYBOARD, Messages.Tools_SendKeys, Messages.Tools_SendKeysTip, this::keysMenu);
		WidgetIds.name(send, "display.sendKeys");
		keys = item(SWT.CHECK, Icon.MOUSE, Messages.Tools_Keys, Messages.Tools_KeysTip,
				() -> actions.takeKeys(isKeysChecked()));
		WidgetIds.name(keys, "display.takeKeys");
		new ToolItem(bar, SWT.SEPARATOR);
		var screenshot = dropDown(Icon.CAMERA, Messages.Tools_Screenshot, Messages.Tools_ScreenshotTip,
				this::pictureMenu);
		WidgetIds.name(screenshot, "display.screenshot");
		var paste = item(SWT.PUSH, Icon.PASTE, Messages.Tools_Paste, Messages.Tools_PasteTip, actions::pasteAsKeys);
		WidgetIds.name(paste, "display.paste");
		new ToolItem(bar, SWT.SEPARATOR);
		var full = item(SWT.PUSH, Icon.FULL_SCREEN, Messages.Tools_FullScreen, Messages.Tools_FullScreenTip,
				actions::fullScreen);
		WidgetIds.name(full, "display.fullScreen");
		var server = item(SWT.PUSH, Icon.NETWORK, Messages.Tools_Server, Messages.Tools_ServerTip,
				actions::configureServer);
		WidgetIds.name(server, "display.server");
		needScreen = new ToolItem[]{send, keys, screenshot, paste, full};
	}

	ToolBar control() {
		return bar;
	}

	/** Shows how the screen is shown, who has the keys, and what can be done. */
	void show(Zoom shown, boolean taken, boolean connected) {
		zoom.setText(label(shown));
		keys.setSelection(taken);
		Arrays.stream(needScreen).forEach(item -> item.setEnabled(connected));
	}

	private boolean isKeysChecked() {
		return keys.getSelection();
	}

	private static String label(Zoom zoom) {
		return switch (zoom) {
			case Zoom.Fit() -> Messages.Tools_Fit;
			case Zoom.Percent(int percent) -> NLS.bind(Messages.Tools_Percent, percent);
		};
	}

	private Menu zoomMenu() {
		var menu = new Menu(bar);
		choice(menu, Messages.Tools_Fit, () -> actions.zoom(new Zoom.Fit()));
		for (var percent : Zoom.PERCENTS) {
			var size = new Zoom.Percent(percent);
			choice(menu, label(size), () -> actions.zoom(size));
		}
		return menu;
	}

	private Menu keysMenu() {
		var menu = new Menu(bar);
		for (var combination : SendKeys.values()) {
			choice(menu, combination.label(), () -> actions.sendKeys(combination));
		}
		return menu;
	}

	private Menu pictureMenu() {
		var menu = new Menu(bar);
		choice(menu, Messages.Tools_Save, actions::saveScreenshot);
		choice(menu, Messages.Tools_Copy, actions::copyPicture);
		return menu;
	}

	private static void choice(Menu menu, String text, Runnable action) {
		var item = new MenuItem(menu, SWT.PUSH);
		item.setText(text);
		item.addListener(SWT.Selection, _ -> action.run());
	}

	/** An item that opens a menu below itself, made anew each time. */
	private ToolItem dropDown(Icon icon, String text, String tip, Supplier<Menu> making) {
		var item = item(SWT.DROP_DOWN, icon, text, tip);
		item.addListener(SWT.Selection, _ -> {
			var bounds = item.getBounds();
			var menu = making.get();
			menu.setLocation(bar.toDisplay(new Point(bounds.x, bounds.y + bounds.height)));
			menu.addListener(SWT.Hide, _ -> bar.getDisplay().timerExec(0, menu::dispose));
			menu.setVisible(true);
		});
		return item;
	}

	private ToolItem item(int style, Icon icon, String text, String tip, Runnable action) {
		var item = item(style, icon, text, tip);
		item.addListener(SWT.Selection, _ -> action.run());
		return item;
	}

	private ToolItem item(int style, Icon icon, String text, String tip) {
		var item = new ToolItem(bar, style);
		item.setImage(icon.image());
		item.setText(text);
		item.setToolTipText(tip);
		return item;
	}
}
