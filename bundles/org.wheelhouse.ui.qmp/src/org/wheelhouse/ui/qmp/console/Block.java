package org.wheelhouse.ui.qmp.console;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.events.EventText;
import org.wheelhouse.qmp.text.JsonLines;
import org.wheelhouse.ui.theme.ColorRole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * An entry as it stands in the transcript: its lines, with the time before the first. Immutable; written once, because an
 * answer can be long.
 */
final class Block {

	/** Columns before the sign of each line. */
	static final int INDENT = 13;
	private static final int WIDTH = 110;
	private static final int SHORT = 4;
	private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS")
			.withZone(ZoneId.systemDefault());

	private final Entry entry;
	private final boolean foldable;
	private final boolean folded;
	private final String text;

	private Block(Entry entry, boolean foldable, boolean folded) {
		this.entry = entry;
		this.foldable = foldable;
		this.folded = folded;
		text = written();
	}

	/** A long answer is folded at first. */
	static Block of(Entry entry) {
		var foldable = isLong(entry);
		return new Block(entry, foldable, foldable);
	}

	/** What it shows. */
	Entry entry() {
		return entry;
	}

	/** Whether only a summary of it is shown. */
	boolean folded() {
		return folded;
	}

	/** Whether there is enough of it to be folded. */
	boolean foldable() {
		return foldable;
	}

	private static boolean isLong(Entry entry) {
		return switch (entry) {
			case Entry.Replied replied -> content(replied.reply()).size() > SHORT;
			case Entry.Printed printed -> printed.text().lines().skip(SHORT * 8L).findAny().isPresent();
			default -> false;
		};
	}

	/** The same, folded if it was not. */
	Block turned() {
		return new Block(entry, foldable, !folded);
	}

	/** The whole text, ended by a line feed. */
	String text() {
		return text;
	}

	/** How many lines it has. */
	int lines() {
		return (int) text.lines().count();
	}

	private String written() {
		var time = startsWithTime() ? CLOCK.format(entry.at()) + " " : " ".repeat(INDENT);
		var lines = content();
		var rest = "\n" + " ".repeat(INDENT + 2 + (foldable ? 2 : 0));
		return time + sign() + " " + fold() + String.join(rest, lines) + "\n";
	}

	private boolean startsWithTime() {
		return entry instanceof Entry.Asked || entry instanceof Entry.Heard || entry instanceof Entry.LeftOut
				|| entry instanceof Entry.Gesture;
	}

	private String fold() {
		return foldable ? folded ? "▶ " : "▼ " : "";
	}

	/** Stands before what is said and tells by whom. */
	private String sign() {
		return switch (entry) {
			case Entry.Asked asked when asked.human() -> "⇢";
			case Entry.Asked _ -> "→";
			case Entry.Translated _ -> "!";
			case Entry.Sent _ -> "→";
			case Entry.Gesture _ -> "⇒";
			case Entry.Replied _,Entry.Printed _ -> "←";
			case Entry.Failed _ -> "✕";
			case Entry.Heard _,Entry.LeftOut _ -> "◆";
		};
	}

	private List<String> content() {
		return switch (entry) {
			case Entry.Asked asked -> asked.written().strip().lines().toList();
			case Entry.Translated(_, String why) -> List.of(why);
			case Entry.Sent sent -> List.of(sent.command().toJson());
			case Entry.Gesture gesture -> List.of(gesture.command().toJson());
			case Entry.Replied replied ->
				folded ? List.of(JsonSummary.of(replied.reply())) : content(replied.reply());
			case Entry.Printed printed -> printed(printed.text());
			case Entry.Failed failed -> failure(failed);
			case Entry.Heard heard ->
				List.of((heard.event().name() + " " + EventText.words(heard.event().data())).strip());
			case Entry.LeftOut(_, long count) -> List.of(NLS.bind(Messages.Left_Out, count));
		};
	}

	private List<String> printed(String text) {
		var lines = text.stripTrailing().lines().map(line -> line.replace("\t", "    ")).toList();
		return lines.isEmpty()
				? List.of("nothing was printed")
				: folded && lines.size() > 1 ? List.of(lines.size() + " lines: " + lines.getFirst()) : lines;
	}

	private static List<String> failure(Entry.Failed failed) {
		var fault = failed.fault();
		var first = fault.words().isEmpty() ? fault.what() : fault.words();
		return Stream.of(first, fault.advice()).flatMap(String::lines).filter(line -> !line.isBlank()).toList();
	}

	private static List<String> content(JsonNode reply) {
		return JsonLines.of(reply, WIDTH);
	}

	/** All that is in it as JSON, for the clipboard. */
	String json() {
		var nodes = JsonNodeFactory.instance;
		return switch (entry) {
			case Entry.Asked asked -> asked.written();
			case Entry.Translated(_, String why) -> nodes.textNode(why).toString();
			case Entry.Sent sent -> sent.command().toJson();
			case Entry.Gesture gesture -> gesture.command().toJson();
			case Entry.Replied replied -> replied.reply().toPrettyString();
			case Entry.Printed printed -> nodes.textNode(printed.text()).toString();
			case Entry.Failed failed -> nodes.objectNode().put("error", failed.fault().text()).toString();
			case Entry.Heard heard ->
				nodes.objectNode().put("event", heard.event().name()).set("data", heard.event().data()).toString();
			case Entry.LeftOut(_, long count) -> nodes.objectNode().put("left-out", count).toString();
		};
	}

	/** What a search looks through, folded or not. */
	boolean contains(String lowerCase) {
		var whole = folded ? turned().text() : text;
		return whole.toLowerCase(Locale.ROOT).contains(lowerCase);
	}

	/** How long it took; zero where nothing is to be told. */
	Duration latency() {
		return switch (entry) {
			case Entry.Replied replied -> replied.latency();
			case Entry.Printed printed -> printed.latency();
			case Entry.Failed failed -> failed.latency();
			default -> Duration.ZERO;
		};
	}

	/** Parts of {@link #text()} in a colour. */
	List<Span> spans() {
		var spans = new ArrayList<Span>();
		spans.add(new Span(0, INDENT - 1, ColorRole.FAINT, false));
		var start = INDENT + 2;
		switch (entry) {
			case Entry.Asked _ -> {
				spans.add(new Span(INDENT, 1, ColorRole.ACCENT, true));
				var name = text.charAt(start) == '{' ? 0 : Span.word(text, start);
				spans.add(new Span(start, name, ColorRole.TEXT, true));
				Span.json(text, start + name).forEach(spans::add);
			}
			case Entry.Translated _ -> spans.add(new Span(INDENT, text.length() - INDENT, ColorRole.PAUSE, false));
			case Entry.Sent _ -> spans.add(new Span(INDENT, text.length() - INDENT, ColorRole.TEXT2, false));
			case Entry.Gesture _ -> {
				spans.add(new Span(INDENT, 1, ColorRole.RUN, true));
				Span.json(text, start).forEach(spans::add);
			}
			case Entry.Replied _ -> {
				spans.add(new Span(INDENT, 1, ColorRole.ACCENT, false));
				if (folded) {
					spans.add(new Span(start, text.length() - start, ColorRole.TEXT2, false));
				} else {
					Span.json(text, start).forEach(spans::add);
				}
			}
			case Entry.Printed _ -> spans.add(new Span(INDENT, 1, ColorRole.ACCENT, false));
			case Entry.Failed _ -> {
				var end = text.indexOf('\n');
				spans.add(new Span(INDENT, end - INDENT, ColorRole.FAIL, false));
				spans.add(new Span(end, text.length() - end, ColorRole.TEXT2, false));
			}
			case Entry.LeftOut _ -> spans.add(new Span(INDENT, text.length() - INDENT, ColorRole.FAIL, false));
			case Entry.Heard heard -> {
				spans.add(new Span(INDENT, 2 + heard.event().name().length(), ColorRole.MIGRATE, false));
				spans.add(new Span(start + heard.event().name().length(),
						text.length() - start - heard.event().name().length(), ColorRole.TEXT2, false));
			}
		}
		return spans;
	}
}
