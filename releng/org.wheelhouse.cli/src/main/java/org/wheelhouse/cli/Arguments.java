package org.wheelhouse.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What was asked for.
 *
 * @param address  of the machine whose commands these are; empty when the machines shall be listed
 * @param commands {@code -} alone stands for the lines of standard input
 * @param timeout  of each command
 * @param raw      whether an answer that is a text is printed as it is, without quotes and escapes
 * @param json     whether the list is JSON
 */
record Arguments(String address, List<String> commands, Duration timeout, boolean raw, boolean json) {

	private static final Duration USUAL = Duration.ofSeconds(10);
	private static final long LONGEST = 86_400_000;

	Arguments {
		commands = List.copyOf(commands);
	}

	boolean isList() {
		return address.isEmpty();
	}

	static Arguments parse(List<String> words) throws Stopped {
		var left = new ArrayList<>(words);
		var list = left.remove("--list");
		var raw = left.remove("--raw");
		var json = left.remove("--json");
		var timeout = value(left, "--timeout");
		var address = value(left, "--exec");
		var unknown = left.stream().filter(word -> word.startsWith("--")).findFirst();
		if (unknown.isPresent()) {
			throw usage("'" + unknown.get() + "' is not known.");
		}
		if (list != address.isEmpty()) {
			throw usage("Say either --list or --exec ADDRESS.");
		}
		if (list != left.isEmpty()) {
			throw usage(list ? "--list takes no command." : "There is no command.");
		}
		return new Arguments(address, left, timeout.isEmpty() ? USUAL : seconds(timeout), raw, json);
	}

	/** Takes an option and its value out. */
	private static String value(List<String> words, String option) throws Stopped {
		var index = words.indexOf(option);
		if (index < 0) {
			return "";
		}
		if (index + 1 == words.size() || words.get(index + 1).isBlank()) {
			throw usage(option + " needs a value.");
		}
		words.remove(index);
		return words.remove(index);
	}

	private static Duration seconds(String text) throws Stopped {
		try {
			var millis = Math.round(Double.parseDouble(text) * 1000);
			if (millis > 0 && millis <= LONGEST) {
				return Duration.ofMillis(millis);
			}
		} catch (NumberFormatException _) {
			// told below, in the same words
		}
		throw usage("--timeout takes seconds, at most a day; not '" + text + "'.");
	}

	private static Stopped usage(String what) {
		return new Stopped(ExitStatus.UNREADABLE, what + " See releng/wheelhouse --help.");
	}
}
