package org.wheelhouse.ui.widget;

import java.text.MessageFormat;
import java.util.Locale;

/**
 * Messages with a count in them, which say one thing in the singular: {@code {0} {0,choice,0#commands|1#command|1<commands}}.
 * Any thread.
 */
public final class Plural {

	private Plural() {
		// holds no state
	}

	/** The message with its values, as {@link MessageFormat} reads it. */
	public static String bind(String message, Object... values) {
		return new MessageFormat(message, Locale.ROOT).format(values);
	}
}
