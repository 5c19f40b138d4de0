package org.wheelhouse.core.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

/** Finds the commands in the tokens of a script (POSIX Shell Command Language, 2.9 and 2.10). */
final class ScriptParser {

	private static final Set<String> DECLARATIONS = Set.of("export", "readonly", "declare", "typeset", "local");

	/** They end or go on with what another word begins. */
	private static final Set<String> RESERVED = Set.of("then", "else", "elif", "fi", "do", "done", "esac", "in", "}");

	private final List<ScriptToken> tokens;
	private int at;

	private ScriptParser(List<ScriptToken> tokens) {
		this.tokens = tokens;
	}

	static ScriptNode parse(String text) throws ScriptProblem {
		var parser = new ScriptParser(ScriptScanner.tokens(text));
		ScriptNode all = parser.commands(Set.of());
		if (parser.peek() != null) {
			throw new ScriptProblem(parser.line(), "'" + parser.described() + "' is not expected here");
		}
		return all;
	}

	private @Nullable ScriptToken peek() {
		return at < tokens.size() ? tokens.get(at) : null;
	}

	private int line() {
		return tokens.isEmpty() ? 1 : tokens.get(Math.min(at, tokens.size() - 1)).line();
	}

	private String described() {
		return switch (peek()) {
			case ScriptToken.Operator operator -> operator.text();
			case ScriptToken.Word word -> word.word().source();
			case null, default -> "the end";
		};
	}

	private boolean isOperator(String text) {
		return peek() instanceof ScriptToken.Operator operator && operator.text().equals(text);
	}

	private boolean isKeyword(String text) {
		return peek() instanceof ScriptToken.Word word && word.word().is(text);
	}

	private boolean skipOperator(String text) {
		boolean is = isOperator(text);
		at += is ? 1 : 0;
		return is;
	}

	private boolean skipKeyword(String text) {
		boolean is = isKeyword(text);
		at += is ? 1 : 0;
		return is;
	}

	private void expect(String keyword, int opened) throws ScriptProblem {
		if (!skipKeyword(keyword)) {
			throw new ScriptProblem(opened, "a '" + keyword + "' is missing");
		}
	}

	private void skipLines() {
		while (skipOperator("\n") || skipOperator(";")) {
			// they say nothing
		}
	}

	/** All up to one of these words, which is not read, or to the end. */
	private ScriptNode commands(Set<String> ends) throws ScriptProblem {
		int line = line();
		List<ScriptNode> nodes = new ArrayList<>();
		skipLines();
		while (peek() != null && ends.stream().noneMatch(end -> isKeyword(end) || isOperator(end))) {
			nodes.add(andOr());
			if (!skipOperator("&") && !isOperator("\n") && !isOperator(";") && peek() != null
					&& ends.stream().noneMatch(this::isOperator)) {
				throw new ScriptProblem(line(), "'" + described() + "' is not expected here");
			}
			skipLines();
		}
		return new ScriptNode.Commands(nodes, line);
	}

	private ScriptNode andOr() throws ScriptProblem {
		ScriptNode first = pipe();
		while (isOperator("&&") || isOperator("||")) {
			boolean and = skipOperator("&&");
			at += and ? 0 : 1;
			skipLines();
			first = new ScriptNode.AndOr(first, and, pipe(), first.line());
		}
		return first;
	}

	private ScriptNode pipe() throws ScriptProblem {
		int line = line();
		boolean negated = skipKeyword("!");
		List<ScriptNode> nodes = new ArrayList<>(List.of(command()));
		while (skipOperator("|")) {
			skipLines();
			nodes.add(command());
		}
		return nodes.size() == 1 && !negated ? nodes.getFirst() : new ScriptNode.Pipe(nodes, negated, line);
	}

	private ScriptNode command() throws ScriptProblem {
		int line = line();
		ScriptNode compound = compound(line);
		if (compound == null) {
			return simple(line);
		}
		while (peek() instanceof ScriptToken.Redirection) {
			at++;
		}
		return compound;
	}

	private @Nullable ScriptNode compound(int line) throws ScriptProblem {
		if (skipOperator("(")) {
			ScriptNode inner = commands(Set.of(")"));
			close(line);
			return inner;
		}
		if (skipKeyword("{")) {
			ScriptNode inner = commands(Set.of("}"));
			expect("}", line);
			return inner;
		}
		if (skipKeyword("if")) {
			return condition(line);
		}
		if (isKeyword("while") || isKeyword("until") || isKeyword("for")) {
			return loop(line);
		}
		return skipKeyword("case") ? choice(line) : function(line);
	}

	private void close(int opened) throws ScriptProblem {
		if (!skipOperator(")")) {
			throw new ScriptProblem(opened, "a ) is missing");
		}
	}

	private ScriptNode condition(int line) throws ScriptProblem {
		ScriptNode condition = commands(Set.of("then"));
		expect("then", line);
		ScriptNode then = commands(Set.of("else", "elif", "fi"));
		if (skipKeyword("elif")) {
			return new ScriptNode.If(condition, then, Optional.of(condition(line())), line);
		}
		Optional<ScriptNode> otherwise = skipKeyword("else") ? Optional.of(commands(Set.of("fi"))) : Optional.empty();
		expect("fi", line);
		return new ScriptNode.If(condition, then, otherwise, line);
	}

	private ScriptNode loop(int line) throws ScriptProblem {
		String keyword = described();
		at++;
		commands(Set.of("do"));
		expect("do", line);
		ScriptNode body = commands(Set.of("done"));
		expect("done", line);
		return new ScriptNode.Loop(keyword, body, line);
	}

	private ScriptNode choice(int line) throws ScriptProblem {
		if (!(peek() instanceof ScriptToken.Word(ScriptWord subject))) {
			throw new ScriptProblem(line, "a word is missing behind 'case'");
		}
		at++;
		skipLines();
		expect("in", line);
		skipLines();
		List<ScriptNode.Branch> branches = new ArrayList<>();
		while (!isKeyword("esac")) {
			branches.add(branch(line));
			skipLines();
		}
		expect("esac", line);
		return new ScriptNode.Case(subject, branches, line);
	}

	private ScriptNode.Branch branch(int opened) throws ScriptProblem {
		skipOperator("(");
		List<ScriptWord> patterns = new ArrayList<>();
		while (peek() instanceof ScriptToken.Word(ScriptWord pattern)) {
			patterns.add(pattern);
			at++;
			skipOperator("|");
		}
		close(opened);
		ScriptNode body = commands(Set.of(";;", "esac"));
		if (!skipOperator(";;") && !isKeyword("esac")) {
			throw new ScriptProblem(opened, "an 'esac' is missing");
		}
		return new ScriptNode.Branch(patterns, body);
	}

	private @Nullable ScriptNode function(int line) throws ScriptProblem {
		boolean keyword = skipKeyword("function");
		if (!(peek() instanceof ScriptToken.Word(ScriptWord name))) {
			return null;
		}
		boolean brackets = at + 2 < tokens.size() && isOperator(at + 1, "(") && isOperator(at + 2, ")");
		if (!keyword && !brackets) {
			return null;
		}
		at += brackets ? 3 : 1;
		skipLines();
		return new ScriptNode.Function(name.source(), command(), line);
	}

	private boolean isOperator(int index, String text) {
		return tokens.get(index) instanceof ScriptToken.Operator operator && operator.text().equals(text);
	}

	private ScriptNode simple(int line) throws ScriptProblem {
		List<ScriptToken.Assignment> assignments = new ArrayList<>();
		List<ScriptWord> words = new ArrayList<>();
		List<String> redirections = new ArrayList<>();
		if (RESERVED.stream().anyMatch(this::isKeyword)) {
			throw new ScriptProblem(line, "'" + described() + "' is not expected here");
		}
		int begin = at;
		boolean test = isKeyword("[[");
		for (ScriptToken token = peek(); token != null; token = peek()) {
			switch (token) {
				case ScriptToken.Word word -> words.add(word.word());
				case ScriptToken.Assignment assignment when words.isEmpty() || isDeclaration(words.getFirst()) ->
					assignments.add(assignment);
				case ScriptToken.Assignment assignment -> words.add(asWord(assignment));
				case ScriptToken.Redirection redirection -> redirections.add(redirection.text());
				case ScriptToken.Operator operator when test && !operator.text().equals("\n")
						&& !words.getLast().is("]]") ->
					words.add(new ScriptWord(List.of(new ScriptWord.Text(operator.text(), false)), operator.line()));
				default -> token = null;
			}
			if (token == null) {
				break;
			}
			at++;
		}
		if (at == begin) {
			throw new ScriptProblem(line, "'" + described() + "' is not expected here");
		}
		return new ScriptNode.Simple(assignments, words, redirections, line);
	}

	/** Whether what follows is given to variables. */
	private static boolean isDeclaration(ScriptWord first) {
		return DECLARATIONS.stream().anyMatch(first::is);
	}

	/** As an argument it means itself. */
	private static ScriptWord asWord(ScriptToken.Assignment assignment) {
		List<ScriptWord.Part> parts = new ArrayList<>();
		parts.add(new ScriptWord.Text(assignment.name() + (assignment.append() ? "+=" : "="), false));
		assignment.values().forEach(value -> parts.addAll(value.parts()));
		return new ScriptWord(parts, assignment.line());
	}
}
