package org.wheelhouse.core.definition.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wheelhouse.core.capability.QemuFacts;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.QemuCommandLine;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What a form has written is what a real QEMU then is, in each style of writing a disk. */
@Tag("qemu")
class DefinitionFormQemuTest {

	private static final int NETWORK_CLASS = 512;

	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '`', value = {
			"-hda %s -nic user,model=e1000 -boot c",
			"-drive file=%s,format=raw,if=virtio -netdev user,id=net0 -device e1000,netdev=net0",
			"-drive file=%s,format=raw,if=none,id=x -device virtio-blk-pci,drive=x,id=d -netdev user,id=net0 -device e1000,netdev=net0",
			"-blockdev file,node-name=f,filename=%s -blockdev raw,node-name=q,file=f -device virtio-blk-pci,drive=q,id=d -nic user,model=e1000",
			"-blockdev '{ \"driver\": \"raw\", \"node-name\": \"q\", \"file\": { \"driver\": \"file\", \"filename\": \"%s\" } }'"
					+ " -device '{\"driver\": \"virtio-blk-pci\", \"drive\": \"q\", \"id\": \"d\"}' -netdev '{\"type\":\"user\",\"id\":\"net0\"}'"
					+ " -device '{\"driver\": \"e1000\", \"netdev\": \"net0\"}'"})
	void whatAFormHasWrittenIsWhatRuns(String disk, @TempDir Path folder) throws Exception {
		var image = Files.write(folder.resolve("a,b.img"), new byte[1 << 20]);
		boolean commas = !disk.startsWith("-hda") && !disk.contains("{");
		var name = commas ? image.toString().replace(",", ",,") : image.toString();
		var text = DefinitionText.parse(
				"qemu-system-x86_64 -nodefaults -S -display none -M pc,accel=tcg -m 64 \\\n  " + disk.formatted(name)
						+ "\n");
		text = set(text, SectionKind.MEMORY, FieldNames.MEMORY, "96");
		text = set(text, SectionKind.BOOT, "order", "d");
		text = DefinitionForm.section(SectionKind.NETWORK, form(text)).additions().getFirst()
				.added(Map.of(FieldNames.MODEL, "e1000"));
		boolean device = disk.contains("drive=") || disk.contains("\"drive\"");
		if (!disk.startsWith("-hda")) {
			text = set(text, SectionKind.DISKS, FieldNames.CACHE, "unsafe");
			text = set(text, SectionKind.DISKS, FieldNames.READ_ONLY, "on");
		}
		if (device) {
			text = set(text, SectionKind.DISKS, FieldNames.BOOT_INDEX, "3");
		}
		try (var machine = RealMachine.startExactly("form", QemuCommandLine.arguments(text.options()))) {
			assertEquals(96L << 20, ask(machine, "query-memory-size-summary").get("base-memory").asLong());
			assertEquals("d", get(machine, "/machine", "boot").get("order").asText());
			long cards = ask(machine, "query-pci").get(0).get("devices").valueStream()
					.filter(function -> function.at("/class_info/class").asInt() == NETWORK_CLASS).count();
			assertEquals(2, cards);
			var nodes = ask(machine, "query-named-block-nodes").valueStream()
					.filter(node -> node.get("file").asText().equals(image.toString())).toList();
			assertEquals(List.of("file", "raw"),
					nodes.stream().map(node -> node.get("drv").asText()).sorted().toList());
			if (!disk.startsWith("-hda")) {
				assertTrue(nodes.stream().filter(node -> node.get("drv").asText().equals("raw"))
						.allMatch(node -> node.get("ro").asBoolean()), nodes.toString());
				assertTrue(nodes.stream().filter(node -> node.get("drv").asText().equals("file"))
						.allMatch(node -> node.at("/cache/no-flush").asBoolean()), nodes.toString());
			}
			if (device) {
				assertEquals(3, get(machine, "/machine/peripheral/d", "bootindex").asInt());
			}
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '`', value = {
			"-device virtio-rng-pci,id=a -device '{\"driver\":\"virtio-balloon-pci\",\"id\":\"b\"}' -device virtio-rng-pci,id=c",
			"-device virtio-rng-pci,id=a -drive file=%s,format=raw,if=virtio",
			"-nic user,model=e1000 -device virtio-rng-pci,id=a"})
	void whatIsAddedMovesNothingToAnotherSlot(String devices, @TempDir Path folder) throws Exception {
		var image = Files.write(folder.resolve("a.img"), new byte[1 << 20]);
		var text = DefinitionText
				.parse("qemu-system-x86_64 -nodefaults -S -display none -M pc,accel=tcg " + devices.formatted(image));
		var before = slots(text);
		text = added(text, SectionKind.NETWORK, Map.of());
		text = added(text, SectionKind.MISCELLANEOUS, Map.of());
		var after = slots(text);
		assertEquals(before.size() + 2, after.size(), text.text());
		assertTrue(after.containsAll(before), () -> before + " " + after);
	}

	/** What is in which slot: its class and its id. */
	private static List<String> slots(DefinitionText text) throws Exception {
		try (var machine = RealMachine.startExactly("slots", QemuCommandLine.arguments(text.options()))) {
			return ask(machine, "query-pci").get(0).get("devices").valueStream()
					.map(function -> function.get("slot").asInt() + " " + function.at("/class_info/class").asInt() + " "
							+ function.get("qdev_id").asText())
					.toList();
		}
	}

	private static DefinitionText added(DefinitionText text, SectionKind kind, Map<String, String> answers) {
		return DefinitionForm.section(kind, form(text)).additions().getFirst().added(answers);
	}

	@Test
	void aSavedMachineDoesNotGoIntoTheVariablesOfUefi(@TempDir Path folder) throws Exception {
		for (var file : List.of("disk.qcow2", "vars.qcow2")) {
			create(folder.resolve(file));
		}
		var code = Files.write(folder.resolve("code.fd"), new byte[1 << 16]);
		var text = added(DefinitionText.parse(
				"qemu-system-x86_64 -nodefaults -S -display none -M pc,accel=tcg -m 64 -drive file="
						+ folder.resolve("disk.qcow2")
						+ ",if=virtio"),
				SectionKind.MACHINE,
				Map.of("code", code.toString(), "variables", folder.resolve("vars.qcow2").toString()));
		try (var machine = RealMachine.startExactly("uefi", QemuCommandLine.arguments(text.options()))) {
			Await.get(machine.send(new RawCommand("human-monitor-command",
					JsonNodeFactory.instance.objectNode().put("command-line", "savevm now"))));
			for (var node : ask(machine, "query-named-block-nodes")) {
				var snapshots = node.at("/image/snapshots");
				if (node.get("drv").asText().equals("qcow2")) {
					assertEquals(node.get("file").asText().endsWith("disk.qcow2"),
							snapshots.get(0).get("vm-state-size").asLong() > 0, snapshots.toString());
				}
			}
		}
	}

	private static void create(Path image) throws Exception {
		assertEquals(0, new ProcessBuilder("qemu-img", "create", "-q", "-f", "qcow2", image.toString(), "64K").start()
				.waitFor());
	}

	private static List<Section> form(DefinitionText text) {
		return DefinitionForm.of(text, QemuFacts.NONE);
	}

	private static DefinitionText set(DefinitionText text, SectionKind kind, String field, String value) {
		return DefinitionForm.section(kind, form(text)).field(field).orElseThrow().with(value);
	}

	private static JsonNode ask(RealMachine machine, String command) throws Exception {
		return Await.get(machine.send(new RawCommand(command)));
	}

	private static JsonNode get(RealMachine machine, String path, String property) throws Exception {
		return Await.get(machine.send(new RawCommand("qom-get",
				JsonNodeFactory.instance.objectNode().put("path", path).put("property", property))));
	}
}
