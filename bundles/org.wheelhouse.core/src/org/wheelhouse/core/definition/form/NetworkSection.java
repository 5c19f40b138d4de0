package org.wheelhouse.core.definition.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.wheelhouse.core.commandline.WrittenOption;
import org.wheelhouse.core.definition.form.Addition.Ask;
import org.wheelhouse.host.DefinitionText;

/** Network cards and what is behind them: {@code -netdev} with a device, {@code -nic}, and {@code -net} of old. */
final class NetworkSection {

	private static final Pattern CARD = Pattern
			.compile("virtio-net(-.*)?|e1000(e|-.*)?|igb|rtl8139|ne2k_(pci|isa)|pcnet|"
					+ "i8255.*|vmxnet3|tulip|usb-net|lan9118|spapr-vlan|sungem|sunhme|xen-net-device|rocker");

	private final Claims claims;
	private final List<Item> items = new ArrayList<>();

	NetworkSection(Claims claims) {
		this.claims = claims;
	}

	Section section() {
		for (var option : claims.free("netdev", "nic", "net", "device")) {
			if (!claims.isFree(option)) {
				continue;
			}
			switch (option.name()) {
				case "netdev" -> netdev(option);
				case "device" -> card(option);
				default -> old(option);
			}
		}
		long count = items.size();
		return new Section(SectionKind.NETWORK, count == 0 ? "" : String.valueOf(count), items, List.of(addition()));
	}

	private void card(WrittenOption device) {
		var backend = claims.backend("netdev", device.value("netdev"));
		if (CARD.matcher(Claims.driver(device)).matches() || device.value("netdev").isPresent()) {
			put(backend, Optional.of(device));
		}
	}

	private void netdev(WrittenOption netdev) {
		put(Optional.of(netdev), claims.user("netdev", netdev.value("id")));
	}

	private void put(Optional<WrittenOption> netdev, Optional<WrittenOption> device) {
		var title = device.map(GeneralSections::title)
				.orElseGet(() -> netdev.flatMap(option -> option.value("id")).orElse("-netdev"));
		var item = new ItemMaker(claims, title).has(netdev).has(device);
		var chardev = claims.backend("chardev", netdev.filter(option -> Claims.isOfType(option, "vhost-user"))
				.flatMap(option -> option.value("chardev")));
		item.has(chardev);
		netdev.ifPresent(option -> backend(item, option));
		device.ifPresent(option -> item
				.with(new KeyField(claims, FieldNames.MODEL, "driver").in(option).needed().choice(cards()))
				.with(new KeyField(claims, FieldNames.MAC).in(option))
				.with(new KeyField(claims, FieldNames.BOOT_INDEX).in(option).number())
				.others(option, "driver", "netdev", "id", "mac", "bootindex").more(device));
		chardev.ifPresent(option -> item.others(option, "id"));
		items.add(item.removable().item());
	}

	/** {@code -nic user,model=…,mac=…} or {@code -net nic,macaddr=…} and {@code -net user}. */
	private void old(WrittenOption option) {
		var type = option.value("type").orElse("");
		boolean nic = option.name().equals("nic");
		var item = new ItemMaker(claims, "-" + option.name() + " " + type).has(option);
		boolean card = nic && !type.equals("none") || type.equals("nic");
		boolean backend = !type.equals("nic");
		if (backend) {
			backend(item, option);
		}
		if (card) {
			item.with(new KeyField(claims, FieldNames.MODEL).in(option).choice(cards()))
					.with(new KeyField(claims, FieldNames.MAC, nic ? "mac" : "macaddr", "macaddr", "mac").in(option));
		}
		if (!backend) {
			item.others(option, "type", "model", "mac", "macaddr");
		}
		items.add(item.removable().item());
	}

	private void backend(ItemMaker item, WrittenOption option) {
		var type = option.value("type").orElse("");
		item.with(new NetworkType(claims, option).field());
		var written = new ArrayList<>(List.of("type", "id", "hostfwd", "guestfwd"));
		if (option.name().equals("nic")) {
			written.addAll(List.of("model", "mac", "macaddr"));
		}
		if (type.equals("user")) {
			item.with(new ListField(claims, FieldNames.FORWARDS, "hostfwd", FieldKind.FORWARDS, option).field());
			if (option.parts().stream().anyMatch(part -> part.key().startsWith("guestfwd"))) {
				item.with(new ListField(claims, "guestfwd", "guestfwd", FieldKind.LINES, option).field());
			}
		}
		for (var key : NetworkType.usual(type)) {
			item.with(new KeyField(claims, key).in(option));
			written.add(key);
		}
		option.parts().stream().map(WrittenOption.Part::key).filter(key -> key.matches("(host|guest)fwd\\..*"))
				.forEach(written::add);
		item.others(option, written.toArray(String[]::new));
		if (option.name().equals("netdev")) {
			item.more(Optional.of(option));
		}
	}

	private List<String> cards() {
		return claims.types().devicesWith("netdev");
	}

	private Addition addition() {
		var types = claims.facts().netdevTypes().stream().filter(type -> !type.equals("hubport")).sorted().toList();
		return new Addition(FieldNames.ADD_NETWORK,
				List.of(new Ask(FieldNames.NETWORK, FieldKind.CHOICE, "user", types),
						new Ask(FieldNames.MODEL, FieldKind.CHOICE, "virtio-net-pci", cards()),
						new Ask(FieldNames.MAC, FieldKind.TEXT, freshMac(), List.of())),
				answers -> added(answers.getOrDefault(FieldNames.NETWORK, "user"),
						answers.getOrDefault(FieldNames.MODEL, ""), answers.getOrDefault(FieldNames.MAC, "")));
	}

	/** Of this definition's own, in QEMU's range, and none that it has. */
	private String freshMac() {
		var written = claims.text().text();
		int number = written.hashCode();
		while (true) {
			var mac = String.format("52:54:00:%02x:%02x:%02x", number >> 16 & 0xff, number >> 8 & 0xff, number & 0xff);
			if (!written.toLowerCase(java.util.Locale.ROOT).contains(mac)) {
				return mac;
			}
			number++;
		}
	}

	/** Never a {@code -nic}: it would get its slot before all devices, and move them. */
	private DefinitionText added(String type, String model, String mac) {
		var types = claims.types();
		var id = claims.freshId("net");
		var text = Insertion.into(claims.text(), types).parts("netdev", Insertion.parts("type", type, "id", id));
		return Insertion.into(text, types).parts("device",
				Insertion.parts("driver", model, "netdev", id, "id", nicId(id), "mac", mac));
	}

	private String nicId(String netdev) {
		var id = "nic" + netdev.substring("net".length());
		var taken = claims.options().stream().flatMap(option -> option.value("id").stream()).toList();
		return Set.copyOf(taken).contains(id) ? claims.freshId("nic") : id;
	}
}
