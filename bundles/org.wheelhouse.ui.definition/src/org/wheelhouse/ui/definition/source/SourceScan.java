package org.wheelhouse.ui.definition.source;

import java.util.ArrayList;
import java.util.List;

import org.wheelhouse.host.QemuCommandLine;

/**
 * The words of a definition's text, also while it is being written and is no command line yet: nothing is refused, a quote that
 * is never closed ends with the text. Pure.
 */
final class SourceScan {

	/** What a word is. */
	enum Kind {
		COMMENT, PROGRAM, OPTION, VALUE, CONTINUATION
	}

	/**
	 * One word.
	 *
	 * @param text  without its quotes; as it is of a comment
	 * @param start offset of its first character
	 * @param end   offset behind its last
	 */
	record Word(Kind kind, String text, int start, int end) {

		boolean has(int offset) {
			return start <= offset && offset <= end;
		}
	}

	private final String text;
	private final List<Word> words = new ArrayList<>();
	private int at;

	private SourceScan(String text) {
		this.text = text;
	}

	/** All of them, in their order. */
	static List<Word> of(String text) {
		var scan = new SourceScan(text);
		scan.read();
		return scan.named();
	}

	private void read() {
		while (at < text.length()) {
			var c = text.charAt(at);
			if (c == '#') {
				var end = lineEnd();
				words.add(new Word(Kind.COMMENT, text.substring(at, end), at, end));
				at = end;
			} else if (c == '\\' && breaksLine(at + 1)) {
				words.add(new Word(Kind.CONTINUATION, "\\", at, at + 1));
				at++;
			} else if (Character.isWhitespace(c)) {
				at++;
			} else {
				word();
			}
		}
	}

	private int lineEnd() {
		var newline = text.indexOf('\n', at);
		var end = newline < 0 ? text.length() : newline;
		return end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
	}

	private boolean breaksLine(int offset) {
		return text.startsWith("\n", offset) || text.startsWith("\r\n", offset);
	}

	private void word() {
		var start = at;
		var plain = new StringBuilder();
		while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
			var c = text.charAt(at);
			if (c == '\\' && breaksLine(at + 1)) {
				break;
			}
			at++;
			if (c == '\'' || c == '"') {
				quoted(c, plain);
			} else if (c == '\\' && at < text.length()) {
				plain.append(text.charAt(at++));
			} else {
				plain.append(c);
			}
		}
		words.add(new Word(Kind.VALUE, plain.toString(), start, at));
	}

	private void quoted(char quote, StringBuilder plain) {
		while (at < text.length() && text.charAt(at) != quote) {
			if (quote == '"' && text.charAt(at) == '\\' && at + 1 < text.length()) {
				at++;
			}
			plain.append(text.charAt(at++));
		}
		at = Math.min(at + 1, text.length());
	}

	/** Which are options and which belong to one, as QEMU reads them. */
	private List<Word> named() {
		var named = new ArrayList<Word>();
		var first = true;
		var valueOf = "";
		for (var word : words) {
			if (word.kind() != Kind.VALUE) {
				named.add(word);
				continue;
			}
			var leads = first && !word.text().startsWith("-");
			first &= leads && word.text().equals("exec");
			if (leads) {
				named.add(as(Kind.PROGRAM, word));
			} else if (valueOf.isEmpty() && word.text().startsWith("-") && word.text().length() > 1) {
				named.add(as(Kind.OPTION, word));
				valueOf = takesValue(word.text()) ? word.text() : "";
			} else {
				named.add(word);
				valueOf = "";
			}
		}
		return named;
	}

	private static Word as(Kind kind, Word word) {
		return new Word(kind, word.text(), word.start(), word.end());
	}

	static boolean takesValue(String option) {
		return QemuCommandLine.optionsOf(List.of(option, "x")).getFirst().value().isPresent();
	}
}
