package org.wheelhouse.ssh;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.wheelhouse.host.remote.HostPrompt;
import org.wheelhouse.host.remote.HostPrompt.HostKey;
import org.wheelhouse.host.remote.HostPrompt.Kind;

/** What ssh's questions are about, by their words: it has no other way to tell. Pure functions. */
final class SshPrompts {

	private static final Pattern KEY = Pattern.compile("(\\S+) key fingerprint is (\\S+?)\\.?(\\s|$)");
	private static final Pattern OTHER_NAME = Pattern.compile("^    (.+?:\\d+: .+)$", Pattern.MULTILINE);
	private static final List<Pattern> ABOUT = Stream.of("^The authenticity of host '(.+?)' can't be",
			"^Enter passphrase for (?:key )?'?(.+?)'?:$", "^Enter PIN for (.+?):$", "^(.+?)'s password:$",
			"^\\(([^)\\s]+@[^)\\s]+)\\) ", "^Confirm user presence for key (.+)$", "^Allow use of key (.+?)\\?")
			.map(words -> Pattern.compile(words, Pattern.MULTILINE)).toList();

	private SshPrompts() {
		// holds no state
	}

	/**
	 * Tells what is asked by ssh's text.
	 *
	 * @param style {@code SSH_ASKPASS_PROMPT}; empty where it was not set
	 * @param again as of {@link HostPrompt}
	 */
	static HostPrompt of(SshTarget host, String style, String asked, boolean again) {
		var text = asked.strip();
		var kind = switch (style) {
			case "none" -> Kind.TOUCH;
			case "confirm" -> Kind.CONFIRM;
			default -> kind(text);
		};
		return new HostPrompt(kind, host.toString(), about(text), text, key(text), again);
	}

	private static Kind kind(String text) {
		if (text.endsWith("(yes/no/[fingerprint])?") || text.startsWith("Please type 'yes'")) {
			return Kind.HOST_KEY;
		}
		if (text.startsWith("Enter passphrase for")) {
			return Kind.PASSPHRASE;
		}
		if (text.startsWith("Enter PIN for")) {
			return Kind.PIN;
		}
		return text.endsWith("'s password:") ? Kind.PASSWORD : Kind.CODE;
	}

	private static String about(String text) {
		return ABOUT.stream().map(words -> words.matcher(text)).filter(found -> found.find())
				.map(found -> String.valueOf(found.group(1))).findFirst().orElse("");
	}

	private static Optional<HostKey> key(String text) {
		var found = KEY.matcher(text);
		return found.find()
				? Optional.of(new HostKey(String.valueOf(found.group(1)), String.valueOf(found.group(2)),
						OTHER_NAME.matcher(text).results().map(name -> String.valueOf(name.group(1))).toList()))
				: Optional.empty();
	}
}
