package org.wheelhouse.core.definition.form;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.wheelhouse.core.capability.CpuModel;
import org.wheelhouse.core.capability.MachineType;
import org.wheelhouse.core.commandline.WrittenOption;
import org.wheelhouse.core.commandline.WrittenOption.Part;
import org.wheelhouse.core.commandline.WrittenOption.Style;

/** Name and start, processor, memory, boot order: each is one item, spread over options whose repetitions QEMU merges. */
final class GeneralSections {

	private final Claims claims;

	GeneralSections(Claims claims) {
		this.claims = claims;
	}

	private KeyField key(String name, String option, String... keys) {
		return new KeyField(claims, name, keys).in(claims.named(option)).creating(option);
	}

	Section identity() {
		var names = claims.named("name");
		var item = new ItemMaker(claims, "").has(names).has(claims.free("uuid", "rtc"))
				.with(key("name", "name", "guest"))
				.with(key("uuid", "uuid", ""));
		for (var option : List.of("S", "no-reboot", "no-shutdown", "snapshot")) {
			item.has(claims.free(option)).with(new SwitchField(claims, option.equals("S") ? FieldNames.PAUSED : option,
					option).field());
		}
		item.with(key("base", "rtc").otherwise("utc").choice(List.of("utc", "localtime")))
				.with(key("clock", "rtc").otherwise("host").choice(List.of("host", "rt", "vm")))
				.with(key("driftfix", "rtc").otherwise("none").choice(List.of("none", "slew")));
		names.forEach(option -> item.others(option, "guest"));
		var made = item.item();
		return new Section(SectionKind.IDENTITY, value(made, FieldNames.NAME), List.of(made), List.of());
	}

	Section processor() {
		var topology = claims.named("smp");
		var models = claims.named("cpu");
		var item = new ItemMaker(claims, "").has(models).has(topology)
				.with(key(FieldNames.MODEL, "cpu", "model").choice(cpuModels()).needed()).with(features(models))
				.with(key("cpus", "smp").number().otherwise("1"));
		var keys = List.of("sockets", "cores", "threads", "maxcpus");
		keys.forEach(key -> item.with(key(key, "smp").number()));
		topology.stream().flatMap(option -> option.parts().stream()).map(Part::key)
				.filter(key -> !key.isEmpty() && !key.equals("cpus") && !keys.contains(key)).distinct()
				.forEach(key -> item.with(key(key, "smp").number()));
		var made = item.item();
		return new Section(SectionKind.PROCESSOR, value(made, "cpus"), List.of(made), List.of());
	}

	private List<String> cpuModels() {
		return claims.facts().cpus().values().stream().flatMap(List::stream).map(CpuModel::name).distinct().sorted()
				.toList();
	}

	/** What is said of the model behind it: {@code +x2apic,hv_time,kvm=off}. */
	private Field features(List<WrittenOption> models) {
		var last = models.isEmpty()
				? java.util.Optional.<WrittenOption>empty()
				: java.util.Optional.of(models.getLast());
		return new RestField(claims, FieldNames.FEATURES, last, "Choose a model first.").field();
	}

	Section memory() {
		var sizes = claims.named("m");
		var item = new ItemMaker(claims, "").has(sizes).has(claims.free("mem-path", "mem-prealloc"))
				.with(key(FieldNames.MEMORY, "m").kind(FieldKind.SIZE)).with(key("slots", "m").number())
				.with(key("maxmem", "m").kind(FieldKind.SIZE))
				.with(key("mem-path", "mem-path", "").kind(FieldKind.FOLDER))
				.with(new SwitchField(claims, "mem-prealloc", "mem-prealloc").field());
		sizes.forEach(option -> item.others(option, "size", "slots", "maxmem"));
		var made = item.item();
		var parts = Stream.concat(
				claims.free("object").stream()
						.filter(option -> option.value("qom-type").orElse("").startsWith("memory-backend-")),
				claims.devices(Set.of("pc-dimm", "nvdimm", "virtio-mem-pci", "virtio-pmem-pci")::contains).stream())
				.map(option -> ItemMaker.of(claims, option));
		return new Section(SectionKind.MEMORY, value(made, FieldNames.MEMORY),
				Stream.concat(Stream.of(made), parts).toList(), List.of());
	}

	Section boot() {
		var orders = claims.named("boot");
		var item = new ItemMaker(claims, "").has(orders).has(claims.free("kernel", "initrd", "append", "dtb"))
				.with(key("order", "boot")).with(key("once", "boot")).with(key("menu", "boot").onOff("off"))
				.with(key("strict", "boot").onOff("off")).with(key("splash", "boot").file())
				.with(key("kernel", "kernel", "").file()).with(key("initrd", "initrd", "").file())
				.with(key("append", "append", "")).with(key("dtb", "dtb", "").file());
		orders.forEach(option -> item.others(option, "order", "once", "menu", "strict", "splash"));
		var made = item.item();
		var devices = claims.named("device").stream()
				.filter(option -> List.of("drive", "netdev", "bootindex").stream()
						.anyMatch(key -> option.value(key).isPresent()))
				.map(option -> new ItemMaker(claims, title(option))
						.with(new KeyField(claims, FieldNames.BOOT_INDEX).in(option).number()).item());
		return new Section(SectionKind.BOOT, value(made, "order"), Stream.concat(Stream.of(made), devices).toList(),
				List.of());
	}

	/** What a device is called: its id, what is behind it, or its type. */
	static String title(WrittenOption device) {
		return device.value("id").or(() -> device.value("drive")).or(() -> device.value("netdev"))
				.orElseGet(() -> Claims.driver(device));
	}

	static String value(Item item, String field) {
		return item.field(field).flatMap(Field::value).orElse("");
	}

	Section machine() {
		var machines = claims.named("machine", "M");
		var type = machines.reversed().stream().flatMap(option -> option.value("type").stream()).findFirst().orElse("");
		var item = new ItemMaker(claims, "").has(machines)
				.with(new KeyField(claims, FieldNames.MACHINE, "type").in(machines).creating("machine")
						.otherwise(claims.facts().usualMachine().map(MachineType::name).orElse(""))
						.choice(machineTypes()))
				.with(Accelerator.field(claims, machines)).has(claims.free("accel", "enable-kvm", "no-kvm"))
				.has(claims.free("bios")).with(key(FieldNames.BIOS, "bios", "").file());
		for (var option : List.of("nodefaults", "no-user-config", "no-acpi", "no-hpet")) {
			item.has(claims.free(option));
			if (!claims.named(option).isEmpty() || option.equals("nodefaults")) {
				item.with(new SwitchField(claims, option, option).field());
			}
		}
		machines.stream().flatMap(option -> option.parts().stream()).map(Part::key)
				.filter(key -> !key.isEmpty() && !Set.of("type", "accel").contains(key)).distinct()
				.forEach(key -> item.with(new KeyField(claims, key).in(machines)));
		machines.stream().filter(option -> option.style() == Style.COMMAS).reduce((_, last) -> last)
				.ifPresent(last -> item.more(java.util.Optional.of(last)));
		var flash = new Firmware(claims);
		var firmware = flash.items();
		return new Section(SectionKind.MACHINE, type, Stream.concat(Stream.of(item.item()), firmware.stream()).toList(),
				firmware.isEmpty() ? List.of(flash.uefi()) : List.of());
	}

	private List<String> machineTypes() {
		var machines = claims.facts().machines();
		return Stream.concat(machines.stream().flatMap(type -> type.alias().stream()),
				machines.stream().map(MachineType::name)).sorted(Comparator.comparing(name -> name.contains("-")))
				.toList();
	}
}
