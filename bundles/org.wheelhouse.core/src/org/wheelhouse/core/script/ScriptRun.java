package org.wheelhouse.core.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Goes through a script as a shell would, with nothing but its variables. */
final class ScriptRun {

	private static final Pattern EMULATOR = Pattern.compile("qemu-system-[\\w.-]+|qemu-kvm|kvm|qemu");
	/** As deep functions may call each other. */
	private static final int DEEPEST = 16;

	private final ScriptVariables variables;
	private final List<ScriptReading.Command> commands = new ArrayList<>();
	private final List<ScriptReading.LeftOut> leftOut = new ArrayList<>();
	private final Map<String, ScriptNode> functions = new HashMap<>();
	/** What had to be known to find the folder. */
	private final List<ScriptReading.Missing> lost = new ArrayList<>();
	private int depth;
	private boolean ended;

	ScriptRun(ScriptVariables variables) {
		this.variables = variables;
	}

	ScriptReading reading() {
		return new ScriptReading(commands, leftOut);
	}

	/** Everything that is in there. */
	Judgement all(ScriptNode node) throws ScriptProblem {
		if (ended) {
			return Judgement.UNKNOWN;
		}
		return switch (node) {
			case ScriptNode.Simple simple -> simple(simple);
			case ScriptNode.Commands(var nodes, _) -> each(nodes);
			case ScriptNode.Pipe pipe -> pipe(pipe);
			case ScriptNode.AndOr andOr -> andOr(andOr);
			case ScriptNode.If choice -> choose(choice);
			case ScriptNode.Case choice -> choose(choice);
			case ScriptNode.Loop loop -> loop(loop);
			case ScriptNode.Function function -> {
				functions.put(function.name(), function.body());
				yield Judgement.YES;
			}
		};
	}

	private Judgement each(List<ScriptNode> nodes) throws ScriptProblem {
		Judgement last = Judgement.YES;
		for (ScriptNode node : nodes) {
			last = all(node);
		}
		return last;
	}

	private Judgement pipe(ScriptNode.Pipe pipe) throws ScriptProblem {
		Judgement last = each(pipe.nodes());
		return pipe.nodes().size() > 1 ? Judgement.UNKNOWN : pipe.negated() ? last.not() : last;
	}

	private Judgement andOr(ScriptNode.AndOr node) throws ScriptProblem {
		Judgement first = all(node.first());
		if (first == Judgement.UNKNOWN) {
			// A script goes on where its author meant it to: what comes behind "or" is for when something went wrong.
			return node.and() ? all(node.second()) : uncertain(node.second(), node.line());
		}
		return (first == Judgement.YES) == node.and() ? all(node.second()) : first;
	}

	private Judgement choose(ScriptNode.If node) throws ScriptProblem {
		switch (all(node.condition())) {
			case YES -> all(node.then());
			case NO -> {
				if (node.otherwise().isPresent()) {
					all(node.otherwise().get());
				}
			}
			case UNKNOWN -> {
				uncertain(node.then(), node.line());
				if (node.otherwise().isPresent()) {
					uncertain(node.otherwise().get(), node.line());
				}
			}
		}
		return Judgement.UNKNOWN;
	}

	private Judgement choose(ScriptNode.Case node) throws ScriptProblem {
		var expansion = new WordExpansion(variables);
		String subject = expansion.text(node.subject());
		boolean known = expansion.missing().isEmpty();
		for (ScriptNode.Branch branch : node.branches()) {
			if (!known) {
				uncertain(branch.body(), node.line());
			} else if (branch.patterns().stream()
					.anyMatch(pattern -> WordTest.isLike(subject, new WordExpansion(variables).text(pattern)))) {
				return all(branch.body());
			}
		}
		return Judgement.UNKNOWN;
	}

	private Judgement loop(ScriptNode.Loop loop) throws ScriptProblem {
		return uncertain(loop.body(), loop.line());
	}

	/** Something that is done or not, or more than once, which is known only where it runs. */
	private Judgement uncertain(ScriptNode node, int line) throws ScriptProblem {
		switch (node) {
			case ScriptNode.Simple simple -> {
				simple.assignments().forEach(assignment -> variables.doubt(assignment.name()));
				if (simple.words().stream().anyMatch(this::isEmulator)) {
					throw new ScriptProblem(simple.line(),
							"whether this QEMU is started depends on line " + line + ", and that on where it runs");
				}
			}
			case ScriptNode.Commands(var nodes, _) -> uncertain(nodes, line);
			case ScriptNode.Pipe pipe -> uncertain(pipe.nodes(), line);
			case ScriptNode.AndOr andOr -> uncertain(List.of(andOr.first(), andOr.second()), line);
			case ScriptNode.If choice -> {
				uncertain(choice.then(), line);
				if (choice.otherwise().isPresent()) {
					uncertain(choice.otherwise().get(), line);
				}
			}
			case ScriptNode.Case choice ->
				uncertain(choice.branches().stream().map(ScriptNode.Branch::body).toList(), line);
			case ScriptNode.Loop loop -> uncertain(loop.body(), line);
			case ScriptNode.Function function -> functions.put(function.name(), function.body());
		}
		return Judgement.UNKNOWN;
	}

	private void uncertain(List<ScriptNode> nodes, int line) throws ScriptProblem {
		for (ScriptNode node : nodes) {
			uncertain(node, line);
		}
	}

	private boolean isEmulator(ScriptWord word) {
		return isEmulator(new WordExpansion(variables).text(word));
	}

	private static boolean isEmulator(String word) {
		return EMULATOR.matcher(word.substring(word.lastIndexOf('/') + 1)).matches();
	}

	private Judgement simple(ScriptNode.Simple node) throws ScriptProblem {
		if (!node.words().isEmpty() && (node.words().getFirst().is("[[") || node.words().getFirst().is("["))) {
			return new WordTest(variables, node.words().subList(1, node.words().size() - 1)).judge();
		}
		var expansion = new WordExpansion(variables);
		List<String> words = expansion.fields(node.words());
		boolean declares = words.isEmpty() || !node.assignments().isEmpty() && isDeclaration(words.getFirst());
		if (declares) {
			node.assignments().forEach(this::assign);
			return Judgement.YES;
		}
		Map<String, String> environment = new LinkedHashMap<>();
		node.assignments().forEach(assignment -> environment.put(assignment.name(),
				expansion.text(assignment.values().getFirst())));
		return command(node, words, environment, expansion);
	}

	private static boolean isDeclaration(String word) {
		return switch (word) {
			case "export", "readonly", "declare", "typeset", "local" -> true;
			default -> false;
		};
	}

	private void assign(ScriptToken.Assignment assignment) {
		var expansion = new WordExpansion(variables);
		List<String> values = assignment.array()
				? expansion.fields(assignment.values())
				: List.of(expansion.text(assignment.values().getFirst()));
		if (!expansion.missing().isEmpty()) {
			variables.doubt(assignment.name());
		} else if (assignment.append()) {
			variables.append(assignment.name(), values, assignment.array());
		} else {
			variables.set(assignment.name(), values);
		}
	}

	private Judgement command(ScriptNode.Simple node, List<String> words, Map<String, String> environment,
			WordExpansion expansion) throws ScriptProblem {
		String program = words.getFirst();
		ScriptNode function = functions.get(program);
		if (function != null) {
			return call(program, function);
		}
		if (isEmulator(program)) {
			List<ScriptReading.Missing> missing = new ArrayList<>(lost);
			missing.addAll(expansion.missing());
			commands.add(new ScriptReading.Command(program, words.subList(1, words.size()), environment,
					variables.folder(), missing, node.line()));
			node.redirections().forEach(redirection -> leave(redirection,
					"What QEMU says goes to its log.", node.line()));
			return Judgement.UNKNOWN;
		}
		if (CommandPrefixes.isOne(program)) {
			int length = CommandPrefixes.length(words);
			if (length < words.size() && runsEmulator(words.subList(length, words.size()))) {
				leave(String.join(" ", words.subList(0, length)), "QEMU is started as this user, by itself.",
						node.line());
				return command(node, words.subList(length, words.size()), environment, expansion);
			}
		}
		return builtIn(words, node).orElseGet(() -> {
			leave(source(node), "It is no QEMU: do it before the machine is started, if it is needed.", node.line());
			return Judgement.UNKNOWN;
		});
	}

	private static boolean runsEmulator(List<String> words) {
		return isEmulator(words.getFirst()) || CommandPrefixes.isOne(words.getFirst());
	}

	private void leave(String text, String reason, int line) {
		leftOut.add(new ScriptReading.LeftOut(text, reason, line));
	}

	private static String source(ScriptNode.Simple node) {
		var text = new StringBuilder();
		node.words().forEach(word -> text.append(text.isEmpty() ? "" : " ").append(word.source()));
		node.redirections().forEach(redirection -> text.append(' ').append(redirection));
		return text.toString().replace('\n', ' ');
	}

	private Judgement call(String name, ScriptNode body) throws ScriptProblem {
		if (depth == DEEPEST) {
			throw new ScriptProblem(body.line(), "the function " + name + " calls itself");
		}
		depth++;
		try {
			return all(body);
		} finally {
			depth--;
		}
	}

	/** Where a folder is not known, no QEMU behind it can be started either. */
	private void enter(ScriptNode.Simple node) {
		var expansion = new WordExpansion(variables);
		List<String> words = expansion.fields(node.words());
		lost.addAll(expansion.missing());
		if (expansion.missing().isEmpty()) {
			words.stream().skip(1).filter(word -> !word.startsWith("-")).findFirst().ifPresent(variables::enter);
		}
	}

	/** What changes nothing outside the shell; empty for what is none of that. */
	private Optional<Judgement> builtIn(List<String> words, ScriptNode.Simple node) {
		return switch (words.getFirst()) {
			case ":", "true", "set", "echo", "printf", "export", "readonly", "local", "declare", "typeset", "umask",
					"wait",
					"sleep", "trap", "return" ->
				Optional.of(Judgement.YES);
			case "false" -> Optional.of(Judgement.NO);
			case "test" ->
				Optional.of(new WordTest(variables, node.words().subList(1, node.words().size())).judge());
			case "shift" -> {
				variables.shift(
						words.size() > 1 && words.get(1).matches("\\d{1,3}") ? Integer.parseInt(words.get(1)) : 1);
				yield Optional.of(Judgement.YES);
			}
			case "cd" -> {
				enter(node);
				yield Optional.of(Judgement.YES);
			}
			case "exit" -> {
				ended = true;
				yield Optional.of(Judgement.UNKNOWN);
			}
			default -> Optional.empty();
		};
	}
}
