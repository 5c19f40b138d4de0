package org.wheelhouse.core.definition.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.wheelhouse.core.commandline.WrittenOption;

/** Sections that are devices with what is behind each, and options of old that stand for such. */
final class DeviceSections {

	private static final Pattern ADAPTER = Pattern
			.compile("VGA|secondary-vga|(virtio|vhost-user)-(vga|gpu)(-.*)?|qxl(-vga)?|"
					+ "cirrus-vga|isa-cirrus-vga|isa-vga|bochs-display|ramfb|vmware-svga|ati-vga|sm501|cg3|tcx");
	private static final Pattern SOUND = Pattern
			.compile("(ich9-)?intel-hda|hda-.*|AC97|ES1370|sb16|adlib|gus|cs4231a?|usb-audio|virtio-s(ou)?nd(-.*)?");
	private static final Pattern USB = Pattern
			.compile("(.*-)?(u|o|e|x)hci(-.*)?|(ich9|piix[34]|vt82c686b)-usb-.*|usb-.*|u2f-.*");
	private static final Pattern SERIAL = Pattern.compile(
			"isa-(serial|parallel|debugcon)|pci-serial.*|usb-(serial|braille)|virtio-serial(-.*)?|virtserialport|virtconsole|"
					+ "sclp(lm)?console|spapr-vty");
	private static final Pattern TPM = Pattern.compile("tpm-.*");
	private static final Pattern RNG = Pattern.compile(
			"virtio-(rng|balloon)(-.*)?|i6300esb|ib700|diag288|pvpanic.*|vmcoreinfo|vmgenid|hv-balloon");
	private static final Pattern SHARED = Pattern.compile("virtio-9p(-.*)?|vhost-user-fs(-.*)?");
	private static final Pattern PLACE = Pattern.compile(
			"pcie-root-port|ioh3420|x3130-upstream|xio3130-downstream|pcie-pci-bridge|pci-bridge.*|i82801b11-bridge|pxb(-.*)?");

	private final Claims claims;
	private final DeviceAdditions additions;

	DeviceSections(Claims claims) {
		this.claims = claims;
		additions = new DeviceAdditions(claims);
	}

	private static Predicate<String> is(Pattern pattern) {
		return driver -> pattern.matcher(driver).matches();
	}

	/** One item for each of these options, with a field for all that is in it. */
	private List<Item> each(String... names) {
		return new ArrayList<>(claims.free(names).stream().map(option -> ItemMaker.of(claims, option)).toList());
	}

	private List<Item> devices(Pattern pattern) {
		return claims.devices(is(pattern)).stream().map(option -> ItemMaker.of(claims, option)).toList();
	}

	Section display() {
		var items = new ArrayList<Item>();
		var item = new ItemMaker(claims, "");
		for (var option : List.of("nographic", "full-screen")) {
			item.has(claims.free(option)).with(new SwitchField(claims, option, option).field());
		}
		var adapters = claims.named("vga");
		item.has(adapters).has(claims.free("k"))
				.with(new KeyField(claims, "vga", "").in(adapters).creating("vga")
						.choice(List.copyOf(claims.facts().backends().vgas())))
				.with(new KeyField(claims, "k", "").in(claims.named("k")).creating("k"));
		items.add(item.item());
		for (var option : claims.free("display", "vnc", "spice", "sdl", "curses")) {
			items.add(shown(option));
		}
		items.addAll(devices(ADAPTER));
		return new Section(SectionKind.DISPLAY, screen(), items, additions.display());
	}

	private Item shown(WrittenOption option) {
		var first = WrittenOption.firstKey(option.name());
		var item = new ItemMaker(claims, ItemMaker.dashed(option)).has(option);
		if (option.name().equals("display")) {
			item.with(new KeyField(claims, "display", "type").in(option).needed()
					.choice(claims.facts().displays().stream().sorted().toList()));
		} else {
			item.head(option);
		}
		return item.others(option, first).more(Optional.of(option)).removable().item();
	}

	private String screen() {
		if (!claims.named("vnc").isEmpty()) {
			return "VNC";
		}
		if (!claims.named("spice").isEmpty()) {
			return "SPICE";
		}
		return claims.named("display").reversed().stream().flatMap(option -> option.value("type").stream()).findFirst()
				.orElse(claims.named("nographic").isEmpty() ? "" : "none");
	}

	Section sound() {
		var items = each("audiodev", "audio", "soundhw");
		var cards = devices(SOUND);
		items.addAll(cards);
		return section(SectionKind.SOUND, items, additions.sound());
	}

	Section usb() {
		var items = new ArrayList<Item>();
		var item = new ItemMaker(claims, "").has(claims.free("usb"))
				.with(new SwitchField(claims, "usb", "usb").field());
		items.add(item.item());
		items.addAll(each("usbdevice"));
		int first = items.size();
		items.addAll(devices(USB));
		long plugged = items.size() - first;
		return new Section(SectionKind.USB, plugged == 0 ? "" : String.valueOf(plugged), items, additions.usb());
	}

	/** Last of those that use character devices. */
	Section serial() {
		var items = each("serial", "parallel", "monitor", "qmp", "qmp-pretty", "mon", "debugcon", "gdb");
		for (var device : claims.devices(is(SERIAL))) {
			items.add(withBackend(device, "chardev", "chardev"));
		}
		items.addAll(each("chardev"));
		return section(SectionKind.SERIAL, items, additions.serial());
	}

	/** A device with what it refers to, in one item. */
	private Item withBackend(WrittenOption device, String key, String option) {
		var backend = claims.backend(option, device.value(key));
		var item = new ItemMaker(claims, GeneralSections.title(device)).has(device).has(backend).head(device);
		backend.ifPresent(behind -> {
			item.head(behind).others(behind, "id", WrittenOption.firstKey(option));
			if (option.equals("tpmdev")) {
				claims.backend("chardev", behind.value("chardev"))
						.ifPresent(socket -> item.has(socket).others(socket, "id", "backend"));
			}
		});
		return item.others(device, "driver", "id").more(Optional.of(device)).removable().item();
	}

	Section tpm() {
		var items = new ArrayList<Item>();
		claims.devices(is(TPM)).forEach(device -> items.add(withBackend(device, "tpmdev", "tpmdev")));
		items.addAll(each("tpmdev"));
		return section(SectionKind.TPM, items, items.isEmpty() ? additions.tpm() : List.of());
	}

	Section miscellaneous() {
		var items = each("watchdog", "watchdog-action", "balloon");
		claims.devices(is(RNG)).forEach(device -> items.add(withBackend(device, "rng", "object")));
		claims.free("object").stream().filter(option -> option.value("qom-type").orElse("").startsWith("rng-"))
				.forEach(option -> items.add(ItemMaker.of(claims, option)));
		return section(SectionKind.MISCELLANEOUS, items, additions.miscellaneous());
	}

	Section sharedFolders() {
		var items = each("virtfs");
		claims.devices(is(SHARED)).forEach(device -> items.add(device.value("fsdev").isPresent()
				? withBackend(device, "fsdev", "fsdev")
				: withBackend(device, "chardev", "chardev")));
		items.addAll(each("fsdev"));
		return section(SectionKind.SHARED_FOLDERS, items, additions.sharedFolders());
	}

	Section places() {
		return section(SectionKind.PLACES, devices(PLACE), additions.places());
	}

	/** Whatever is left. */
	Section asWritten() {
		var items = new ArrayList<Item>();
		for (var option : claims.options()) {
			if (claims.isFree(option)) {
				items.add(asWritten(option));
			}
		}
		return section(SectionKind.AS_WRITTEN, items, additions.anything());
	}

	private Item asWritten(WrittenOption option) {
		return switch (option.style()) {
			case SWITCH -> new ItemMaker(claims, ItemMaker.dashed(option)).has(option).removable().item();
			case LITERAL -> new ItemMaker(claims, ItemMaker.dashed(option)).has(option)
					.with(ItemMaker.value(claims, option)).removable().item();
			case JSON, COMMAS -> option.name().equals("device") || option.name().equals("object")
					? ItemMaker.of(claims, option)
					: new ItemMaker(claims, ItemMaker.dashed(option)).has(option).with(ItemMaker.value(claims, option))
							.removable().item();
		};
	}

	private static Section section(SectionKind kind, List<Item> items, List<Addition> additions) {
		return new Section(kind, items.isEmpty() ? "" : String.valueOf(items.size()), items, additions);
	}
}
