package org.wheelhouse.ssh;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.wheelhouse.host.remote.ConnectionProblem;

/**
 * What ssh's last words mean for a person. ssh leaves with 255 whatever it was, so only its words tell. They are English in
 * every language. Pure functions.
 */
final class SshWords {

	/**
	 * One that is known.
	 *
	 * @param words   in one of the lines
	 * @param what    what is wrong; {@code $1} and {@code $2} stand for groups of the words, {@code $h} for the computer
	 * @param advice  what to do, likewise
	 * @param passing as of {@link ConnectionProblem}
	 */
	private record Known(Pattern words, String what, String advice, boolean passing) {

		static Known lasting(String words, String what, String advice) {
			return new Known(Pattern.compile(words), what, advice, false);
		}

		static Known passing(String words, String what, String advice) {
			return new Known(Pattern.compile(words), what, advice, true);
		}
	}

	/** With which ssh leaves for what it fails at itself; a command there may do so too. */
	static final int OWN = 255;

	/** The first that any line has: what causes others stands before them. */
	private static final List<Known> ALL = List.of(
			Known.lasting("REVOKED HOST KEY DETECTED", "The key of $h has been revoked: it must not be trusted",
					"Do not connect. Ask who administers that computer for its new key."),
			Known.lasting("Host key for .+ was revoked", "The key of $h has been revoked: it must not be trusted",
					"Do not connect. Ask who administers that computer for its new key."),
			Known.lasting("REMOTE HOST IDENTIFICATION HAS CHANGED",
					"$h shows another key than the one that is known of it",
					"Either it was installed anew, or somebody stands in between. Ask who administers it. If the new key is right, "
							+ "remove the old one with the command that ssh names, and connect again."),
			Known.lasting("No .+ host key is known for .+ and you have requested strict checking",
					"The key of $h is not known, and your configuration of ssh forbids to ask (StrictHostKeyChecking)",
					"Connect to it once in a terminal, or add its key to known_hosts."),
			Known.lasting(
					"Bad configuration option|[Bb]ad configuration options|keyword .+ extra arguments|no argument after keyword"
							+ "|Can't open user config file|Bad owner or permissions on",
					"ssh cannot read its configuration", "Correct the file that it names."),
			Known.lasting("unix_listener: path \".*\" too long",
					"The folder for sockets on this computer has too long a path for ssh",
					"Set XDG_RUNTIME_DIR to one of at most 60 bytes."),
			Known.lasting("hostname contains invalid characters", "ssh takes no such name of a computer",
					"Check the name."),
			Known.passing("Could not resolve hostname (\\S+): ", "No computer is known by the name $1",
					"Check its spelling, your configuration of ssh and the network."),
			Known.passing("channel \\d+: open failed: connect failed: (?!open failed)(.+)",
					"The jump host is reached, and does not reach $h",
					"Look whether $h is running, and known to the jump host."),
			Known.passing("connect to host (\\S+) port (\\d+): Connection refused",
					"$1 answers, but no ssh server listens on its port $2",
					"Start the ssh server there, or name the port on which it listens (user@host:port)."),
			Known.passing("connect to host (\\S+) port (\\d+): .*[Tt]imed out", "$1 does not answer",
					"Look whether it is running and the network leads to it."),
			Known.passing("connect to host (\\S+) port (\\d+): ", "This computer has no way to $1",
					"Look whether the network is up."),
			Known.passing("timed out during banner exchange|kex_exchange_identification: .*[Tt]imed out",
					"Something answers in place of $h that is no ssh server",
					"Check the port. Behind a jump host it may also be that $h is not running."),
			Known.passing("^Timeout, server (.+) not responding", "$h does not answer any more",
					"Look whether it is running and the network leads to it."),
			Known.lasting("Too many authentication failures",
					"$h refuses after it was offered too many keys of the agent",
					"Name the right key in your configuration of ssh (IdentityFile, and IdentitiesOnly yes)."),
			Known.lasting("Permissions \\d+ for '(.+)' are too open",
					"ssh does not use the key $1, which others may read",
					"Take their rights away: chmod 600 $1"),
			Known.lasting("signing failed for \\S+ \"(.+)\".*: device not found",
					"The security key for $1 is not plugged in",
					"Plug it in, and connect again."),
			Known.lasting("agent refused operation", "The agent refuses to use a key for $h",
					"Confirm its use, or unlock the key (ssh-add)."),
			Known.lasting("Permission denied \\(([^)]*)\\)", "$h does not let this user in by $1",
					"Check the user's name, and that the server knows the key or the password."),
			Known.lasting("Unable to negotiate with", "$h and this ssh have no way of encryption in common",
					"One of the two is too old, or set up too strictly."),
			Known.lasting("Host key verification failed", "The key of $h was not accepted", "Nothing was sent to it."),
			Known.lasting("channel \\d+: open failed: ", "$h lets this user in, but opens no session",
					"Its ssh server may allow none (MaxSessions), or no more."),
			Known.passing("Exceeded MaxStartups|kex_exchange_identification: |Connection reset by .* port",
					"The ssh server of $h takes no connection now",
					"It may be busy with others that log in. It is tried again."),
			Known.passing(
					"Connection to .+ closed by remote host|client_loop: send disconnect|Connection closed by .+ port",
					"$h has closed the connection", "Its ssh server was ended, or nobody answered it for too long."));

	private static final Pattern OWN_LINE = Pattern.compile("Warning: Permanently added .*|Connection to .+ closed\\.?|"
			+ "kex_exchange_identification: .*|Connection closed by UNKNOWN port 65535|[@\\s]*");

	private SshWords() {
		// holds no state
	}

	/**
	 * Why there is no connection.
	 *
	 * @param target whom it was to lead to
	 * @param errors what ssh wrote, in lines
	 * @param noise  what the far side wrote in place of what it was to say
	 * @param status with which ssh left: {@link #OWN} for what it failed at itself, else that of the far side
	 */
	static ConnectionProblem problem(SshTarget target, List<String> errors, String noise, int status) {
		for (var known : ALL) {
			for (var line : errors) {
				var found = known.words().matcher(line);
				if (found.find()) {
					return new ConnectionProblem(filled(known.what(), target, found), words(errors, line),
							filled(known.advice(), target, found), known.passing());
				}
			}
		}
		var said = last(noise.lines().toList()).or(() -> last(errors)).orElse("");
		if (status == OWN && noise.isBlank()) {
			return new ConnectionProblem("ssh does not connect to " + target, said,
					"Try it in a terminal, ssh " + String.join(" ", target.words())
							+ ", and connect again when it works there.",
					false);
		}
		return new ConnectionProblem(target + " lets this user in, but starts no shell", said,
				"Wheelhouse needs /bin/sh there. Look at the user's login shell, at what its start files do, and whether the server "
						+ "allows this key one command only.",
				false);
	}

	/** What came of a connection that was there. */
	static ConnectionProblem ended(SshTarget target, List<String> errors) {
		var known = problem(target, errors, "", OWN);
		return new ConnectionProblem("The connection to " + target + " was lost", known.words(),
				"It is tried again by itself.", true);
	}

	/** All of what belongs together, where a key has changed; else the line. */
	private static String words(List<String> errors, String line) {
		return line.startsWith("@")
				? errors.stream().filter(each -> !each.startsWith("@")).map(String::strip)
						.filter(each -> each.matches(".*(SHA256|[Oo]ffending|ssh-keygen|fingerprint for).*"))
						.collect(Collectors.joining(" "))
				: line;
	}

	private static String filled(String text, SshTarget target, Matcher found) {
		var all = text.replace("$h", target.toString());
		for (var group = 1; group <= found.groupCount(); group++) {
			all = all.replace("$" + group, String.valueOf(found.group(group)));
		}
		return all;
	}

	private static Optional<String> last(List<String> lines) {
		return lines.stream().map(String::strip).filter(line -> !OWN_LINE.matcher(line).matches())
				.reduce((_, later) -> later);
	}
}
