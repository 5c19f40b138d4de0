package org.wheelhouse.ui.theme;

import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;

/** The desktop's own font in the few cuts that the views use. UI thread; the fonts belong to JFace, not to the caller. */
public enum Fonts {
	/** Text. */
	PLAIN(JFaceResources.DEFAULT_FONT, font -> font),
	/** Names of what a row or tile is about. */
	BOLD(JFaceResources.DEFAULT_FONT, font -> font.withStyle(SWT.BOLD)),
	/** Captions and units, one point smaller. */
	SMALL(JFaceResources.DEFAULT_FONT, font -> font.increaseHeight(-1)),
	/** What is simulated. */
	ITALIC(JFaceResources.DEFAULT_FONT, font -> font.withStyle(SWT.ITALIC)),
	/** The heading of an editor. */
	HEADING(JFaceResources.DEFAULT_FONT, font -> font.increaseHeight(4).withStyle(SWT.BOLD)),
	/** The one figure of a tile. */
	NUMBER(JFaceResources.DEFAULT_FONT, font -> font.increaseHeight(6)),
	/** Command lines and JSON. */
	MONO(Fonts.SOURCE, font -> font.increaseHeight(-1)),
	/** The program in a command line. */
	MONO_BOLD(Fonts.SOURCE, font -> font.increaseHeight(-1).withStyle(SWT.BOLD)),
	/** What a guest writes. */
	TERMINAL(Fonts.CONSOLE, font -> font.increaseHeight(-1)),
	/** What a guest writes in bold. */
	TERMINAL_BOLD(Fonts.CONSOLE, font -> font.increaseHeight(-1).withStyle(SWT.BOLD));

	/** What the identifiers of our own fonts in the theme begin with; a person chooses them in the preferences. */
	public static final String PREFIX = "org.wheelhouse.ui.font.";

	private static final String SOURCE = PREFIX + "source";
	private static final String CONSOLE = PREFIX + "terminal";

	private final String base;
	private final UnaryOperator<FontDescriptor> cut;

	Fonts(String base, UnaryOperator<FontDescriptor> cut) {
		this.base = base;
		this.cut = cut;
	}

	/** The font; not to be disposed. */
	public Font font() {
		return JFaceResources.getResources().create(cut.apply(base()));
	}

	/** Without a workbench there is no theme with our own, and JFace has a text font without data on some desktops. */
	private FontDescriptor base() {
		var registry = JFaceResources.getFontRegistry();
		var id = base.startsWith(PREFIX) && !registry.hasValueFor(base) ? JFaceResources.TEXT_FONT : base;
		if (Stream.of(registry.getFontData(id)).allMatch(Objects::nonNull)) {
			return registry.getDescriptor(id);
		}
		var plain = JFaceResources.getDefaultFontDescriptor().getFontData()[0];
		return FontDescriptor.createFrom("Monospace", plain.getHeight(), SWT.NORMAL);
	}
}
