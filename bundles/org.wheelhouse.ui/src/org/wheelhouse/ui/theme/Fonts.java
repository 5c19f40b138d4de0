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
	MONO(JFaceResources.TEXT_FONT, font -> font.increaseHeight(-1)),
	/** The program in a command line. */
	MONO_BOLD(JFaceResources.TEXT_FONT, font -> font.increaseHeight(-1).withStyle(SWT.BOLD));

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

	/** Without a workbench JFace has a text font without data on some desktops. */
	private FontDescriptor base() {
		if (Stream.of(JFaceResources.getFontRegistry().getFontData(base)).allMatch(Objects::nonNull)) {
			return JFaceResources.getFontDescriptor(base);
		}
		var plain = JFaceResources.getDefaultFontDescriptor().getFontData()[0];
		return FontDescriptor.createFrom("Monospace", plain.getHeight(), SWT.NORMAL);
	}
}
