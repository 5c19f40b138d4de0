package org.wheelhouse.ui.definition.wizard;

import java.util.ArrayList;
import java.util.List;

import org.wheelhouse.ui.definition.wizard.ShownDefinition.Part;

/**
 * The parts of a text that would be otherwise in another one: line by line, and in a line that both have word by word. So the
 * part of a field is found without a table of what each field writes. Pure.
 */
final class Differing {

	private final List<String> now;
	private final List<String> other;
	private final List<Part> parts = new ArrayList<>();

	private Differing(List<String> now, List<String> other) {
		this.now = now;
		this.other = other;
	}

	/** In the order of the text. */
	static List<Part> parts(String now, String other) {
		var differing = new Differing(now.lines().toList(), other.lines().toList());
		differing.compare();
		return List.copyOf(differing.parts);
	}

	private void compare() {
		var common = common();
		var i = 0;
		var j = 0;
		var start = 0;
		while (i < now.size()) {
			var line = now.get(i);
			if (j < other.size() && line.equals(other.get(j))) {
				i++;
				j++;
			} else if (j < other.size() && common[i + 1][j + 1] == common[i][j] && isSameOption(line, other.get(j))) {
				words(line, other.get(j), start);
				i++;
				j++;
			} else if (j < other.size() && common[i][j + 1] >= common[i + 1][j]) {
				j++;
				continue;
			} else {
				var indent = line.length() - line.stripLeading().length();
				parts.add(new Part(start + indent, line.length() - indent));
				i++;
			}
			start += line.length() + 1;
		}
	}

	/** How many lines both have in common from each pair of places on. */
	private int[][] common() {
		var common = new int[now.size() + 1][other.size() + 1];
		for (var i = now.size() - 1; i >= 0; i--) {
			for (var j = other.size() - 1; j >= 0; j--) {
				common[i][j] = now.get(i).equals(other.get(j))
						? common[i + 1][j + 1] + 1
						: Math.max(common[i + 1][j], common[i][j + 1]);
			}
		}
		return common;
	}

	private static boolean isSameOption(String one, String two) {
		return option(one).equals(option(two));
	}

	private static String option(String line) {
		var words = line.strip();
		var blank = words.indexOf(' ');
		return blank < 0 ? words : words.substring(0, blank);
	}

	private void words(String line, String otherLine, int start) {
		var shorter = Math.min(line.length(), otherLine.length());
		var from = 0;
		while (from < shorter && line.charAt(from) == otherLine.charAt(from)) {
			from++;
		}
		var behind = 0;
		while (behind < shorter - from
				&& line.charAt(line.length() - 1 - behind) == otherLine.charAt(otherLine.length() - 1 - behind)) {
			behind++;
		}
		var to = line.length() - behind;
		while (from > 0 && isWord(line.charAt(from - 1))) {
			from--;
		}
		while (to < line.length() && isWord(line.charAt(to))) {
			to++;
		}
		if (to > from) {
			parts.add(new Part(start + from, to - from));
		}
	}

	private static boolean isWord(char letter) {
		return Character.isLetterOrDigit(letter) || letter == '-' || letter == '_' || letter == '.';
	}
}
