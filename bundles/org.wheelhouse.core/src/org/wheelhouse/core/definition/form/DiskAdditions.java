package org.wheelhouse.core.definition.form;

import java.util.List;
import java.util.Map;

import org.wheelhouse.core.definition.form.Addition.Ask;
import org.wheelhouse.host.DefinitionText;

/** Adds disks and discs in the style of those that are there. */
final class DiskAdditions {

	private final Claims claims;

	DiskAdditions(Claims claims) {
		this.claims = claims;
	}

	/** How the last disk is written. */
	private enum Style {
		/** A node and a device; also where there is no disk yet. */
		NODE,
		/** A drive and a device. */
		DRIVE,
		/** A drive that brings its device: one more {@code -device} before it would take its slot. */
		INTERFACE
	}

	private Style style() {
		var device = claims.named("device").reversed().stream().filter(option -> option.value("drive").isPresent())
				.findFirst();
		boolean plain = !claims.named("hda", "hdb", "hdc", "hdd", "").isEmpty() || claims.named("drive").stream()
				.anyMatch(option -> !List.of("pflash", "none").contains(option.value("if").orElse("")));
		if (plain) {
			return Style.INTERFACE;
		}
		return device.isEmpty() || claims.named("blockdev").stream()
				.anyMatch(node -> node.value("node-name").equals(device.get().value("drive")))
						? Style.NODE
						: Style.DRIVE;
	}

	private Insertion insertion(DefinitionText text) {
		return Insertion.into(text, claims.types());
	}

	List<Addition> disks() {
		var style = style();
		var bus = style == Style.INTERFACE
				? new Ask(FieldNames.BUS, FieldKind.CHOICE, usualInterface(), List.of("virtio", "ide", "scsi"))
				: new Ask(FieldNames.BUS, FieldKind.CHOICE, "virtio-blk-pci", diskDevices());
		var controllers = claims.facts().devices().values().stream()
				.filter(model -> model.creatable() && model.category().startsWith("Storage")
						&& model.property("drive").isEmpty() && model.bus().orElse("").equals("PCI"))
				.map(model -> model.name()).sorted().toList();
		return List.of(
				new Addition(FieldNames.ADD_DISK, List.of(new Ask(FieldNames.IMAGE, FieldKind.FILE, "", List.of()),
						new Ask(FieldNames.FORMAT, FieldKind.CHOICE, "qcow2", List.of("qcow2", "raw")), bus),
						answers -> disk(style, answers)),
				new Addition(FieldNames.ADD_CONTROLLER,
						List.of(new Ask(FieldNames.DRIVER, FieldKind.CHOICE, "virtio-scsi-pci", controllers)),
						answers -> insertion(claims.text()).parts("device", Insertion.parts("driver",
								answers.getOrDefault(FieldNames.DRIVER, ""), "id", claims.freshId("ctrl")))));
	}

	private List<String> diskDevices() {
		return claims.types().devicesWith("drive");
	}

	private String usualInterface() {
		return claims.named("drive").reversed().stream().flatMap(option -> option.value("if").stream())
				.filter(kind -> !List.of("pflash", "none", "floppy").contains(kind)).findFirst().orElse("ide");
	}

	private DefinitionText disk(Style style, Map<String, String> answers) {
		var image = answers.getOrDefault(FieldNames.IMAGE, "");
		var format = answers.getOrDefault(FieldNames.FORMAT, "");
		var bus = answers.getOrDefault(FieldNames.BUS, "");
		var id = claims.freshId("disk");
		if (style == Style.INTERFACE) {
			return insertion(claims.text()).parts("drive",
					Insertion.parts("file", image, "format", format, "if", bus));
		}
		var text = style == Style.NODE
				? insertion(claims.text()).parts("blockdev",
						Insertion.parts("driver", format, "node-name", id, "file.driver", "file", "file.filename",
								image))
				: insertion(claims.text()).parts("drive",
						Insertion.parts("file", image, "format", format, "if", "none", "id", id));
		return insertion(text).parts("device",
				Insertion.parts("driver", bus, "drive", id, "id", deviceId(id)));
	}

	/** Another than the node's, whose name a device of the same id would hide in QEMU's messages. */
	private String deviceId(String drive) {
		return claims.freshId("dev-" + drive.replaceAll("[0-9]+$", ""));
	}

	List<Addition> discs() {
		var image = new Ask(FieldNames.IMAGE, FieldKind.FILE, "", List.of());
		return List.of(
				new Addition(FieldNames.ADD_CD, List.of(image),
						answers -> disc(answers.getOrDefault(FieldNames.IMAGE, ""), "media", "cdrom", "readonly",
								"on")),
				new Addition(FieldNames.ADD_FLOPPY, List.of(image),
						answers -> disc(answers.getOrDefault(FieldNames.IMAGE, ""), "if", "floppy", "format", "raw")));
	}

	private DefinitionText disc(String image, String... words) {
		var parts = Insertion.parts("file", image);
		parts.putAll(Insertion.parts(words));
		return insertion(claims.text()).parts("drive", parts);
	}
}
