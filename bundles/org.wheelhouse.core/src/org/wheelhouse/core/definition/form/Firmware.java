package org.wheelhouse.core.definition.form;

import java.util.ArrayList;
import java.util.List;

import org.wheelhouse.core.commandline.WrittenOption;

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
}
