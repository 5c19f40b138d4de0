package org.wheelhouse.core.definition.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.wheelhouse.core.capability.DeviceModel;
import org.wheelhouse.core.definition.form.Addition.Ask;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.QemuOption;

/** What can be added to the sections of devices. */
final class DeviceAdditions {

	private final Claims claims;

	DeviceAdditions(Claims claims) {
		this.claims = claims;
	}

	private Insertion insertion(DefinitionText text) {
		return Insertion.into(text, claims.types());
	}

	private Insertion insertion() {
		return insertion(claims.text());
	}

	private List<String> devices(Predicate<DeviceModel> which) {
		return claims.facts().devices().values().stream().filter(DeviceModel::creatable).filter(which)
				.map(DeviceModel::name).sorted().toList();
	}

	private static Ask choice(String name, String offered, List<String> choices) {
		return new Ask(name, FieldKind.CHOICE,
				choices.isEmpty() || offered.isEmpty() || choices.contains(offered) ? offered : choices.getFirst(),
				choices);
	}

	private static Ask ask(String name, FieldKind kind, String offered) {
		return new Ask(name, kind, offered, List.of());
	}

	/** One device of a type that is asked for. */
	private Addition device(String name, String offered, List<String> choices, String word) {
		return new Addition(name, List.of(choice(FieldNames.DRIVER, offered, choices)),
				answers -> device(answers.getOrDefault(FieldNames.DRIVER, offered), word));
	}

	private DefinitionText device(String driver, String word, String... more) {
		var parts = Insertion.parts("driver", driver, "id", claims.freshId(word));
		parts.putAll(Insertion.parts(more));
		return insertion().parts("device", parts);
	}

	private static Addition asking(String name, Ask ask, Function<String, DefinitionText> edit) {
		return new Addition(name, List.of(ask), answers -> edit.apply(answers.getOrDefault(ask.name(), "")));
	}

	List<Addition> display() {
		var displays = claims.facts().displays().stream().sorted().toList();
		return List.of(
				asking(FieldNames.ADD_VNC, ask(FieldNames.ADDRESS, FieldKind.TEXT, "127.0.0.1:0"),
						address -> insertion().option(QemuOption.of("vnc", address))),
				asking(FieldNames.ADD_DISPLAY, choice("display", "none", displays),
						type -> insertion().option(QemuOption.of("display", type))),
				device(FieldNames.ADD_ADAPTER, "virtio-vga", devices(model -> model.category().startsWith("Display")),
						"video"));
	}

	List<Addition> sound() {
		var drivers = claims.facts().audiodevs().stream().sorted().toList();
		var cards = devices(model -> model.category().startsWith("Sound"));
		return List.of(new Addition(FieldNames.ADD_SOUND,
				List.of(choice("audiodev", "none", drivers), choice(FieldNames.DRIVER, "AC97", cards)), this::sound));
	}

	private DefinitionText sound(Map<String, String> answers) {
		var card = answers.getOrDefault(FieldNames.DRIVER, "");
		var id = claims.freshId("audio");
		var text = insertion().parts("audiodev",
				Insertion.parts("driver", answers.getOrDefault("audiodev", ""), "id", id));
		if (card.equals("intel-hda") || card.equals("ich9-intel-hda")) {
			var hda = claims.freshId("hda");
			text = insertion(text).parts("device", Insertion.parts("driver", card, "id", hda));
			return insertion(text).parts("device",
					Insertion.parts("driver", "hda-duplex", "bus", hda + ".0", "audiodev", id));
		}
		return insertion(text).parts("device",
				Insertion.parts("driver", card, "id", claims.freshId("sound"), "audiodev", id));
	}

	List<Addition> usb() {
		var controllers = devices(model -> model.category().startsWith("USB") && model.bus().orElse("").equals("PCI"));
		var plugged = devices(model -> model.bus().orElse("").equals("usb-bus"));
		return List.of(device(FieldNames.ADD_USB_CONTROLLER, "qemu-xhci", controllers, "usb"),
				device(FieldNames.ADD_USB_DEVICE, "usb-tablet", plugged, "input"));
	}

	List<Addition> serial() {
		return List.of(asking(FieldNames.ADD_SERIAL, ask(FieldNames.ADDRESS, FieldKind.TEXT, "pty"),
				backend -> insertion().option(QemuOption.of("serial", backend))));
	}

	List<Addition> tpm() {
		var models = devices(model -> model.property("tpmdev").isPresent());
		return List.of(new Addition(FieldNames.ADD_TPM, List.of(ask(FieldNames.SOCKET, FieldKind.FILE, ""),
				choice(FieldNames.DRIVER, "tpm-crb", models)), this::tpm));
	}

	private DefinitionText tpm(Map<String, String> answers) {
		var socket = claims.freshId("chrtpm");
		var tpm = claims.freshId("tpm");
		var text = insertion().parts("chardev",
				Insertion.parts("backend", "socket", "id", socket, "path",
						answers.getOrDefault(FieldNames.SOCKET, "")));
		text = insertion(text).parts("tpmdev", Insertion.parts("type", "emulator", "id", tpm, "chardev", socket));
		return insertion(text).parts("device",
				Insertion.parts("driver", answers.getOrDefault(FieldNames.DRIVER, ""), "tpmdev", tpm));
	}

	List<Addition> miscellaneous() {
		return List.of(
				device(FieldNames.ADD_RNG, "virtio-rng-pci", devices(model -> model.name().startsWith("virtio-rng")),
						"rng"),
				device(FieldNames.ADD_BALLOON, "virtio-balloon-pci",
						devices(model -> model.name().startsWith("virtio-balloon")), "balloon"),
				device(FieldNames.ADD_WATCHDOG, "i6300esb", devices(model -> model.category().startsWith("Watchdog")),
						"watchdog"),
				device(FieldNames.ADD_PANIC, "pvpanic", devices(model -> model.name().startsWith("pvpanic")), "panic"));
	}

	List<Addition> sharedFolders() {
		var nineP = new Addition(FieldNames.ADD_9P,
				List.of(ask(FieldNames.FOLDER, FieldKind.FOLDER, ""), ask(FieldNames.TAG, FieldKind.TEXT, "shared")),
				answers -> nineP(answers.getOrDefault(FieldNames.FOLDER, ""),
						answers.getOrDefault(FieldNames.TAG, "")));
		var virtioFs = new Addition(FieldNames.ADD_VIRTIOFS,
				List.of(ask(FieldNames.SOCKET, FieldKind.FILE, ""), ask(FieldNames.TAG, FieldKind.TEXT, "shared")),
				answers -> virtioFs(answers.getOrDefault(FieldNames.SOCKET, ""),
						answers.getOrDefault(FieldNames.TAG, "")));
		return List.of(nineP, virtioFs);
	}

	private DefinitionText nineP(String folder, String tag) {
		var id = claims.freshId("fs");
		var text = insertion().parts("fsdev",
				Insertion.parts("fsdriver", "local", "id", id, "path", folder, "security_model", "mapped-xattr"));
		return insertion(text).parts("device",
				Insertion.parts("driver", "virtio-9p-pci", "fsdev", id, "mount_tag", tag));
	}

	private DefinitionText virtioFs(String socket, String tag) {
		var id = claims.freshId("chrfs");
		var text = insertion().parts("chardev", Insertion.parts("backend", "socket", "id", id, "path", socket));
		return insertion(text).parts("device",
				Insertion.parts("driver", "vhost-user-fs-pci", "chardev", id, "tag", tag));
	}

	List<Addition> places() {
		return List.of(asking(FieldNames.ADD_PORT, ask(FieldNames.COUNT, FieldKind.NUMBER, "1"), this::ports));
	}

	/** Root ports, each with a chassis of its own, which has to be another than all others. */
	private DefinitionText ports(String count) {
		var taken = new ArrayList<>(
				claims.named("device").stream().flatMap(device -> device.value("chassis").stream()).toList());
		var text = claims.text();
		for (int i = count.matches("[1-9][0-9]?") ? Integer.parseInt(count) : 1; i > 0; i--) {
			var chassis = IntStream.iterate(1, number -> number + 1).mapToObj(String::valueOf)
					.filter(number -> !taken.contains(number)).findFirst().orElseThrow();
			taken.add(chassis);
			var id = new Claims(text, claims.facts()).freshId("rp");
			text = insertion(text).parts("device",
					Insertion.parts("driver", "pcie-root-port", "id", id, "chassis", chassis));
		}
		return text;
	}

	List<Addition> anything() {
		var options = claims.facts().options().stream().sorted().toList();
		return List.of(
				new Addition(FieldNames.ADD_DEVICE,
						List.of(choice(FieldNames.DRIVER, "", devices(model -> !model.name().endsWith("-cpu")))),
						answers -> device(answers.getOrDefault(FieldNames.DRIVER, ""), "dev")),
				new Addition(FieldNames.ADD_OPTION, List.of(choice(FieldNames.OPTION, "", options),
						ask(FieldNames.VALUE, FieldKind.TEXT, "")), this::option));
	}

	private DefinitionText option(Map<String, String> answers) {
		var name = answers.getOrDefault(FieldNames.OPTION, "").replaceFirst("^--?", "");
		var value = answers.getOrDefault(FieldNames.VALUE, "");
		return insertion().option(value.isEmpty() ? QemuOption.of(name) : QemuOption.of(name, value));
	}
}
