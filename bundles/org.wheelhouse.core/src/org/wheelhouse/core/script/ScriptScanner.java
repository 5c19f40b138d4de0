package org.wheelhouse.core.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Splits a shell script into its tokens (POSIX Shell Command Language, 2.3). */
final class ScriptScanner {

	private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*\\+?=");
	private static final Pattern REDIRECTION = Pattern.compile("(\\d*|&)(>>|>&|<&|<>|>\\||<<<|<<-|<<|>|<)");
	private static final List<String> OPERATORS = List.of("&&", "||", ";;", ";", "&", "|", "(", ")");

	private final Characters in;
	private final List<ScriptToken> tokens = new ArrayList<>();
	/** Texts that follow at the end of this line: the word that ends each, and whether tabs before it are left out. */
	private final List<Following> following = new ArrayList<>();

	private record Following(String end, boolean tabs) {}

	private ScriptScanner(String text) {
		in = new Characters(text);
	}

	static List<ScriptToken> tokens(String text) throws ScriptProblem {
		return new ScriptScanner(text).all();
	}

	private List<ScriptToken> all() throws ScriptProblem {
		while (in.more()) {
			char c = in.peek();
			if (c == ' ' || c == '\t' || c == '\r') {
				in.next();
			} else if (c == '#') {
				comment();
			} else if (c == '\n') {
				endLine();
			} else if (!in.skip("\\\n")) {
				token();
			}
		}
		return List.copyOf(tokens);
	}

	private void comment() {
		while (in.more() && in.peek() != '\n') {
			in.next();
		}
	}

	private void endLine() {
		tokens.add(new ScriptToken.Operator("\n", in.line()));
		in.next();
		for (Following text : following) {
			String line = in.more() ? in.restOfLine() : text.end();
			while (in.more() && !(text.tabs() ? line.stripLeading() : line).equals(text.end())) {
				line = in.restOfLine();
			}
		}
		following.clear();
	}

	private void token() throws ScriptProblem {
		int line = in.line();
		String redirection = in.match(REDIRECTION);
		if (!redirection.isEmpty() && !isProcess(redirection)) {
			in.skip(redirection);
			redirection(redirection, line);
			return;
		}
		for (String operator : OPERATORS) {
			if (in.skip(operator)) {
				tokens.add(new ScriptToken.Operator(operator, line));
				return;
			}
		}
		String assignment = in.match(ASSIGNMENT);
		if (!assignment.isEmpty()) {
			in.skip(assignment);
			assignment(assignment, line);
		} else {
			tokens.add(new ScriptToken.Word(new WordScanner(in).word()));
		}
	}

	/** {@code <(} and {@code >(} are a file with what a command says. */
	private boolean isProcess(String redirection) throws ScriptProblem {
		if (redirection.length() == 1 && !in.match(Pattern.compile("[<>]\\(")).isEmpty()) {
			throw new ScriptProblem(in.line(), "what " + redirection + "(…) gives is only known when it runs");
		}
		return false;
	}

	private void redirection(String operator, int line) throws ScriptProblem {
		while (in.more() && (in.peek() == ' ' || in.peek() == '\t')) {
			in.next();
		}
		ScriptWord where = new WordScanner(in).word();
		if (operator.endsWith("<<") || operator.endsWith("<<-")) {
			following.add(new Following(where.source(), operator.endsWith("-")));
		}
		tokens.add(new ScriptToken.Redirection(operator + where.source(), line));
	}

	private void assignment(String head, int line) throws ScriptProblem {
		boolean append = head.endsWith("+=");
		String name = head.substring(0, head.length() - (append ? 2 : 1));
		if (in.skip("(")) {
			tokens.add(new ScriptToken.Assignment(name, append, true, elements(line), line));
		} else {
			tokens.add(new ScriptToken.Assignment(name, append, false, List.of(new WordScanner(in).word()), line));
		}
	}

	private List<ScriptWord> elements(int line) throws ScriptProblem {
		List<ScriptWord> elements = new ArrayList<>();
		while (!in.skip(")")) {
			if (!in.more()) {
				throw new ScriptProblem(line, "a ) is missing");
			}
			char c = in.peek();
			if (c == '#') {
				comment();
			} else if (Character.isWhitespace(c)) {
				in.next();
			} else if (!in.skip("\\\n")) {
				int before = in.at();
				elements.add(new WordScanner(in).word());
				if (in.at() == before) {
					throw new ScriptProblem(in.line(), "a " + c + " is not expected in a list of values");
				}
			}
		}
		return elements;
	}
}
