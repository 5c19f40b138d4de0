package org.wheelhouse.core.script;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code [ … ]} and {@code [[ … ]]}, as far as they compare words; what is about files depends on where it runs. */
final class WordTest {

	private static final Pattern WILDCARD = Pattern.compile("\\*|\\?|\\[[^\\]]+\\]|[^*?\\[]+|\\[");

	private final ScriptVariables variables;
	private final List<ScriptWord> words;
	private int at;

	/** @param words what stands between the brackets */
	WordTest(ScriptVariables variables, List<ScriptWord> words) {
		this.variables = variables;
		this.words = words;
	}

	/** Whether it is true. */
	Judgement judge() {
		Judgement result = either();
		return at == words.size() ? result : Judgement.UNKNOWN;
	}

	private Judgement either() {
		Judgement result = both();
		while (skip("||") || skip("-o")) {
			result = result.or(both());
		}
		return result;
	}

	private Judgement both() {
		Judgement result = one();
		while (skip("&&") || skip("-a")) {
			result = result.and(one());
		}
		return result;
	}

	private boolean skip(String word) {
		boolean is = at < words.size() && words.get(at).is(word);
		at += is ? 1 : 0;
		return is;
	}

	private Judgement one() {
		if (skip("!")) {
			return one().not();
		}
		if (at >= words.size()) {
			return Judgement.NO;
		}
		if (at + 2 < words.size() && isComparison(words.get(at + 1))) {
			at += 3;
			return compare(words.get(at - 3), words.get(at - 2).source(), words.get(at - 1));
		}
		String sign = words.get(at).source();
		if (sign.length() == 2 && sign.startsWith("-") && at + 1 < words.size()) {
			at += 2;
			return sign.equals("-z") || sign.equals("-n")
					? length(words.get(at - 1), sign.equals("-z"))
					: Judgement.UNKNOWN;
		}
		at++;
		return length(words.get(at - 1), false);
	}

	private static boolean isComparison(ScriptWord word) {
		return switch (word.source()) {
			case "=", "==", "!=", "-eq", "-ne", "-gt", "-ge", "-lt", "-le", "=~" -> true;
			default -> false;
		};
	}

	/** A variable that has nothing and an argument that is not given are empty here, as a script means it. */
	private Judgement length(ScriptWord word, boolean empty) {
		var expansion = new WordExpansion(variables);
		String text = expansion.text(word);
		if (expansion.missing().isEmpty()) {
			return Judgement.of(text.isEmpty() == empty);
		}
		return isArgument(word) ? Judgement.of(empty) : Judgement.UNKNOWN;
	}

	private static boolean isArgument(ScriptWord word) {
		return word.parts().size() == 1 && word.parts().getFirst() instanceof ScriptWord.Variable variable
				&& Character.isDigit(variable.name().charAt(0));
	}

	private Judgement compare(ScriptWord left, String sign, ScriptWord right) {
		var expansion = new WordExpansion(variables);
		String one = expansion.text(left);
		String other = expansion.text(right);
		if (!expansion.missing().isEmpty()) {
			return Judgement.UNKNOWN;
		}
		return switch (sign) {
			case "=", "==" -> Judgement.of(isLike(one, other));
			case "!=" -> Judgement.of(!isLike(one, other));
			case "=~" -> Judgement.UNKNOWN;
			default -> number(one, sign, other);
		};
	}

	/** Whether a word is like a pattern of the shell: {@code *}, {@code ?} and {@code [a-z]} stand for others. */
	static boolean isLike(String word, String pattern) {
		if (word.equals(pattern)) {
			return true;
		}
		try {
			var expression = WILDCARD.matcher(pattern).replaceAll(WordTest::expression);
			return Pattern.compile(expression, Pattern.DOTALL).matcher(word).matches();
		} catch (PatternSyntaxException _) {
			return false;
		}
	}

	private static String expression(MatchResult sign) {
		return Matcher.quoteReplacement(switch (sign.group()) {
			case "*" -> ".*";
			case "?" -> ".";
			default -> sign.group().startsWith("[") && sign.group().length() > 1
					? sign.group().replace("[!", "[^")
					: Pattern.quote(sign.group());
		});
	}

	private static Judgement number(String one, String sign, String other) {
		try {
			int order = Long.compare(Long.parseLong(one.strip()), Long.parseLong(other.strip()));
			return Judgement.of(switch (sign) {
				case "-eq" -> order == 0;
				case "-ne" -> order != 0;
				case "-gt" -> order > 0;
				case "-ge" -> order >= 0;
				case "-lt" -> order < 0;
				default -> order <= 0;
			});
		} catch (NumberFormatException _) {
			return Judgement.UNKNOWN;
		}
	}
}
