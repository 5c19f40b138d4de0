package org.wheelhouse.core.definition.form;

import java.util.ArrayList;
import java.util.List;

import org.wheelhouse.core.commandline.WrittenOption;
import org.wheelhouse.core.commandline.WrittenOption.Type;
import org.wheelhouse.core.definition.form.Addition.Ask;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.QemuOption;

/** The flash memories of a machine, which hold UEFI's code and variables, in all their notations. */
final class Firmware {

	private final Claims claims;

	Firmware(Claims claims) {
		this.claims = claims;
	}

	List<Item> items() {
		var items = new ArrayList<Item>();
		claims.free("pflash").forEach(option -> items.add(new ItemMaker(claims, "pflash").has(option)
				.with(new KeyField(claims, FieldNames.IMAGE, "").in(option).file()).removable().item()));
		claims.free("drive").stream().filter(option -> option.value("if").filter("pflash"::equals).isPresent())
				.forEach(option -> items.add(drive(option)));
		var machines = claims.named("machine", "M");
		for (var place : List.of("pflash0", "pflash1")) {
			machines.stream().flatMap(option -> option.value(place).stream()).findFirst()
					.flatMap(node -> claims.backend("blockdev", java.util.Optional.of(node)))
					.ifPresent(node -> items.add(new BlockNodes(claims, node).item(place)));
		}
		return items;
	}

	private Item drive(WrittenOption option) {
		return new ItemMaker(claims, option.value("unit").map(unit -> "pflash" + unit).orElse("pflash")).has(option)
				.with(new KeyField(claims, FieldNames.IMAGE, "file").in(option).file())
				.with(new KeyField(claims, FieldNames.FORMAT).in(option)
						.choice(List.copyOf(claims.facts().blockDrivers())))
				.with(new KeyField(claims, FieldNames.READ_ONLY, "readonly", "read-only").in(option).onOff("off"))
				.others(option, "file", "format", "readonly", "read-only", "if").removable().item();
	}

	/**
	 * UEFI by a file with its code and a file with its variables. As nodes, not drives: HMP's {@code savevm} takes the first
	 * drive that can be written for the guest's memory, and that must never be the variables.
	 */
	Addition uefi() {
		return new Addition(FieldNames.ADD_UEFI,
				List.of(new Ask(FieldNames.CODE, FieldKind.FILE, "", List.of()),
						new Ask(FieldNames.VARIABLES, FieldKind.FILE, "", List.of())),
				answers -> uefi(answers.getOrDefault(FieldNames.CODE, ""),
						answers.getOrDefault(FieldNames.VARIABLES, "")));
	}

	private DefinitionText uefi(String code, String variables) {
		var text = flash(claims.text(), "pflash0", code, "raw", "on");
		return variables.isEmpty() ? text : flash(text, "pflash1", variables, "qcow2", "");
	}

	private DefinitionText flash(DefinitionText text, String place, String file, String format, String readOnly) {
		var now = new Claims(text, claims.facts());
		var node = now.freshId("flash");
		var with = Insertion.into(text, claims.types()).parts("blockdev",
				Insertion.parts("driver", format, "node-name", node,
						"read-only", readOnly, "file.driver", "file", "file.filename", file));
		var machines = new Claims(with, claims.facts()).named("machine", "M");
		return machines.isEmpty()
				? Insertion.into(with, claims.types()).option(QemuOption.of("machine", place + "=" + node))
				: machines.getLast().with(place, node, Type.TEXT);
	}
}
