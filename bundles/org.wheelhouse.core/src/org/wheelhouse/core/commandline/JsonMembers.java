package org.wheelhouse.core.commandline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.host.Span;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * A JSON object as text, with where each of its members stands: one can be changed, put in or taken out without touching the
 * layout of the others. Immutable.
 */
final class JsonMembers {

	private static final JsonFactory JSON = new JsonFactory();

	/**
	 * A member of an object, or an element of an array, which has its number for a name.
	 *
	 * @param start    of its name, or of an element's value
	 * @param value    where its value stands
	 * @param scalar   its value as text; empty for an object or array
	 * @param children of an object or array, in order
	 */
	private record Member(String name, int start, Span value, Optional<String> scalar, List<Member> children) {}

	/** A text to be put in place of another. */
	record Change(Span span, String text) {}

	private final String text;
	private final Member root;

	private JsonMembers(String text, Member root) {
		this.text = text;
		this.root = root;
	}

	/** Reads it; empty when it is not a whole object. */
	static Optional<JsonMembers> of(String text) {
		try (var parser = JSON.createParser(text)) {
			if (parser.nextToken() != JsonToken.START_OBJECT) {
				return Optional.empty();
			}
			var root = member("", 0, parser);
			return parser.nextToken() == null ? Optional.of(new JsonMembers(text, root)) : Optional.empty();
		} catch (IOException _) {
			return Optional.empty();
		}
	}

	private static int start(JsonParser parser) {
		return (int) parser.currentTokenLocation().getCharOffset();
	}

	private static Member member(String name, int memberStart, JsonParser parser) throws IOException {
		int start = start(parser);
		var children = new ArrayList<Member>();
		Optional<String> scalar = Optional.empty();
		switch (parser.currentToken()) {
			case START_OBJECT -> {
				while (parser.nextToken() != JsonToken.END_OBJECT) {
					var key = parser.currentName();
					int from = start(parser);
					parser.nextToken();
					children.add(member(key, from, parser));
				}
			}
			case START_ARRAY -> {
				while (parser.nextToken() != JsonToken.END_ARRAY) {
					children.add(member(String.valueOf(children.size()), start(parser), parser));
				}
			}
			default -> scalar = Optional.of(parser.getText());
		}
		int end = (int) parser.currentLocation().getCharOffset();
		return new Member(name, memberStart, new Span(start, end), scalar, List.copyOf(children));
	}

	/** All that has a value of its own, in order; names of members within members are joined by dots. */
	List<WrittenOption.Part> parts() {
		var parts = new ArrayList<WrittenOption.Part>();
		root.children().forEach(member -> parts("", member, parts));
		return parts;
	}

	private static void parts(String prefix, Member member, List<WrittenOption.Part> into) {
		var key = prefix + member.name();
		var span = new Span(member.start(), member.value().end());
		member.scalar().ifPresent(
				value -> into.add(new WrittenOption.Part(key, value, span, member.value(), false)));
		member.children().forEach(child -> parts(key + ".", child, into));
	}

	/** What is to be written so that a member has this value; it may be there or not. */
	Change with(String key, String value, WrittenOption.Type type) {
		var path = List.of(key.split("\\."));
		var at = root;
		int depth = 0;
		while (depth < path.size()) {
			var child = child(at, path.get(depth));
			if (child.isEmpty()) {
				return added(at, path.subList(depth, path.size()), literal(value, type));
			}
			at = child.get();
			depth++;
		}
		var now = text.substring(at.value().start(), at.value().end());
		return new Change(at.value(), literal(value, now.startsWith("\"")
				? WrittenOption.Type.TEXT
				: now.equals("true") || now.equals("false")
						? WrittenOption.Type.SWITCH
						: WrittenOption.Type.NUMBER));
	}

	private static Optional<Member> child(Member of, String name) {
		return of.children().reversed().stream().filter(member -> member.name().equals(name)).findFirst();
	}

	private Change added(Member into, List<String> path, String literal) {
		var value = literal;
		for (var name : path.subList(1, path.size()).reversed()) {
			value = name.equals("0") ? "[" + value + "]" : "{" + quote(name) + colon() + value + "}";
		}
		boolean array = text.charAt(into.value().start()) == '[';
		var member = (array ? "" : quote(path.getFirst()) + colon()) + value;
		if (into.children().isEmpty()) {
			int place = into.value().start() + 1;
			return new Change(new Span(place, place), member);
		}
		int end = into.children().getLast().value().end();
		return new Change(new Span(end, end), "," + commaGap(into) + member);
	}

	/** What this text has between a name and its value. */
	private String colon() {
		if (root.children().isEmpty()) {
			return ":";
		}
		var first = root.children().getFirst();
		int colon = text.indexOf(':', first.start() + first.name().length());
		return text.substring(text.lastIndexOf('"', colon) + 1, first.value().start());
	}

	/** What stands between a comma and the member behind it. */
	private String commaGap(Member into) {
		if (into.children().size() > 1) {
			int last = into.children().size() - 1;
			return gap(text.indexOf(',', into.children().get(last - 1).value().end()) + 1,
					into.children().get(last).start());
		}
		var lead = gap(into.value().start() + 1, into.children().getFirst().start());
		return lead.contains("\n") ? lead : colon().endsWith(" ") ? " " : "";
	}

	private String gap(int from, int to) {
		return text.substring(Math.min(from, to), to);
	}

	/** What is to be written so that a member is not there, nor what then would hold nothing any more. */
	Optional<Change> without(String key) {
		var path = List.of(key.split("\\."));
		var holders = new ArrayList<>(List.of(root));
		for (var name : path) {
			var child = child(holders.getLast(), name);
			if (child.isEmpty()) {
				return Optional.empty();
			}
			holders.add(child.get());
		}
		int at = holders.size() - 1;
		while (at > 1 && holders.get(at - 1).children().size() == 1) {
			at--;
		}
		return Optional.of(new Change(withSeparator(holders.get(at - 1).children(), holders.get(at)), ""));
	}

	private static Span withSeparator(List<Member> members, Member member) {
		int index = members.indexOf(member);
		if (index > 0) {
			return new Span(members.get(index - 1).value().end(), member.value().end());
		}
		return new Span(member.start(), members.size() > 1 ? members.get(1).start() : member.value().end());
	}

	private static String literal(String value, WrittenOption.Type type) {
		return switch (type) {
			case SWITCH -> WrittenOption.isOn(value) ? "true" : WrittenOption.isOff(value) ? "false" : quote(value);
			case NUMBER -> value.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?") ? value : quote(value);
			case TEXT -> quote(value);
		};
	}

	private static String quote(String value) {
		var quoted = new StringBuilder("\"");
		value.chars().forEach(c -> {
			if (c == '"' || c == '\\') {
				quoted.append('\\');
			}
			if (c < ' ') {
				quoted.append(String.format("\\u%04x", c));
			} else {
				quoted.append((char) c);
			}
		});
		return quoted.append('"').toString();
	}
}
