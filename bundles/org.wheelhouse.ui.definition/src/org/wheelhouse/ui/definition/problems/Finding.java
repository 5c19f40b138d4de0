package org.wheelhouse.ui.definition.problems;

import java.util.List;
import java.util.Locale;

import org.wheelhouse.core.definition.check.Mend;
import org.wheelhouse.core.definition.check.Problem;
import org.wheelhouse.core.definition.check.Severity;
import org.wheelhouse.host.CommandLineException;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.Span;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Icon;

/**
 * Something that was found out about a definition.
 *
 * @param option  index of the option at which it stands; -1 for none
 * @param where   characters of the text
 * @param message what it is, a sentence
 * @param remedy  what to do; may be empty
 * @param mends   what of that can be done at a click
 */
public record Finding(Weight weight, int option, Span where, String message, String remedy, List<Mend> mends) {

	public Finding {
		mends = List.copyOf(mends);
	}

	/** As above, with nothing that can be done at a click. */
	public Finding(Weight weight, int option, Span where, String message, String remedy) {
		this(weight, option, where, message, remedy, List.of());
	}

	/** How bad it is, worst first. */
	public enum Weight {
		/** The machine would not start. */
		ERROR(Icon.ERROR, ColorRole.FAIL),
		/** It may not be what was meant. */
		WARNING(Icon.WARNING, ColorRole.PAUSE),
		/** Good to know. */
		INFO(Icon.INFO, ColorRole.ACCENT);

		private final Icon icon;
		private final ColorRole color;

		Weight(Icon icon, ColorRole color) {
			this.icon = icon;
			this.color = color;
		}

		/** In a margin or a row. */
		public Icon icon() {
			return icon;
		}

		/** Of its words, and of the line beneath its place. */
		public ColorRole color() {
			return color;
		}
	}

	/** All that is to be said, as one text. */
	public String text() {
		return remedy.isEmpty() ? message : message + " " + remedy;
	}

	/** Whether it stands at some of these characters. */
	public boolean touches(int from, int to) {
		return where.start() < to && where.end() > from
				|| where.start() == where.end() && where.start() >= from && where.start() <= to;
	}

	static Finding of(Problem problem) {
		return new Finding(problem.severity() == Severity.ERROR ? Weight.ERROR : Weight.WARNING, problem.option(),
				problem.where(), problem.message(), problem.remedy(), problem.mends());
	}

	/** A text is no command line. */
	static Finding of(CommandLineException problem, String text) {
		var start = 0;
		for (var line = 1; line < problem.line() && text.indexOf('\n', start) >= 0; line++) {
			start = text.indexOf('\n', start) + 1;
		}
		var end = text.indexOf('\n', start);
		var said = String.valueOf(problem.getMessage()).replaceFirst("^line \\d+: ", "");
		return new Finding(Weight.ERROR, -1, new Span(start, end < 0 ? text.length() : end),
				said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1) + ".", "");
	}

	/** Something that is told of the whole. */
	static Finding told(String message) {
		return new Finding(Weight.INFO, -1, new Span(0, 0), message, "");
	}

	/** The option at which it stands, as it is written; empty for none. */
	String optionName(DefinitionText text) {
		return option >= 0 && option < text.options().size()
				? text.text().substring(text.nameSpan(option).start(), text.nameSpan(option).end())
				: "";
	}
}
