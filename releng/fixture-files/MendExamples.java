import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Prints the examples of QEMU's reference of commands as one array of JSON, and nothing else of it: the lines behind {@code ->} and
 * {@code <-}. In the copy that is read each line has its number, and lines that hold only brackets or nothing are missing. They are
 * put back in where numbers are missing, as the README of the samples tells.
 */
final class MendExamples {

	private static final Pattern LINE = Pattern.compile("(\\d+) (.*)");
	private static final Pattern MEMBER = Pattern.compile("\"([^\"]+)\"\\s*:.*");
	private static final Pattern QUOTED_NUMBER = Pattern.compile("(\"(?:bps|iops)(?:_rd|_wr)?\": )\"(\\d+)\"");

	private record Line(int number, String text) {}

	/** An object or array that is open: the names in it, and those in the element of an array before. */
	private record Open(char bracket, Set<String> names) {}

	private final StringBuilder json = new StringBuilder();
	private Deque<Open> open = new ArrayDeque<>();
	private int last;

	public static void main(String[] arguments) throws IOException {
		var examples = new ArrayList<String>();
		var lines = Files.readAllLines(Path.of(arguments[0])).stream().map(LINE::matcher).filter(match -> match.matches())
				.map(match -> new Line(Integer.parseInt(match.group(1)), match.group(2).strip())).toList();
		for (var at = 0; at < lines.size(); at++) {
			var text = lines.get(at).text();
			if (text.startsWith("-> {")) {
				examples.add("{\"request\": " + new MendExamples().mend(lines, at, "-> ") + ",");
			} else if (text.startsWith("<- {")) {
				examples.add(examples.removeLast() + "\n \"response\": " + new MendExamples().mend(lines, at, "<- ") + "}");
			}
		}
		System.out.println("[" + String.join(",\n", examples) + "]");
	}

	/** One message, which goes on until it is whole or something comes that is none of it. */
	private String mend(List<Line> lines, int first, String arrow) {
		last = lines.get(first).number();
		add(new Line(last, lines.get(first).text().substring(arrow.length())));
		for (var at = first + 1; !open.isEmpty() && at < lines.size() && isJson(lines.get(at).text()); at++) {
			add(lines.get(at));
		}
		while (!open.isEmpty()) {
			append(open.peek().bracket() == '{' ? "}" : "]");
		}
		return json.toString();
	}

	private static boolean isJson(String text) {
		return text.startsWith("\"") || text.startsWith("{");
	}

	private void add(Line line) {
		var name = MEMBER.matcher(line.text());
		if (name.matches() && !json.isEmpty()) {
			brackets(name.group(1), line.number() - last - 1).ifPresent(this::append);
			if (",:{[".indexOf(json.charAt(json.length() - 1)) < 0) {
				json.append(',');
			}
		}
		last = line.number();
		// The list of members in the same reference has the other name, and numbers.
		append(QUOTED_NUMBER.matcher(line.text().replace("_total_times_ns", "_total_time_ns")).replaceAll("$1$2"));
	}

	/** The brackets, at most so many, behind which a member of that name fits: as many as possible. */
	private Optional<String> brackets(String name, int most) {
		for (var count = most; count > 0; count--) {
			var found = brackets("", open, name, count);
			if (found.isPresent()) {
				return found;
			}
		}
		return Optional.empty();
	}

	private Optional<String> brackets(String before, Deque<Open> now, String name, int count) {
		if (count == 0) {
			return now.peek().bracket() == '{' && !now.peek().names().contains(name) ? Optional.of(before) : Optional.empty();
		}
		// An element like the one before it is likelier than a member that nobody has asked for.
		for (var sign : now.peek().bracket() == '[' ? List.of("{", "]") : List.of("}")) {
			var then = copy(now);
			if (sign.equals("}") && before.endsWith("{") || !change(then, sign.charAt(0)) || then.isEmpty()) {
				continue;
			}
			var found = brackets(before + sign, then, name, count - 1);
			if (found.isPresent()) {
				return found;
			}
		}
		return Optional.empty();
	}

	private static Deque<Open> copy(Deque<Open> now) {
		var copy = new ArrayDeque<Open>();
		now.forEach(each -> copy.addLast(new Open(each.bracket(), new HashSet<>(each.names()))));
		return copy;
	}

	private static boolean change(Deque<Open> now, char sign) {
		return switch (sign) {
			case '{', '[' -> {
				now.push(new Open(sign, new HashSet<>()));
				yield true;
			}
			default -> now.pop().bracket() == (sign == '}' ? '{' : '[');
		};
	}

	/** Adds text that is JSON, with commas between what would else stand side by side. */
	private void append(String text) {
		var quoted = false;
		for (var at = 0; at < text.length(); at++) {
			var sign = text.charAt(at);
			if (sign == '"' && !quoted && open.peek() != null && open.peek().bracket() == '{') {
				var name = MEMBER.matcher(text.substring(at));
				if (name.matches() && text.substring(at + name.group(1).length() + 2).stripLeading().startsWith(":")) {
					open.peek().names().add(name.group(1));
				}
			}
			quoted ^= sign == '"';
			if (!quoted && "{}[]".indexOf(sign) >= 0) {
				bracket(sign);
			} else {
				json.append(sign);
			}
		}
	}

	private void bracket(char sign) {
		var end = json.toString().stripTrailing();
		if ((sign == '}' || sign == ']') && end.endsWith(",")) {
			json.setLength(end.length() - 1);
		} else if (sign == '{' && (end.endsWith("}") || end.endsWith("]"))) {
			json.append(',');
		}
		json.append(sign);
		change(open, sign);
	}
}
