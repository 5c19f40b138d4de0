package org.wheelhouse.ssh;

import java.nio.file.Path;

/** Words and bytes as a far shell reads them. Pure functions. */
final class Script {

	private Script() {
		// holds no state
	}

	/** One word. A line break stands in {@code $n}, as a line of what a {@link FarShell} is sent may mean its end. */
	static String word(String text) {
		return "'" + text.replace("'", "'\\''").replace("\n", "'\"$n\"'") + "'";
	}

	/** The same of a path, which is full and so no option. */
	static String word(Path path) {
		return word(path.toString());
	}

	/** A command that writes these bytes: {@code printf} is the shell's own, so no other process sees them. */
	static String printing(byte[] bytes) {
		var text = new StringBuilder("printf '%b' '");
		for (var each : bytes) {
			if (each >= ' ' && each <= '~' && each != '\'' && each != '\\') {
				text.append((char) each);
			} else {
				text.append("\\0").append(Integer.toOctalString((each & 0xff) | 0x200).substring(1));
			}
		}
		return text.append('\'').toString();
	}
}
