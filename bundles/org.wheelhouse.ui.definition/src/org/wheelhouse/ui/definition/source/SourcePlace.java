package org.wheelhouse.ui.definition.source;

import java.util.List;

import org.wheelhouse.ui.definition.source.SourceScan.Kind;
import org.wheelhouse.ui.definition.source.SourceScan.Word;

/**
 * What is written at an offset of a definition. Pure.
 *
 * @param kind   what it is part of
 * @param option its name without the dash; empty outside of one
 * @param first  what stands first in the option's value, of a drive its format; empty for nothing
 * @param key    of the part in which it is; empty for none
 * @param start  where that begins which is written there: the name, the key or the value
 * @param end    where it ends
 */
record SourcePlace(Where kind, String option, String first, String key, int start, int end) {

	/** Which part of an option. */
	enum Where {
		NAME, FIRST, KEY, VALUE, COMMENT
	}

	/** At an offset, which may be behind the last character of a word. */
	static SourcePlace at(String text, List<Word> words, int offset) {
		var before = "";
		for (var word : words) {
			if (word.start() >= offset && !(word.start() == offset && word.kind() == Kind.VALUE)) {
				break;
			}
			if (word.end() >= offset) {
				return switch (word.kind()) {
					case COMMENT -> new SourcePlace(Where.COMMENT, "", "", "", offset, offset);
					case OPTION -> new SourcePlace(Where.NAME, name(word), "", "",
							word.start() + dashes(word.text()), word.end());
					case VALUE -> part(text, word, before, offset);
					case PROGRAM, CONTINUATION -> new SourcePlace(Where.COMMENT, "", "", "", offset, offset);
				};
			}
			before = switch (word.kind()) {
				case OPTION -> SourceScan.takesValue(word.text()) ? name(word) : "";
				case VALUE, PROGRAM -> "";
				case COMMENT, CONTINUATION -> before;
			};
		}
		return new SourcePlace(before.isEmpty() ? Where.NAME : Where.FIRST, before, "", "", offset, offset);
	}

	private static String name(Word option) {
		return option.text().substring(dashes(option.text()));
	}

	private static int dashes(String word) {
		return word.startsWith("--") ? 2 : 1;
	}

	private static SourcePlace part(String text, Word word, String option, int offset) {
		var from = word.start();
		var to = word.end();
		if (from < to && (text.charAt(from) == '\'' || text.charAt(from) == '"')) {
			var quote = text.charAt(from++);
			to -= to > from && text.charAt(to - 1) == quote ? 1 : 0;
		}
		var value = text.substring(from, to);
		var start = from + partStart(value, Math.clamp(offset - from, 0, value.length()));
		var end = from + partEnd(value, start - from);
		var part = text.substring(start, end);
		var first = option.equals("drive") ? format(value) : value.substring(0, partEnd(value, 0));
		var equals = part.indexOf('=');
		if (equals >= 0 && offset > start + equals) {
			return new SourcePlace(Where.VALUE, option, first, part.substring(0, equals), start + equals + 1, end);
		}
		var kind = start == from && equals < 0 ? Where.FIRST : Where.KEY;
		return new SourcePlace(kind, option, first, equals < 0 ? part : part.substring(0, equals), start,
				equals < 0 ? end : start + equals);
	}

	/** By which the keys of a drive are known, wherever it stands; empty when the drive does not say. */
	private static String format(String value) {
		var format = "";
		for (var start = 0; start < value.length(); start = partEnd(value, start) + 1) {
			var part = value.substring(start, partEnd(value, start));
			if (part.startsWith("format=") || part.startsWith("driver=")) {
				format = part.substring(part.indexOf('=') + 1);
			}
		}
		return format;
	}

	/** Behind the last comma before an offset; two commas are one of the value. */
	private static int partStart(String value, int offset) {
		var start = 0;
		for (var end = partEnd(value, 0); end < offset; end = partEnd(value, start)) {
			start = end + 1;
		}
		return start;
	}

	private static int partEnd(String value, int from) {
		var at = from;
		while (at < value.length()) {
			if (value.charAt(at) == ',') {
				if (!value.startsWith(",,", at)) {
					return at;
				}
				at++;
			}
			at++;
		}
		return value.length();
	}
}
