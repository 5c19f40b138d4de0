package org.wheelhouse.ssh;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * What a far computer tells of itself at the beginning of a connection.
 *
 * @param boot          changes when it starts anew; empty where it does not tell
 * @param server        the process of sshd that carries this connection
 * @param serverStart   when that was started, in the computer's own ticks
 * @param user          the user's number
 * @param home          the user's home folder
 * @param privateFolder of this user alone, short
 * @param cacheFolder   for what can be made anew
 */
record FarFacts(String boot, long server, String serverStart, String user, Path home, Path privateFolder,
		Path cacheFolder) {

	private static final int LINES = 6;
	/** More than that, and a socket in a folder in it would have too long a path. */
	private static final int LONGEST = 60;

	/** Asks for it. */
	static final String SCRIPT = """
			cat /proc/sys/kernel/random/boot_id 2>/dev/null || echo
			echo $PPID
			read -r s </proc/$PPID/stat && s=${s##*) } && set -- $s && shift 19 && echo $1 || echo
			id -u
			cd && pwd
			echo "${XDG_CACHE_HOME:-}" """.stripTrailing();

	static FarFacts of(FarShell.Answer answer) {
		var lines = List.of(answer.text().split("\n", -1));
		if (lines.size() < LINES || !lines.get(4).startsWith("/") || !lines.get(1).matches("\\d+")) {
			throw new IllegalArgumentException(answer.text());
		}
		var home = Path.of(lines.get(4));
		var own = home.resolve(".local/state/wheelhouse/run");
		var cache = lines.get(5).startsWith("/") ? Path.of(lines.get(5)) : home.resolve(".cache");
		return new FarFacts(lines.get(0), Long.parseLong(lines.get(1)), lines.get(2), lines.get(3), home,
				own.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST
						? own
						: Path.of("/tmp", "wheelhouse-" + lines.get(3)),
				cache.resolve("wheelhouse"));
	}

	/**
	 * Ends the sshd of an earlier connection to the same computer, if it is still there: it may not know yet that the connection
	 * is lost, and holds what was connected through it.
	 */
	String endScript() {
		return """
				read -r b </proc/sys/kernel/random/boot_id
				[ "$b" = %1$s ] || exit 0
				read -r s </proc/%2$d/stat && s=${s##*) } && set -- $s && shift 19 && [ "$1" = %3$s ] || exit 0
				case $(tr '\\0' ' ' </proc/%2$d/cmdline) in sshd*) kill %2$d ;; esac""".formatted(Script.word(boot),
				server,
				Script.word(serverStart));
	}
}
