package org.wheelhouse.core.definition.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wheelhouse.core.capability.DeviceModel;
import org.wheelhouse.core.capability.Property;
import org.wheelhouse.core.capability.QemuFacts;
import org.wheelhouse.host.DefinitionText;

/** A field edits its value in the style in which it is written, and what is added comes behind its like. */
class DefinitionFormTest {

	private static Section section(String text, SectionKind kind) throws Exception {
		return DefinitionForm.section(kind, DefinitionForm.of(DefinitionText.parse(text), QemuFacts.NONE));
	}

	private static Field field(String text, SectionKind kind, String name) throws Exception {
		return section(text, kind).field(name).orElseThrow();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '`', value = {
			// where it stands, in its style
			"-m 2G ! MEMORY ! size ! 4G ! -m 4G", "-m size=2G,slots=2 ! MEMORY ! size ! 4G ! -m size=4G,slots=2",
			"-m 2G,slots=2 ! MEMORY ! slots ! `` ! -m 2G", "-m 2G -m 3G ! MEMORY ! size ! 4G ! -m 2G -m 4G",
			"-m 2G ! MEMORY ! maxmem ! 8G ! -m 2G,maxmem=8G", "-S ! MEMORY ! size ! 4G ! -S -m 4G",
			"-S -m 2G ! MEMORY ! size ! `` ! -S", "-m 2G,slots=4 ! MEMORY ! size ! `` ! -m slots=4",
			"-name a ! IDENTITY ! name ! b,c ! -name b,,c", "-name a ! IDENTITY ! name ! b=c ! -name guest=b=c",
			"-name 'a b',process=p ! IDENTITY ! name ! c ! -name 'c',process=p",
			"-smp 2 ! PROCESSOR ! cores ! 2 ! -smp 2,cores=2",
			"-smp cores=2 ! PROCESSOR ! cpus ! 4 ! -smp cores=2,cpus=4",
			"-cpu host,+x2apic ! PROCESSOR ! model ! max ! -cpu max,+x2apic",
			"-cpu host ! PROCESSOR ! features ! +x2apic,kvm=off ! -cpu host,+x2apic,kvm=off",
			"-M pc ! MACHINE ! machine ! q35 ! -M q35",
			"-machine accel=kvm,type=pc ! MACHINE ! machine ! q35 ! -machine accel=kvm,type=q35",
			"-S -enable-kvm -usb ! MACHINE ! accel ! tcg ! -S -accel tcg -usb",
			"-M pc,accel=kvm ! MACHINE ! accel ! kvm:tcg ! -M pc,accel=kvm:tcg",
			"-boot menu=on,strict ! BOOT ! menu ! off ! -boot strict=on", "-boot c ! BOOT ! order ! dc ! -boot dc",
			"-hda a.img ! DISKS ! image ! b,c.img ! -hda b,c.img",
			"-S a.img ! DISKS ! image ! 'b c' ! -S ''\\''b c'\\'''",
			"-drive file=a.img,if=virtio ! DISKS ! image ! b,c ! -drive file=b,,c,if=virtio",
			"-drive file=a.img ! DISKS ! cache ! none ! -drive file=a.img,cache=none",
			"-drive file=a.img,readonly ! DISKS ! read-only ! off ! -drive file=a.img",
			"-drive file=a.img,read-only=no ! DISKS ! read-only ! on ! -drive file=a.img,read-only=on",
			"-drive file=a.img, ! DISKS ! cache ! none ! -drive file=a.img,cache=none",
			"-net nic,macaddr=52:54:00:00:00:01 ! NETWORK ! mac ! 52:54:00:00:00:02 ! -net nic,macaddr=52:54:00:00:00:02",
			"-nic tap,ifname=t,model=e1000 ! NETWORK ! network ! user ! -nic user,model=e1000",
			"-nic user,hostfwd=tcp::1-:2,hostfwd=tcp::3-:4 ! NETWORK ! hostfwd ! tcp::3-:4 ! -nic user,hostfwd=tcp::3-:4",
			"-vga std ! DISPLAY ! vga ! none ! -vga none", "-S -nographic ! DISPLAY ! nographic ! off ! -S"})
	void aFieldEditsWhereItsValueStands(String before, SectionKind kind, String name, String value, String after)
			throws Exception {
		assertEquals("qemu " + after, field("qemu " + before, kind, name).with(value).text());
	}

	@Test
	void nodesAreEditedEachWhereItHasTheKey() throws Exception {
		var split = "qemu -blockdev file,node-name=f,filename=a.img -blockdev qcow2,node-name=q,file=f -device virtio-blk-pci,drive=q,id=d";
		assertEquals(split.replace("a.img", "b.img"), field(split, SectionKind.DISKS, "image").with("b.img").text());
		assertEquals(split.replace("filename=a.img", "filename=a.img,cache.direct=on"),
				field(split, SectionKind.DISKS, "cache").with("none").text());
		assertEquals(split.replace("id=d", "id=d,write-cache=off"),
				field(split, SectionKind.DISKS, "cache").with("writethrough").text());
		assertEquals(split.replace("a.img", "a.img,discard=unmap").replace("file=f", "file=f,discard=unmap"),
				field(split, SectionKind.DISKS, "discard").with("unmap").text());
		assertEquals(split.replace("qcow2,node", "raw,node"),
				field(split, SectionKind.DISKS, "format").with("raw").text());
		var item = section(split, SectionKind.DISKS).items().getFirst();
		assertEquals(List.of(0, 1, 2), List.copyOf(item.options()));
		assertEquals("qemu", item.removed().orElseThrow().text());
	}

	@Test
	void jsonKeepsItsLayoutAndItsTypes() throws Exception {
		var json = """
				qemu -blockdev '{
				  "driver" : "qcow2",
				  "node-name" : "q",
				  "file" : { "driver": "file", "filename": "it'\\''s.img" }
				}' -device '{"driver":"ide-hd","drive":"q"}'
				""";
		assertEquals(json.replace("it'\\''s.img", "b\\\"c.img"),
				field(json, SectionKind.DISKS, "image").with("b\"c.img").text());
		assertEquals(json.replace("s.img\" }", "s.img\" },\n  \"read-only\" : true"),
				field(json, SectionKind.DISKS, "read-only").with("on").text());
		assertEquals(json.replace("\"q\"}", "\"q\",\"bootindex\":1}"),
				field(json, SectionKind.DISKS, "bootindex").with("1").text());
		assertEquals(json.replace("s.img\" }", "s.img\", \"aio\" : \"native\" }"),
				field(json, SectionKind.DISKS, "aio").with("native").text());
		var direct = field(json, SectionKind.DISKS, "cache").with("none");
		assertEquals(json.replace("s.img\" }", "s.img\" },\n  \"cache\" : {\"direct\" : true}"), direct.text());
		assertEquals(json, field(direct.text(), SectionKind.DISKS, "cache").with("writeback").text());
	}

	@Test
	void forwardsOfJsonAreAnArray() throws Exception {
		var json = "qemu -netdev '{\"type\": \"user\", \"id\": \"n\", \"hostfwd\": [{\"str\": \"tcp::1-:2\"}]}'";
		var field = field(json, SectionKind.NETWORK, "hostfwd");
		assertEquals(Optional.of("tcp::1-:2"), field.value());
		var two = field.with("tcp::1-:2\ntcp::3-:4");
		assertEquals(json.replace("2\"}]", "2\"}, {\"str\": \"tcp::3-:4\"}]"), two.text());
		assertEquals(json, field(two.text(), SectionKind.NETWORK, "hostfwd").with("tcp::1-:2").text());
		assertEquals("qemu -netdev '{\"type\": \"user\", \"id\": \"n\"}'", field.with("").text());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '`', value = {
			"-drive file=a,if=virtio -S ! DISKS ! -drive file=a,if=virtio -drive file=b,format=qcow2,if=virtio -S",
			"-hda a -S ! DISKS ! -hda a -S -drive file=b,format=qcow2,if=ide",
			"-drive if=none,id=x,file=a -device ide-hd,drive=x -S ! DISKS ! -drive if=none,id=x,file=a -drive file=b,format=qcow2,if=none,id=disk0 -device ide-hd,drive=x -device virtio-blk-pci,drive=disk0,id=dev-disk0 -S",
			"-S ! DISKS ! -S -blockdev qcow2,node-name=disk0,file.driver=file,file.filename=b -device virtio-blk-pci,drive=disk0,id=dev-disk0",
			"-device '{\"driver\":\"e1000\"}' -device AC97 ! DISKS ! -device '{\"driver\":\"e1000\"}' -device '{\"driver\":\"virtio-blk-pci\",\"drive\":\"disk0\",\"id\":\"dev-disk0\"}' -device AC97 -blockdev qcow2,node-name=disk0,file.driver=file,file.filename=b"})
	void aDiskIsAddedInTheStyleOfTheLast(String before, SectionKind kind, String after) throws Exception {
		assertEquals("qemu " + after,
				section("qemu " + before, kind).additions().getFirst().added(Map.of("image", "b")).text());
	}

	@Test
	void aCardIsAddedWithAnIdAndAnAddressThatAreFree() throws Exception {
		var text = "qemu -netdev user,id=net0 -device e1000,netdev=net0,id=nic0 -S";
		var after = section(text, SectionKind.NETWORK).additions().getFirst().added(Map.of()).text();
		assertTrue(after.matches("qemu -netdev user,id=net0 -netdev user,id=net1 -device e1000,netdev=net0,id=nic0"
				+ " -device virtio-net-pci,netdev=net1,id=nic1,mac=52:54:00(:[0-9a-f]{2}){3} -S"), after);
		assertEquals(2, section(after, SectionKind.NETWORK).items().size());
		assertEquals(text, section(after, SectionKind.NETWORK).items().get(1).removed().orElseThrow().text());
		assertEquals(
				"qemu -spice addr=localhost -drive file=a,if=virtio -device x,addr=1e.0 -device virtio-net-pci,netdev=net0,id=nic0,addr=0x1c -netdev user,id=net0",
				section("qemu -spice addr=localhost -drive file=a,if=virtio -device x,addr=1e.0", SectionKind.NETWORK)
						.additions().getFirst()
						.added(Map.of("mac", "")).text());
	}

	@Test
	void whatALiteralCannotSayIsToldWithTheReason() throws Exception {
		var field = field("qemu -hda a.img", SectionKind.DISKS, "cache");
		assertFalse(field.isEditable());
		assertTrue(field.why().contains("-hda"), field.why());
		assertThrows(IllegalStateException.class, () -> field.with("none"));
	}

	@Test
	void whatNoFormKnowsIsKeptAsWritten() throws Exception {
		var text = "qemu -fw_cfg name=opt/x,string=y -device vfio-pci,host=01:00.0 -blockdev '{no' -daemonize -m 1G";
		var items = section(text, SectionKind.AS_WRITTEN).items();
		assertEquals(List.of("-fw_cfg", "vfio-pci", "-blockdev", "-daemonize"),
				items.stream().map(Item::title).toList());
		assertEquals(text.replace("string=y", "string=z"),
				items.getFirst().field("value").orElseThrow().with("name=opt/x,string=z").text());
	}

	@Test
	void bootIndicesAreOfTheDevices() throws Exception {
		var text = "qemu -drive if=none,id=x,file=a -device ide-hd,drive=x -netdev user,id=n -device e1000,netdev=n,bootindex=2";
		var boot = section(text, SectionKind.BOOT);
		assertEquals(List.of("", "x", "n"), boot.items().stream().map(Item::title).toList());
		assertEquals(text.replace("drive=x ", "drive=x,bootindex=1 "),
				boot.items().get(1).field("bootindex").orElseThrow().with("1").text());
	}

	@Test
	void firmwareIsOfTheMachine() throws Exception {
		var text = "qemu -drive if=pflash,format=raw,readonly=on,file=c.fd -machine q35,pflash1=v -blockdev qcow2,node-name=v,file.driver=file,file.filename=v.qcow2";
		var machine = section(text, SectionKind.MACHINE);
		assertEquals(List.of("", "pflash", "pflash1"), machine.items().stream().map(Item::title).toList());
		assertEquals("", section(text, SectionKind.DISKS).summary());
	}

	@Test
	void uefiIsAddedAsNodes() throws Exception {
		var text = "qemu -M q35 -drive file=a,if=virtio";
		var after = section(text, SectionKind.MACHINE).additions().getFirst()
				.added(Map.of("code", "/fw/c.fd", "variables", "v.qcow2")).text();
		assertEquals("qemu -M q35,pflash0=flash0,pflash1=flash1 -drive file=a,if=virtio"
				+ " -blockdev raw,node-name=flash0,read-only=on,file.driver=file,file.filename=/fw/c.fd"
				+ " -blockdev qcow2,node-name=flash1,file.driver=file,file.filename=v.qcow2", after);
		assertEquals(List.of("", "pflash0", "pflash1"),
				section(after, SectionKind.MACHINE).items().stream().map(Item::title).toList());
		assertEquals(List.of(), section(after, SectionKind.MACHINE).additions());
	}

	@Test
	void choicesAndDefaultsAreWhatThisQemuTells() throws Exception {
		var merge = new Property("config-wce", "bool", Optional.empty(), Optional.of("true"), List.of());
		var error = new Property("rerror", "BlockdevOnError", Optional.empty(), Optional.of("auto"),
				List.of("auto", "stop"));
		var drive = new Property("drive", "str", Optional.empty(), Optional.empty(), List.of());
		var disk = new DeviceModel("virtio-blk-pci", Optional.of("virtio-blk"), Optional.of("PCI"), "Storage devices",
				"",
				true, List.of(merge, error, drive));
		var none = QemuFacts.NONE;
		var facts = new QemuFacts("7.2", none.machines(), none.cpus(), none.cpuKeys(), Map.of("virtio-blk-pci", disk),
				none.backends(), none.takesValue(), none.groups(), none.untold());
		var text = DefinitionText.parse("qemu -drive if=none,id=x,file=a -device virtio-blk,drive=x,rerror=stop");
		var item = DefinitionForm.section(SectionKind.DISKS, DefinitionForm.of(text, facts)).items().getFirst();
		var written = item.field("rerror").orElseThrow();
		assertEquals(FieldKind.CHOICE + " [auto, stop] auto",
				written.kind() + " " + written.choices() + " " + written.defaultValue());
		assertEquals(List.of("virtio-blk-pci"), item.field("bus").orElseThrow().choices());
		var more = item.more();
		assertEquals(List.of("config-wce"), more.stream().map(Field::name).toList());
		assertEquals(FieldKind.SWITCH + " on", more.getFirst().kind() + " " + more.getFirst().defaultValue());
		assertEquals(text + ",config-wce=off", more.getFirst().with("off").text());
	}
}
