package org.wheelhouse.ui.migration.preflight;

import org.wheelhouse.model.live.CheckSeverity;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Icon;

/**
 * How a severity looks: a shape, a word and a colour.
 *
 * @param icon  its shape
 * @param word  for who hears it
 * @param color of its words
 * @param rank  the worst first
 */
record SeverityLook(Icon icon, String word, ColorRole color, int rank) {

	static SeverityLook of(CheckSeverity severity) {
		return switch (severity) {
			case STOP -> new SeverityLook(Icon.ERROR, Messages.Severity_stop, ColorRole.FAIL, 0);
			case WARNING -> new SeverityLook(Icon.WARNING, Messages.Severity_warning, ColorRole.TEXT, 1);
			case UNKNOWN -> new SeverityLook(Icon.FOUND, Messages.Severity_unknown, ColorRole.TEXT, 2);
			case NOTE -> new SeverityLook(Icon.INFO, Messages.Severity_note, ColorRole.TEXT, 3);
			case FINE -> new SeverityLook(Icon.CHECK, Messages.Severity_fine, ColorRole.TEXT2, 4);
		};
	}
}
