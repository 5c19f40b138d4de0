package org.wheelhouse.ui.theme;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Control;

/**
 * What a colour is for. The values live in the theme's colour registry, where style sheets override them by
 * {@link #key()}; a view never names a value. UI thread.
 */
public enum ColorRole {
	/** The shell and tab rows. */
	CHROME,
	/** Content. */
	SURFACE,
	/** Table heads, heading of the editor. */
	ALT,
	/** Separators. */
	LINE,
	/** Outlines of tiles, fields and buttons. */
	LINE2,
	/** Values. */
	TEXT,
	/** Labels and units. */
	TEXT2,
	/** Disabled and gone. */
	FAINT,
	/** Links, the active tab, the one default button. */
	ACCENT,
	/** A light fill of the accent. */
	ACCENT_SOFT,
	/** Selection in the part that has the focus. */
	SELECTION,
	/** Selection elsewhere. */
	IDLE_SELECTION,
	/** State: runs. */
	RUN,
	/** State: paused, or a device leaving. */
	PAUSE,
	/** State: migrating. */
	MIGRATE,
	/** State: failed. */
	FAIL,
	/** State: not there. */
	GONE,
	/** Fill of a place that takes what is dragged. */
	FREE_FILL,
	/** Outline of a free place. */
	FREE_LINE,
	/** Fill of a warning. */
	WARNING_FILL,
	/** Outline of a warning. */
	WARNING_LINE,
	/** Fill of a refused command. */
	ERROR_FILL,
	/** First curve of a chart. */
	CURVE1,
	/** Second curve; dashed where it meets the first. */
	CURVE2,
	/** Third curve. */
	CURVE3,
	/** The sign inside a filled glyph of a state. */
	ON_STATE,
	/** Around the screen of a guest. */
	BACKDROP;

	/** What the identifiers of all roles begin with. */
	public static final String PREFIX = "org.wheelhouse.ui.color.";

	/** A control's data by which the style sheet {@code roles.css} knows its colours. */
	private static final String STYLE_CLASS = "org.eclipse.e4.ui.css.CssClassName";

	/** The identifier in the theme, for example {@code org.wheelhouse.ui.color.free.fill}. */
	public String key() {
		return PREFIX + lowerCase('.');
	}

	/** Fills a control's background with it, and keeps it so in whatever theme is chosen later. */
	public void fill(Control control) {
		control.setBackground(color());
		addStyle(control, "wheelhouse-fill-");
	}

	/** Writes a control's text in it, and keeps it so in whatever theme is chosen later. */
	public void ink(Control control) {
		control.setForeground(color());
		addStyle(control, "wheelhouse-ink-");
	}

	private void addStyle(Control control, String kind) {
		var others = control.getData(STYLE_CLASS) instanceof String present
				? Stream.of(present.split(" ")).filter(style -> !style.startsWith(kind))
				: Stream.<String>empty();
		control.setData(STYLE_CLASS,
				Stream.concat(others, Stream.of(kind + lowerCase('-'))).collect(Collectors.joining(" ")));
	}

	private String lowerCase(char separator) {
		return name().toLowerCase(Locale.ROOT).replace('_', separator);
	}

	/** The colour as the theme has it now; not to be disposed. Cheap; ask again on each painting. */
	public Color color() {
		var registry = JFaceResources.getColorRegistry();
		if (!registry.hasValueFor(key())) {
			registry.put(key(), LightValues.of(this));
		}
		return Objects.requireNonNull(registry.get(key()));
	}
}
