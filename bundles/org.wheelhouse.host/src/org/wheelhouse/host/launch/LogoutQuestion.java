package org.wheelhouse.host.launch;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wheelhouse.host.AfterLogout;
import org.wheelhouse.host.AfterLogout.Fate;

/**
 * Asks systemd's login manager what becomes of a user's processes. Where there is none nothing ends them. Pure functions.
 * <p>
 * A user's own manager, and with it every scope of it, ends with the last session, unless the user lingers. Processes of a
 * session end with that only where {@code KillUserProcesses} says so.
 */
public final class LogoutQuestion {

	/** A shell script that is to be judged by what it writes. */
	public static final String SCRIPT = """
			export LC_ALL=C; echo "User=$(id -un)"; command -v loginctl >/dev/null || exit 0
			loginctl show-session -p KillUserProcesses -p KillOnlyUsers -p KillExcludeUsers 2>/dev/null
			loginctl show-user "$(id -u)" -p Linger 2>/dev/null || { [ -e "/var/lib/systemd/linger/$(id -un)" ] && echo Linger=yes; }
			exit 0
			""";

	private LogoutQuestion() {
		// holds no state
	}

	/**
	 * What the script's words mean.
	 *
	 * @param said     what it wrote
	 * @param scoped   whether machines are put into scopes of the user's manager also without lingering
	 * @param computer what a person calls it, as it stands in a sentence
	 */
	public static AfterLogout judge(String said, boolean scoped, String computer) {
		var values = said.lines().filter(line -> line.indexOf('=') > 0).collect(Collectors.toMap(
				line -> line.substring(0, line.indexOf('=')), line -> line.substring(line.indexOf('=') + 1).strip(),
				(one, _) -> one));
		var user = values.getOrDefault("User", "");
		if (values.getOrDefault("Linger", "").equals("yes")) {
			return new AfterLogout(Fate.RUN_ON, "Machines run on when " + user + " logs out of " + computer
					+ ": its user lingers there.", "");
		}
		if (scoped) {
			return ends("When the last session of " + user + " on " + computer
					+ " ends, the user's manager ends with it, and all machines that it has.", user);
		}
		return kills(values, user)
				? ends("When the last session of " + user + " on " + computer
						+ " ends, its login manager ends all processes of that user (KillUserProcesses=yes), machines too.",
						user)
				: new AfterLogout(Fate.RUN_ON, "Machines run on when " + user + " logs out of " + computer + ".", "");
	}

	private static AfterLogout ends(String text, String user) {
		return new AfterLogout(Fate.END, text, "loginctl enable-linger " + user);
	}

	private static boolean kills(Map<String, String> values, String user) {
		var only = words(values, "KillOnlyUsers");
		return values.getOrDefault("KillUserProcesses", "no").equals("yes")
				&& (only.isEmpty() || only.contains(user)) && !words(values, "KillExcludeUsers").contains(user);
	}

	private static List<String> words(Map<String, String> values, String key) {
		return Stream.of(values.getOrDefault(key, "").split("\\s+")).filter(word -> !word.isEmpty()).toList();
	}
}
