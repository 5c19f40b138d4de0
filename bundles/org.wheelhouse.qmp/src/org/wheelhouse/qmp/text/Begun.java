package org.wheelhouse.qmp.text;

import com.fasterxml.jackson.databind.node.TextNode;

/**
 * What is written at the caret so far, and how something is put in its place.
 *
 * @param start    where it begins
 * @param end      where it ends, which may be behind the caret
 * @param text     what is there before the caret, without quotes
 * @param followed whether what belongs between a name and its value is there
 */
record Begun(int start, int end, String text, Form form, boolean followed) {

	/** In what it is written. */
	enum Form {
		SHORTHAND, JSON, JSON_STRING
	}

	/** Whether this can go on as a word. */
	boolean mayBecome(String word) {
		return word.startsWith(text);
	}

	/** Whether this can go on as a word of JSON that is no string. */
	boolean mayBecomeLiteral(String word) {
		return form != Form.JSON_STRING && mayBecome(word);
	}

	/** A name, ready for its value. */
	String name(String name, boolean ofObject) {
		return switch (form) {
			case SHORTHAND -> name + (followed ? "" : ofObject ? "." : "=");
			case JSON, JSON_STRING -> TextNode.valueOf(name) + (followed ? "" : ":");
		};
	}

	/** A string as value. */
	String string(String value) {
		return form == Form.SHORTHAND ? value : TextNode.valueOf(value).toString();
	}
}
