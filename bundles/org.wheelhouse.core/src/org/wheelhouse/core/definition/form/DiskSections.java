package org.wheelhouse.core.definition.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.wheelhouse.core.commandline.WrittenOption;

/** Disks, CD drives and floppies in whatever style they are written, and their controllers. */
final class DiskSections {

	private static final Set<String> DISKS = Set.of("hda", "hdb", "hdc", "hdd", "", "sd", "mtdblock");
	private static final Set<String> DISCS = Set.of("cdrom", "fda", "fdb");
	private static final Set<String> DISC_DEVICES = Set.of("ide-cd", "scsi-cd", "floppy");
	/** What a disk's device may be; also without a drive, which QEMU then refuses or, for CDs, takes for an empty one. */
	private static final Pattern DEVICE = Pattern.compile("virtio-blk(-.*)?|ide-(hd|cd|drive)|scsi-(hd|cd|disk|block|"
			+ "generic)|nvme|nvme-ns|usb-(storage|bot|uas)|floppy|sd-card|emmc|vhost-user-blk(-.*)?");
	private static final Pattern CONTROLLER = Pattern.compile(
			"(vhost-)?(user-)?virtio-scsi(-.*)?|vhost-(user-)?scsi(-.*)?|ahci|ich9-ahci|(piix[34]|cmd646|sii3112|via)-?ide.*|lsi53c.*|"
					+ "megasas.*|mptsas.*|pvscsi|am53c974|dc390|isa-fdc|isa-ide|sdhci-pci|nvme-subsys|spapr-vscsi");
	private static final String ONLY_IMAGE = "Written as -%s, which has only the image; write it as -drive or -blockdev in the source.";
	private static final String NO_DEVICE = "Only a -device of its own has this; write one in the source.";

	private final Claims claims;
	private final List<Item> disks = new ArrayList<>();
	private final List<Item> discs = new ArrayList<>();

	DiskSections(Claims claims) {
		this.claims = claims;
	}

	List<Section> sections() {
		for (var option : claims.options()) {
			if (claims.isFree(option)) {
				read(option);
			}
		}
		claims.devices(driver -> DEVICE.matcher(driver).matches()).forEach(option -> {
			var item = new ItemMaker(claims, GeneralSections.title(option)).has(option);
			device(item, Optional.of(option));
			put(item, DISC_DEVICES.contains(Claims.driver(option)));
		});
		var beneath = claims.named("blockdev").stream()
				.flatMap(node -> List.of("file", "backing").stream().flatMap(key -> node.value(key).stream()))
				.collect(Collectors.toSet());
		claims.free("blockdev").stream().filter(node -> node.value("node-name").filter(beneath::contains).isEmpty())
				.forEach(node -> disks
						.add(new BlockNodes(claims, node).item(node.value("node-name").orElse("-blockdev"))));
		int count = disks.size();
		claims.devices(driver -> CONTROLLER.matcher(driver).matches())
				.forEach(option -> disks.add(ItemMaker.of(claims, option)));
		claims.free("object").stream().filter(option -> option.value("qom-type").orElse("").equals("iothread"))
				.forEach(option -> disks.add(ItemMaker.of(claims, option)));
		var additions = new DiskAdditions(claims);
		return List.of(new Section(SectionKind.DISKS, count(count), disks, additions.disks()),
				new Section(SectionKind.REMOVABLE, count(discs.size()), discs, additions.discs()));
	}

	private static String count(int count) {
		return count == 0 ? "" : String.valueOf(count);
	}

	private void read(WrittenOption option) {
		var name = option.name();
		if (DISKS.contains(name) || DISCS.contains(name)) {
			literal(option);
		} else if (name.equals("drive")) {
			drive(option);
		} else if (name.equals("device")) {
			claims.backend("blockdev", option.value("drive")).ifPresent(node -> {
				var item = new ItemMaker(claims, GeneralSections.title(option)).has(option);
				new BlockNodes(claims, node).fill(item, Optional.of(option));
				device(item, Optional.of(option));
				put(item, DISC_DEVICES.contains(Claims.driver(option)));
			});
		}
	}

	private void put(ItemMaker item, boolean disc) {
		(disc ? discs : disks).add(item.removable().item());
	}

	private void literal(WrittenOption option) {
		var name = option.name().isEmpty() ? "hda" : option.name();
		var item = new ItemMaker(claims, name).has(option)
				.with(new KeyField(claims, FieldNames.IMAGE, "").in(option).file());
		if (DISKS.contains(option.name())) {
			var why = option.name().isEmpty()
					? "Written as a word on its own, which has only the image; write it as -drive or -blockdev in the source."
					: ONLY_IMAGE.formatted(name);
			for (var field : List.of(FieldNames.FORMAT, FieldNames.BUS, FieldNames.CACHE, FieldNames.AIO,
					FieldNames.DISCARD, FieldNames.READ_ONLY, FieldNames.SERIAL, FieldNames.BOOT_INDEX)) {
				item.with(new KeyField(claims, field).unless(why));
			}
		}
		put(item, DISCS.contains(option.name()));
	}

	private void drive(WrittenOption drive) {
		var device = claims.user("drive", drive.value("id"));
		var kind = drive.value("if").orElse("");
		boolean disc = drive.value("media").filter("cdrom"::equals).isPresent() || kind.equals("floppy")
				|| device.filter(option -> DISC_DEVICES.contains(Claims.driver(option))).isPresent();
		var title = device.flatMap(option -> option.value("id")).or(() -> drive.value("id"))
				.orElseGet(() -> kind + drive.value("index").or(() -> drive.value("unit")).orElse(""));
		var item = new ItemMaker(claims, title.isEmpty() ? "-drive" : title).has(drive).has(device);
		item.with(new KeyField(claims, FieldNames.IMAGE, "file", "file.filename").in(drive).file())
				.with(new KeyField(claims, FieldNames.FORMAT, "format", "driver").in(drive)
						.choice(List.copyOf(claims.facts().blockDrivers())))
				.with(new KeyField(claims, FieldNames.CACHE).in(drive).choice(CacheField.WORDS).otherwise("writeback"))
				.with(new KeyField(claims, FieldNames.AIO).in(drive).choice(List.of("threads", "native", "io_uring"))
						.otherwise("threads"))
				.with(new KeyField(claims, FieldNames.DISCARD).in(drive).choice(List.of("ignore", "unmap"))
						.otherwise("ignore"))
				.with(new KeyField(claims, "detect-zeroes").in(drive).choice(List.of("off", "on", "unmap"))
						.otherwise("off"))
				.with(new KeyField(claims, FieldNames.READ_ONLY, "readonly", "read-only").in(drive)
						.onOff(disc ? "" : "off"))
				.with(new KeyField(claims, "snapshot").in(drive).onOff("off"));
		if (device.isEmpty()) {
			item.with(new KeyField(claims, FieldNames.BUS, "if").in(drive)
					.choice(List.of("ide", "scsi", "virtio", "sd", "mtd", "floppy", "none")));
			item.with(drive.value("serial").isPresent()
					? new KeyField(claims, FieldNames.SERIAL).in(drive)
					: new KeyField(claims, FieldNames.SERIAL).unless(NO_DEVICE));
			item.with(new KeyField(claims, FieldNames.BOOT_INDEX).unless(NO_DEVICE));
		}
		item.others(drive, "file", "file.filename", "format", "driver", "cache", "aio", "discard", "detect-zeroes",
				"readonly", "read-only", "snapshot", "id", "if", "serial");
		device(item, device);
		put(item, disc);
	}

	private void device(ItemMaker item, Optional<WrittenOption> device) {
		device.ifPresent(option -> item
				.with(new KeyField(claims, FieldNames.BUS, "driver").in(option).needed().choice(diskDevices()))
				.with(new KeyField(claims, FieldNames.SERIAL).in(option))
				.with(new KeyField(claims, FieldNames.BOOT_INDEX).in(option).number())
				.others(option, "driver", "drive", "id", "serial", "bootindex", "write-cache").more(device));
	}

	private List<String> diskDevices() {
		return claims.types().devicesWith("drive");
	}
}
