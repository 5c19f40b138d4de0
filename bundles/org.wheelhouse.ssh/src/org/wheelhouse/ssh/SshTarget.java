package org.wheelhouse.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whom ssh is to connect to. What is not said is left to the user's own configuration.
 *
 * @param user as whom; empty for what ssh takes
 * @param host a name that ssh knows, also one of its configuration alone, or an address
 * @param port empty for what ssh takes
 */
public record SshTarget(Optional<String> user, String host, Optional<Integer> port) {

	private static final String ACCEPTED = "Say host, user@host or user@host:port (an IPv6 address with a port goes in brackets).";
	/** What ssh would take for an option, or a shell for more than a word. */
	private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.%][\\p{L}\\p{N}_.%:-]*");
	private static final Pattern USER = Pattern
			.compile("[^-\\s\\p{Cntrl}'\"`$\\\\;&<>|(){}][^\\s\\p{Cntrl}'\"`$\\\\;&<>|(){}]*");
	private static final int LAST_PORT = 65535;

	/**
	 * Reads what a person types: {@code host}, {@code user@host}, {@code user@host:port}.
	 *
	 * @throws IllegalArgumentException with a sentence that says what is accepted
	 */
	public static SshTarget parse(String typed) {
		var text = typed.strip();
		var at = text.lastIndexOf('@');
		var user = at < 0 ? Optional.<String>empty() : Optional.of(text.substring(0, at));
		var rest = text.substring(at + 1);
		var host = rest;
		var port = Optional.<Integer>empty();
		if (rest.startsWith("[") && rest.indexOf(']') > 0) {
			var end = rest.indexOf(']');
			host = rest.substring(1, end);
			port = rest.length() == end + 1 ? port : port(rest.substring(end + 1), typed);
		} else if (rest.indexOf(':') >= 0 && rest.indexOf(':') == rest.lastIndexOf(':')) {
			host = rest.substring(0, rest.indexOf(':'));
			port = port(rest.substring(rest.indexOf(':')), typed);
		}
		if (!NAME.matcher(host).matches() || user.filter(name -> !USER.matcher(name).matches()).isPresent()) {
			throw new IllegalArgumentException("“" + typed + "” is no computer that ssh could reach. " + ACCEPTED);
		}
		return new SshTarget(user, host, port);
	}

	private static Optional<Integer> port(String text, String typed) {
		try {
			var number = text.startsWith(":") ? Integer.parseInt(text.substring(1)) : 0;
			if (number > 0 && number <= LAST_PORT) {
				return Optional.of(number);
			}
		} catch (NumberFormatException _) {
			// told below, in the same words
		}
		throw new IllegalArgumentException(
				"“" + typed + "” has no port from 1 to " + LAST_PORT + " behind the colon. " + ACCEPTED);
	}

	/** What ssh is given of it, behind its options. */
	List<String> words() {
		var words = new ArrayList<String>();
		user.ifPresent(name -> words.addAll(List.of("-l", name)));
		port.ifPresent(number -> words.addAll(List.of("-p", Integer.toString(number))));
		words.addAll(List.of("--", host));
		return words;
	}

	/** As a person types it. */
	@Override
	public String toString() {
		var bracketed = port.isPresent() && host.indexOf(':') >= 0 ? "[" + host + "]" : host;
		return user.map(name -> name + "@").orElse("") + bracketed + port.map(number -> ":" + number).orElse("");
	}
}
