package org.wheelhouse.ssh;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that ssh wants from a person while it connects.
 *
 * @param kind what
 * @param host whom the connection is to lead to; behind a jump host the text may be about the latter
 * @param text ssh's, or the server's, own words
 */
public record SshPrompt(Kind kind, SshTarget host, String text) {

	/** What can be wanted. */
	public enum Kind {
		/** Whether the computer is who it says; the answer is {@code yes}, {@code no} or the fingerprint. */
		HOST_KEY,
		/** What unlocks a private key of this computer. */
		PASSPHRASE,
		/** The user's password there. */
		PASSWORD,
		/** What unlocks a security key. */
		PIN,
		/** What the server asks in its own words: a password, or a code that holds once. */
		CODE,
		/** Yes or no; any answer is yes. */
		CONFIRM,
		/** A security key wants to be touched. Nothing is to be answered; it is over when the connection goes on. */
		TOUCH
	}

	private static final Pattern FINGERPRINT = Pattern.compile("(\\S+) key fingerprint is (\\S+?)\\.?(\\s|$)");

	/**
	 * Tells what it is by ssh's text.
	 *
	 * @param style {@code SSH_ASKPASS_PROMPT}; empty where it was not set
	 */
	static SshPrompt of(SshTarget host, String style, String text) {
		return new SshPrompt(switch (style) {
			case "none" -> Kind.TOUCH;
			case "confirm" -> Kind.CONFIRM;
			default -> kind(text.strip());
		}, host, text.strip());
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

	/** The fingerprint of a host's key, for example {@code SHA256:…}. */
	public Optional<String> fingerprint() {
		var found = FINGERPRINT.matcher(text);
		return found.find() ? Optional.of(found.group(2)) : Optional.empty();
	}
}
