package org.wheelhouse.core.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.commandline.KeyValues.Part;
import org.wheelhouse.host.Secret;

/** Puts dots where a secret would be read. Pure. */
public final class Masking {

	/** A key of an option whose value is nobody's business; what ends in {@code -secret} is only the id of one. */
	private static final Set<String> KEYS = Set.of("password", "proxy-password", "user-password", "cookie");
	private static final Set<String> SWITCHED = Set.of("on", "off", "yes", "no", "true", "false");
	/** In a text of any kind: {@code password=x}, {@code "password": "x"}, {@code --token x}; also what an address has before @. */
	private static final Pattern NAMED = Pattern.compile(
			"(?i)([\\w.-]*(?:passw(?:or)?d|passphrase|secret|token|api[_-]?key|credential)s?[\"']?\\s*[=:]\\s*)"
					+ "(\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|(?:[^\\s,;\"'}&]|,,)+)");
	/** The data of a secret, as text of an option or of a command. */
	private static final Pattern DATA = Pattern
			.compile(
					"(?i)(\\bsecret\\b[^\\n]*?[\"']?\\bdata[\"']?\\s*[=:]\\s*)(\"(?:[^\"\\\\]|\\\\.)*\"|(?:[^\\s,\"'}]|,,)+)");
	private static final Pattern SPOKEN = Pattern.compile(
			"(?i)(\\bset_password\\s+\\w+\\s+|\\bchange\\s+vnc\\s+password\\s+|\\bblock_passwd\\s+\\S+\\s+)(?!\\w+=)[^\\s\"]+");
	private static final Pattern USER = Pattern.compile("(\\w+://[^\\s:/@%]*[:%])[^\\s@/]+(?=@)");

	private Masking() {
	}

	/** The words of a command line, program first or not, without the secrets that stand in it. */
	public static List<String> words(List<String> commandLine) {
		var shown = new ArrayList<String>();
		var option = "";
		for (var word : commandLine) {
			shown.add(option.isEmpty() ? word : value(option, word));
			option = word.startsWith("-") ? word.replaceFirst("^--?", "") : "";
		}
		return List.copyOf(shown);
	}

	/** The value of an option without the secrets that stand in it; the same when there are none. */
	public static String value(String option, String value) {
		if (value.startsWith("{")) {
			return text((option.equals("object") ? "secret " : "") + value)
					.substring(option.equals("object") ? "secret ".length() : 0);
		}
		var parts = KeyValues.parse(value);
		var hidden = parts.parts().stream()
				.map(part -> isSecret(option, parts, part) ? new Part(part.key(), Secret.HIDDEN) : part)
				.toList();
		return hidden.equals(parts.parts()) ? userless(value) : new KeyValues(hidden).text();
	}

	private static boolean isSecret(String option, KeyValues parts, Part part) {
		return isSecret(part.key(), part.value())
				|| part.key().equals("data") && option.equals("object") && parts.head("qom-type").startsWith("secret");
	}

	/** Whether a key of an option, or of a node within one, has a value that is nobody's business. */
	public static boolean isSecret(String key, String value) {
		return KEYS.contains(key.substring(key.lastIndexOf('.') + 1)) && !SWITCHED.contains(value);
	}

	private static String userless(String value) {
		return USER.matcher(value).replaceAll("$1" + Secret.HIDDEN);
	}

	/** Text of any kind, as logs and environments have it, with dots where it looks like a secret; rather too many. */
	public static String text(String text) {
		return text.lines().map(Masking::line).collect(Collectors.joining("\n", "", text.endsWith("\n") ? "\n" : ""));
	}

	private static String line(String line) {
		var spoken = SPOKEN.matcher(line).replaceAll("$1" + Secret.HIDDEN);
		var data = DATA.matcher(spoken).replaceAll("$1" + Secret.HIDDEN);
		return userless(NAMED.matcher(data).replaceAll(match -> keepsId(match.group(1), match.group(2))
				? Matcher.quoteReplacement(match.group())
				: Matcher.quoteReplacement(match.group(1)) + Secret.HIDDEN));
	}

	/** {@code key-secret=s0} names a secret, and {@code password=on} says that there is one. */
	private static boolean keepsId(String key, String value) {
		var name = key.toLowerCase(Locale.ROOT);
		return name.matches("[\\w.-]*(?:key|password)-secret[\"']?\\s*[=:]\\s*") || SWITCHED.contains(value);
	}
}
