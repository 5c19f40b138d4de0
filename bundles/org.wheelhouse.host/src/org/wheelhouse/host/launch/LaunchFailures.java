package org.wheelhouse.host.launch;

import java.util.List;
import java.util.regex.Pattern;

import org.wheelhouse.host.Ending;
import org.wheelhouse.host.HostException;

/** What is said when a machine did not come up. Pure functions. */
public final class LaunchFailures {

	/** So many of QEMU's last lines are kept. */
	public static final int LINES = 20;
	/** So many of them make up the message. */
	private static final int SHOWN = 3;
	/** What QEMU only warns of; a long warning goes on in lines that are indented. */
	private static final Pattern WARNING = Pattern.compile("^(?i:warning: )|^\\s+|: warning: ");

	private LaunchFailures() {
		// holds no state
	}

	/**
	 * It ended.
	 *
	 * @param lines   of its log
	 * @param command what was executed
	 */
	public static HostException ended(Ending ending, List<String> lines, List<String> command) {
		return new HostException(how(ending), words(lines), lines, command);
	}

	/** It did not answer in time, and was ended. */
	public static HostException silent(List<String> lines, List<String> command) {
		return new HostException("QEMU does not answer on its monitor; it was ended", "", lines, command);
	}

	/** Its supervisor did not even write down that it started it. */
	public static HostException notSupervised(List<String> lines, List<String> command) {
		return new HostException("The supervisor of the machine did not start", "", lines, command);
	}

	/** The last of what QEMU said; without what it only warned of, unless it said nothing else. */
	private static String words(List<String> said) {
		var grave = said.stream().filter(line -> !WARNING.matcher(line).find()).toList();
		var lines = grave.isEmpty() ? said : grave;
		return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN), lines.size()));
	}

	private static String how(Ending ending) {
		return switch (ending) {
			case Ending.Exited(int status, _) when status == 126 || status == 127 -> "QEMU could not be started";
			case Ending.Exited(int status, _) -> "QEMU ended at once with status " + status;
			case Ending.Signalled(int signal, _) -> "QEMU was ended at once by signal " + signal;
			case Ending.ForcedOff _ -> "QEMU was ended at once";
			case Ending.Vanished _ -> "QEMU was gone at once";
		};
	}
}
