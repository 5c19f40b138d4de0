package org.wheelhouse.ui.appearance;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.internal.gtk.OS;
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
	private final boolean darkAtStart;
	private final Consumer<String> themes;
	private Consumer<Appearance> marks = _ -> {
		// without a menu nothing is marked
	};
	private @Nullable DesktopLook desktop;
	private String worn;

	/**
	 * @param darkAtStart whether GTK's own theme was dark when the display was made
	 * @param themes      puts on the theme of that identifier
	 */
	ThemeSwitch(AppearancePreferences preferences, boolean darkAtStart, Consumer<String> themes) {
		this.preferences = preferences;
		this.darkAtStart = darkAtStart;
		this.themes = themes;
		worn = wanted(preferences, darkAtStart);
	}

	/**
	 * Tells the platform which theme to begin with, so that no window is seen in another one first. Before the workbench is
	 * made; the instance location must have been set, and the display be there.
	 */
	public static void beforeWorkbench() {
		var theme = wanted(AppearancePreferences.ofWorkbench(), Display.isSystemDarkTheme());
		InstanceScope.INSTANCE.getNode("org.eclipse.e4.ui.css.swt.theme").put("themeid", theme);
		if (Themes.isDark(theme) != Display.isSystemDarkTheme()) {
			dressGtk(theme);
		}
	}

	/** Begins to follow. The desktop is asked without waiting for it, and tells when it changes. */
	public static ThemeSwitch open(IWorkbench workbench, Executor uiThread) {
		var made = new ThemeSwitch(AppearancePreferences.ofWorkbench(), Display.isSystemDarkTheme(),
				theme -> putOn(workbench, theme));
		var mark = workbench.getService(ICommandService.class).getCommand(AppearanceHandler.COMMAND)
				.getState(RadioState.STATE_ID);
		mark.setValue(made.preferences.chosen().id());
		made.marks = appearance -> mark.setValue(appearance.id());
		var look = new DesktopLook(DesktopLook.sessionBus(System.getenv()),
				dark -> uiThread.execute(() -> made.desktopIs(dark)));
		made.desktop = look;
		look.follow();
		return made;
	}

	/** What is chosen now. */
	public Appearance chosen() {
		return preferences.chosen();
	}

	/** Wears it from now on, and in every later session. */
	public void choose(Appearance appearance) {
		preferences.choose(appearance);
		marks.accept(appearance);
		wear();
	}

	/** The desktop has said whether it is dark; empty when it does not mind. */
	void desktopIs(Optional<Boolean> dark) {
		preferences.desktopSeen(dark);
		wear();
	}

	private void wear() {
		var theme = wanted(preferences, darkAtStart);
		if (!theme.equals(worn)) {
			worn = theme;
			themes.accept(theme);
		}
	}

	private static String wanted(AppearancePreferences preferences, boolean otherwise) {
		return preferences.chosen().theme(preferences.desktopDark(otherwise));
	}

	private static void putOn(IWorkbench workbench, String theme) {
		if (workbench.isClosing()) {
			return;
		}
		dressGtk(theme);
		workbench.getService(IThemeEngine.class).setTheme(theme, true);
		for (Shell shell : workbench.getDisplay().getShells()) {
			var size = shell.getSize();
			shell.redraw(0, 0, size.x, size.y, true);
		}
	}

	/** GTK styles every widget that there is anew, also when nothing is different. */
	private static void dressGtk(String theme) {
		OS.setDarkThemePreferred(Themes.isDark(theme));
	}

	@Override
	public void close() {
		if (desktop != null) {
			desktop.close();
		}
	}
}
