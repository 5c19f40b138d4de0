package org.wheelhouse.ui.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.wheelhouse.core.secret.Masking;

/**
 * A command line as one text that a shell reads back as the same arguments. Immutable; any thread.
 *
 * @param text    the whole
 * @param options where the names of options stand in it
 */
public record CommandLineText(String text, List<Range> options) {

	private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");
	private static final Pattern OPTION = Pattern.compile("--?[A-Za-z][A-Za-z0-9-]*");

	/** A stretch of the text. */
	public record Range(int start, int length) {}

	public CommandLineText {
		options = List.copyOf(options);
	}

	/** Reads the arguments, program first; with dots where a secret stands in them. */
	public static CommandLineText of(List<String> commandLine) {
		var arguments = Masking.words(commandLine);
		var text = new StringBuilder();
		var options = new ArrayList<Range>();
		for (var argument : arguments) {
			if (!text.isEmpty()) {
				text.append(' ');
			}
			if (!text.isEmpty() && OPTION.matcher(argument).matches()) {
				options.add(new Range(text.length(), argument.length()));
			}
			text.append(quoted(argument));
		}
		return new CommandLineText(text.toString(), options);
	}

	/** Inside single quotes a shell takes everything as it is, but the quote itself. */
	private static String quoted(String argument) {
		return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
	}
}
