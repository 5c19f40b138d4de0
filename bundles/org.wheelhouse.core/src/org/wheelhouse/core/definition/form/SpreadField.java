package org.wheelhouse.core.definition.form;

import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.commandline.WrittenOption;
import org.wheelhouse.core.commandline.WrittenOption.Type;
import org.wheelhouse.host.DefinitionText;

/**
 * A field of a key that all nodes of a disk have to have when they are options of their own: a request for discard is dropped
 * by the first one that ignores it, and a node is read only when one beneath it is.
 */
final class SpreadField {

	private final Claims claims;
	private final String name;
	private final String key;
	private final List<WrittenOption> nodes;
	private final List<String> choices;

	/** @param choices with the default first; none for a switch that is off by default */
	SpreadField(Claims claims, String name, String key, List<WrittenOption> nodes, List<String> choices) {
		this.claims = claims;
		this.name = name;
		this.key = key;
		this.nodes = nodes;
		this.choices = choices;
	}

	private boolean isSwitch() {
		return choices.isEmpty();
	}

	Field field() {
		var written = nodes.stream().flatMap(node -> node.value(key).stream()).map(this::normal).toList();
		// One that is on is enough for a switch; all have to say it for a choice, and the first tells what is wanted.
		var value = isSwitch() && written.contains("on") ? Optional.of("on") : written.stream().findFirst();
		return new Field(name, isSwitch() ? FieldKind.SWITCH : FieldKind.CHOICE, value,
				isSwitch() ? "off" : choices.getFirst(), choices,
				nodes.stream().flatMap(node -> node.part(key).map(node::span).stream()).toList(), "",
				other -> with(value.orElse(""), other));
	}

	private String normal(String value) {
		return isSwitch() ? WrittenOption.isOn(value) ? "on" : WrittenOption.isOff(value) ? "off" : value : value;
	}

	private DefinitionText with(String now, String value) {
		if (value.equals(now)) {
			return claims.text();
		}
		var text = claims.text();
		boolean out = value.isEmpty() || isSwitch() && value.equals("off");
		for (var node : nodes) {
			var there = WrittenOption.of(text, node.index());
			text = out
					? there.without(key)
					: there.with(key, value, isSwitch() ? Type.SWITCH : Type.TEXT);
		}
		return text;
	}
}
