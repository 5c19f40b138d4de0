package org.wheelhouse.ui.appearance;

import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.RadioState;

/**
 * Has the workbench wear what was chosen, or what the desktop wears as long as that was chosen. A service of the workbench.
 * UI thread; closed with the workbench.
 */
public final class ThemeSwitch implements AutoCloseable {

	private final AppearancePreferences preferences;
	private final Display display;
	private final Supplier<IThemeEngine> engine;
	private final DesktopLook desktop;
	private String worn;

	/** @param engine is there as soon as there is a window */
	ThemeSwitch(AppearancePreferences preferences, Display display, Supplier<IThemeEngine> engine,
			DesktopLook desktop) {
		this.preferences = preferences;
		this.display = display;
		this.engine = engine;
		this.desktop = desktop;
		worn = wanted(preferences);
	}

	/**
	 * Tells the platform which theme to begin with, so that no window is seen in another one first. Before the workbench is
	 * made; the instance location must have been set, and the display be there.
	 */
	public static void beforeWorkbench() {
		InstanceScope.INSTANCE.getNode("org.eclipse.e4.ui.css.swt.theme").put("themeid",
				wanted(AppearancePreferences.ofWorkbench()));
	}

	private static String wanted(AppearancePreferences preferences) {
		return preferences.chosen().theme(preferences.desktopDark(Display.isSystemDarkTheme()));
	}

	/** Begins to follow. The desktop is asked without waiting for it, and tells when it changes. */
	public static ThemeSwitch open(IWorkbench workbench, Executor uiThread) {
		var made = new ThemeSwitch(AppearancePreferences.ofWorkbench(), workbench.getDisplay(),
				() -> workbench.getService(IThemeEngine.class), new DesktopLook());
		var commands = workbench.getService(ICommandService.class);
		commands.getCommand(AppearanceHandler.COMMAND).getState(RadioState.STATE_ID)
				.setValue(made.preferences.chosen().id());
		made.desktop.follow(dark -> uiThread.execute(() -> made.desktopIs(dark)));
		return made;
	}

	/** Wears it from now on, and in every later session. */
	public void choose(Appearance appearance) {
		preferences.choose(appearance);
		wear();
	}

	void desktopIs(boolean dark) {
		preferences.desktopDarkSeen(dark);
		wear();
	}

	private void wear() {
		var theme = wanted(preferences);
		if (theme.equals(worn) || display.isDisposed()) {
			return;
		}
		worn = theme;
		engine.get().setTheme(theme, true);
		for (Shell shell : display.getShells()) {
			var size = shell.getSize();
			shell.redraw(0, 0, size.x, size.y, true);
		}
	}

	@Override
	public void close() {
		desktop.close();
	}
}
