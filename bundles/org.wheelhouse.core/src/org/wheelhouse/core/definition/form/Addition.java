package org.wheelhouse.core.definition.form;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.wheelhouse.host.DefinitionText;

/**
 * Something that can be added to a section. Immutable, and of one text. Any thread.
 *
 * @param name what its label is found by, see {@link FieldNames}
 * @param asks what has to be known first, in the order in which it is asked
 * @param edit does it, when it is told all of that
 */
public record Addition(String name, List<Ask> asks, Function<Map<String, String>, DefinitionText> edit) {

	/**
	 * Something that has to be known.
	 *
	 * @param defaultValue what is offered; empty where nothing can be: then it must be filled in
	 * @param choices      empty when it is anything
	 */
	public record Ask(String name, FieldKind kind, String defaultValue, List<String> choices) {
		public Ask {
			choices = List.copyOf(choices);
		}
	}

	public Addition {
		asks = List.copyOf(asks);
	}

	/**
	 * The definition with it; all other options stay as they are.
	 *
	 * @param answers by the names of the asks; where one is missing, what was offered counts
	 */
	public DefinitionText added(Map<String, String> answers) {
		var all = new java.util.HashMap<String, String>();
		asks.forEach(ask -> all.put(ask.name(), answers.getOrDefault(ask.name(), ask.defaultValue())));
		return edit.apply(all);
	}
}
