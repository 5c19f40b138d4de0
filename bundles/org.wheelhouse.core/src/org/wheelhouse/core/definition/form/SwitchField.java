package org.wheelhouse.core.definition.form;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.wheelhouse.core.commandline.WrittenOption;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.QemuOption;

/** A field of an option without a value: it is on when it is there. */
final class SwitchField {

	private final Claims claims;
	private final String name;
	private final String option;

	SwitchField(Claims claims, String name, String option) {
		this.claims = claims;
		this.name = name;
		this.option = option;
	}

	Field field() {
		var there = claims.named(option);
		return new Field(name, FieldKind.SWITCH, there.isEmpty() ? Optional.empty() : Optional.of("on"), "off",
				List.of(), there.stream().map(WrittenOption::span).toList(), "", value -> with(value, there));
	}

	private DefinitionText with(String value, List<WrittenOption> there) {
		if (value.equals("on")) {
			return there.isEmpty()
					? Insertion.into(claims.text(), claims.types()).option(QemuOption.of(option))
					: claims.text();
		}
		return there.isEmpty()
				? claims.text()
				: Removal.of(claims.text(), there.stream().map(WrittenOption::index).collect(Collectors.toSet()))
						.orElse(claims.text());
	}
}
