package org.wheelhouse.core.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

/** Makes the fields of a word (POSIX Shell Command Language, 2.6), and remembers what is missing for that. */
final class WordExpansion {

	/** Programs whose path is what they are asked for. */
	private static final Pattern FINDS = Pattern.compile("\\s*(?:which|command\\s+-v|type\\s+-p)\\s+(\\S+)\\s*");
	private static final Pattern BLANKS = Pattern.compile("[ \t\n]+");

	private final ScriptVariables variables;
	private final List<ScriptReading.Missing> missing = new ArrayList<>();
	private final List<String> fields = new ArrayList<>();
	private @Nullable StringBuilder field;

	WordExpansion(ScriptVariables variables) {
		this.variables = variables;
	}

	/** What could not be replaced so far. */
	List<ScriptReading.Missing> missing() {
		return missing;
	}

	/** The fields that become of the words. */
	List<String> fields(List<ScriptWord> words) {
		fields.clear();
		for (ScriptWord word : words) {
			for (ScriptWord.Part part : word.parts()) {
				add(part, word.line());
			}
			end();
		}
		return List.copyOf(fields);
	}

	/** The same without splitting. */
	String text(ScriptWord word) {
		var text = new StringBuilder();
		for (ScriptWord.Part part : word.parts()) {
			text.append(String.join(" ", values(part, word.line()).orElseGet(() -> List.of(part.source()))));
		}
		return text.toString();
	}

	private void end() {
		StringBuilder last = field;
		if (last != null) {
			fields.add(last.toString());
			field = null;
		}
	}

	private void write(String text) {
		StringBuilder open = field;
		if (open == null) {
			open = new StringBuilder();
			field = open;
		}
		open.append(text);
	}

	private void add(ScriptWord.Part part, int line) {
		Optional<List<String>> values = values(part, line);
		if (part instanceof ScriptWord.Text || values.isEmpty()) {
			write(values.map(List::getFirst).orElseGet(part::source));
		} else if (part.quoted() && part instanceof ScriptWord.Variable variable && isEach(variable)) {
			each(values.get());
		} else if (part.quoted()) {
			write(String.join(" ", values.get()));
		} else {
			split(String.join(" ", values.get()));
		}
	}

	/** Whether each of its values is a field of its own between quotes. */
	private static boolean isEach(ScriptWord.Variable variable) {
		return variable.index().equals("@") || variable.name().equals("@");
	}

	private void each(List<String> values) {
		for (int i = 0; i < values.size(); i++) {
			if (i > 0) {
				end();
			}
			write(values.get(i));
		}
	}

	private void split(String text) {
		String[] words = BLANKS.split(text, -1);
		for (int i = 0; i < words.length; i++) {
			if (i > 0) {
				end();
			}
			if (!words[i].isEmpty()) {
				write(words[i]);
			}
		}
	}

	/** Empty when it is not known; then it is missing, too. */
	private Optional<List<String>> values(ScriptWord.Part part, int line) {
		return switch (part) {
			case ScriptWord.Text text -> Optional.of(List.of(text.source()));
			case ScriptWord.Variable variable -> value(variable, line);
			case ScriptWord.Output output -> output(output, line);
		};
	}

	private Optional<List<String>> output(ScriptWord.Output output, int line) {
		var finds = FINDS.matcher(output.command());
		if (finds.matches()) {
			return Optional.of(List.of(finds.group(1)));
		}
		if (output.command().strip().equals("pwd")) {
			return Optional.of(List.of(variables.folder().toString()));
		}
		return answered(output.source(),
				"What the command " + output.command().strip() + " says is known only where it runs.",
				line);
	}

	private Optional<List<String>> answered(String what, String reason, int line) {
		Optional<List<String>> answer = variables.answer(what).map(List::of);
		if (answer.isEmpty()) {
			missing.add(new ScriptReading.Missing(what, reason, line));
		}
		return answer;
	}

	private Optional<List<String>> value(ScriptWord.Variable variable, int line) {
		Optional<List<String>> known = known(variable);
		boolean nothing = known.isEmpty()
				|| variable.operator().startsWith(":") && known.get().stream().allMatch(String::isEmpty);
		return switch (variable.operator()) {
			case "-", ":-" -> nothing ? Optional.of(List.of(text(variable.operand()))) : known;
			case "=", ":=" -> {
				if (nothing) {
					variables.set(variable.name(), List.of(text(variable.operand())));
				}
				yield variables.get(variable.name()).or(() -> unset(variable, line));
			}
			case "+", ":+" -> Optional.of(List.of(nothing ? "" : text(variable.operand())));
			case "", "?", ":?" -> known.isPresent() ? known : unset(variable, line);
			default ->
				answered(variable.source(), "How " + variable.source() + " is made of its value is not read.", line);
		};
	}

	private Optional<List<String>> unset(ScriptWord.Variable variable, int line) {
		return answered(variable.source(), Character.isDigit(variable.name().charAt(0))
				? "It is what the script is given as its argument " + variable.name() + "."
				: "The script does not say what " + variable.name() + " is, or it depends on where it runs.", line);
	}

	private Optional<List<String>> known(ScriptWord.Variable variable) {
		String name = variable.name();
		if (name.equals("@") || name.equals("*")) {
			return Optional.of(variables.arguments());
		}
		if (name.equals("#")) {
			return Optional.of(List.of(Integer.toString(variables.arguments().size())));
		}
		if (name.length() == 1 && Character.isDigit(name.charAt(0))) {
			int number = name.charAt(0) - '0';
			return number > 0 && number <= variables.arguments().size()
					? Optional.of(List.of(variables.arguments().get(number - 1)))
					: Optional.empty();
		}
		Optional<List<String>> values = variables.get(name);
		return switch (variable.index()) {
			case "@", "*" -> values;
			case "" -> values.map(all -> all.isEmpty() ? List.of("") : List.of(all.getFirst()));
			default -> values.flatMap(all -> element(all, variable.index()));
		};
	}

	private static Optional<List<String>> element(List<String> all, String index) {
		return index.chars().allMatch(Character::isDigit) && index.length() < 4 && Integer.parseInt(index) < all.size()
				? Optional.of(List.of(all.get(Integer.parseInt(index))))
				: Optional.empty();
	}
}
