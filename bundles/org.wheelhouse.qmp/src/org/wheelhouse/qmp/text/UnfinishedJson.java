package org.wheelhouse.qmp.text;

import java.util.List;
import java.util.Optional;

import org.wheelhouse.qmp.text.JsonTokens.Token;
import org.wheelhouse.qmp.text.JsonTokens.Token.Scalar;
import org.wheelhouse.qmp.text.JsonTokens.Token.Sign;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * JSON that somebody is writing: what is there of it, and where the caret is in it. What is at the caret is no part of the tree.
 * Never fails: what makes no sense is left out.
 */
final class UnfinishedJson {

	/**
	 * Where the caret is.
	 *
	 * @param path of the object whose member's name is written, or of the value that is written
	 * @param name whether a name is written
	 */
	record Caret(JsonPointer path, boolean name, Begun begun) {}

	/** Deeper is nothing that QEMU takes. */
	private static final int DEEPEST = 100;
	private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;
	private static final Sign END = new Sign('\0');

	private final String text;
	private final List<Token> tokens;
	private int next;
	private int depth;
	private Optional<Caret> caret = Optional.empty();
	private final JsonNode root;

	private UnfinishedJson(String text, List<Token> tokens, int caret) {
		this.text = text;
		this.tokens = tokens;
		this.root = value(JsonPointer.empty(), caret);
	}

	/** Reads what begins at a place. */
	static UnfinishedJson read(String text, int start, int caret) {
		return new UnfinishedJson(text, JsonTokens.of(text, start, caret), caret);
	}

	/** What is there besides what is written; missing when it makes no sense. */
	JsonNode root() {
		return root;
	}

	/** Empty where nothing can be written on. */
	Optional<Caret> caret() {
		return caret;
	}

	private Token peek() {
		return next < tokens.size() ? tokens.get(next) : END;
	}

	private boolean nextIs(char sign) {
		return peek() instanceof Sign found && found.sign() == sign;
	}

	private JsonNode value(JsonPointer path, int position) {
		return switch (peek()) {
			case Scalar scalar -> {
				next++;
				if (scalar.written()) {
					caret = Optional.of(new Caret(path, false, begun(scalar, position, false)));
				}
				yield scalar.written() ? FACTORY.missingNode() : node(scalar);
			}
			case Sign sign when sign.sign() == '{' && depth < DEEPEST -> object(path, position);
			case Sign sign when sign.sign() == '[' && depth < DEEPEST -> array(path, position);
			case Sign _ -> FACTORY.missingNode();
		};
	}

	private JsonNode object(JsonPointer path, int position) {
		var object = FACTORY.objectNode();
		enter();
		for (var begins = true; !closes('}', ']');) {
			if (!(peek() instanceof Scalar name)) {
				begins = nextIs(',');
				next++;
				continue;
			}
			next++;
			var valued = nextIs(':');
			if (name.written() && begins) {
				caret = Optional.of(new Caret(path, true, begun(name, position, valued)));
			}
			if (valued) {
				next++;
				var value = value(path.appendProperty(name.text()), position);
				if (!value.isMissingNode() && !name.written()) {
					object.set(name.text(), value);
				}
			}
			begins = false;
		}
		return object;
	}

	private JsonNode array(JsonPointer path, int position) {
		var array = FACTORY.arrayNode();
		enter();
		for (var begins = true; !closes(']', '}');) {
			if (nextIs(',') || nextIs(':') || !begins && peek() instanceof Scalar) {
				begins = nextIs(',');
				next++;
				continue;
			}
			var value = value(path.appendIndex(array.size()), position);
			array.add(value.isMissingNode() ? FACTORY.nullNode() : value);
			begins = false;
		}
		return array;
	}

	private void enter() {
		next++;
		depth++;
	}

	/** Whether what is read ends here: by its bracket, by that of what is around it, or because there is no more. */
	private boolean closes(char own, char outer) {
		if (!nextIs(own) && !nextIs(outer) && peek() != END) {
			return false;
		}
		next += nextIs(own) ? 1 : 0;
		depth--;
		return true;
	}

	private Begun begun(Scalar scalar, int position, boolean named) {
		var start = scalar.quoted() ? Math.min(position, scalar.from() + 1) : scalar.from();
		var form = scalar.quoted() ? Begun.Form.JSON_STRING : Begun.Form.JSON;
		return new Begun(scalar.from(), scalar.to(), text.substring(Math.min(start, position), position), form, named);
	}

	private static JsonNode node(Scalar scalar) {
		return switch (scalar.quoted() ? "" : scalar.text()) {
			case "true" -> FACTORY.booleanNode(true);
			case "false" -> FACTORY.booleanNode(false);
			case "null" -> FACTORY.nullNode();
			default -> FACTORY.textNode(scalar.text());
		};
	}
}
