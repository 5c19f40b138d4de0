package org.wheelhouse.core.failure;

import java.util.List;

/**
 * A failure as a person is told of it. Immutable; each part may be empty but the first.
 *
 * @param what    what happened
 * @param command what was sent to QEMU, as JSON, or the command line that was executed
 * @param words   QEMU's own
 * @param undone  what was taken back, or could not be, each a few words
 * @param advice  what to do
 */
public record Fault(String what, String command, String words, List<String> undone, String advice) {

	public Fault {
		undone = List.copyOf(undone);
	}

	/** Reads any failure of the registry, a host, a monitor or an operation, also through what futures wrap around it. */
	public static Fault of(Throwable problem) {
		return Faults.of("", problem);
	}

	/** All of it as one text. */
	public String text() {
		var text = new StringBuilder(what);
		if (!words.isEmpty()) {
			text.append(": ").append(words);
		}
		text.append(text.charAt(text.length() - 1) == '.' ? "" : ".");
		if (!command.isEmpty()) {
			text.append("\nCommand: ").append(command);
		}
		if (!undone.isEmpty()) {
			text.append("\nTaken back: ").append(String.join(", ", undone)).append('.');
		}
		if (!advice.isEmpty()) {
			text.append('\n').append(advice);
		}
		return text.toString();
	}
}
