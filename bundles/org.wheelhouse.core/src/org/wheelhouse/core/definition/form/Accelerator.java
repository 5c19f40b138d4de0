package org.wheelhouse.core.definition.form;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.wheelhouse.core.commandline.WrittenOption;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.QemuOption;

/** The accelerator in all its notations: {@code -accel kvm}, {@code -machine accel=kvm:tcg}, {@code -enable-kvm}. */
final class Accelerator {

	private static final String SEVERAL = "Several -accel are tried one after the other; edit them in the source.";

	private Accelerator() {
	}

	static Field field(Claims claims, List<WrittenOption> machines) {
		var options = claims.named("accel");
		var kvm = claims.named("enable-kvm");
		var choices = List.copyOf(claims.facts().accelerators());
		boolean inMachine = machines.stream().anyMatch(option -> option.value("accel").isPresent());
		if (inMachine) {
			return new KeyField(claims, FieldNames.ACCELERATOR).in(machines).choice(choices).field();
		}
		if (options.isEmpty() && !kvm.isEmpty()) {
			return new Field(FieldNames.ACCELERATOR, FieldKind.CHOICE, Optional.of("kvm"), "tcg", choices,
					kvm.stream().map(WrittenOption::span).toList(), "", value -> without(claims.text(), kvm, value));
		}
		var field = new KeyField(claims, FieldNames.ACCELERATOR).in(options).creating("accel").choice(choices)
				.otherwise("tcg").field();
		return options.size() < 2
				? field
				: new Field(field.name(), field.kind(), field.value(), "", choices, field.where(), SEVERAL,
						field.edit());
	}

	private static DefinitionText without(DefinitionText text, List<WrittenOption> kvm, String value) {
		if (value.equals("kvm")) {
			return text;
		}
		int at = kvm.getFirst().index();
		var others = kvm.stream().skip(1).map(WrittenOption::index).collect(java.util.stream.Collectors.toSet());
		var fewer = others.isEmpty() ? text : text.without(others);
		if (value.isEmpty()) {
			return Removal.of(fewer, Set.of(at)).orElse(text);
		}
		return fewer.insert(at, QemuOption.of("accel", value)).without(Set.of(at + 1));
	}
}
