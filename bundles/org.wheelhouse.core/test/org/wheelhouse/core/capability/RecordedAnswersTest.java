package org.wheelhouse.core.capability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Pieces of what QEMU 5.2 to 11 wrote and answered are read. */
class RecordedAnswersTest {

	private static JsonNode json(String text) throws IOException {
		return new ObjectMapper().readTree(text);
	}

	@Test
	void aHelpTextTellsOptionsAndGuessesWhichTakeAValue() {
		assertEquals(Map.ofEntries(Map.entry("h", false), Map.entry("help", false), Map.entry("smp", true),
				Map.entry("hda", true), Map.entry("hdb", true), Map.entry("preconfig", false), Map.entry("S", false),
				Map.entry("dtb", false), Map.entry("async-teardown", true), Map.entry("M", false)), HelpText.options("""
						QEMU emulator version 7.2.22
						-h or -help     display this help and exit
						-smp [[cpus=]n][,maxcpus=maxcpus]
						                set the number of initial CPUs to 'n' [default=1]
						-hda/-hdb file  use 'file' as hard disk 0/1 image
						--preconfig     pause QEMU before machine is initialized (experimental)
						-S              freeze CPU at startup
						-dtb    file    use 'file' as device tree image
						-async-teardown enable asynchronous teardown
						-M              as -machine

						During emulation, the following keys are useful:
						ctrl-alt-f      toggle full screen
						"""), "of which three are wrong, and proved so");
	}

	@Test
	void devicesAreReadWithTheirBusAliasAndHeading() {
		var devices = HelpText.devices("""
				USB devices:
				name "usb-host", bus usb-bus

				Storage devices:
				name "ide-hd", bus IDE, desc "virtual IDE disk"
				name "virtio-blk-pci", bus PCI, alias "virtio-blk"

				Uncategorized devices:
				name "pc-dimm", desc "DIMM memory module"
				name "usb-host", bus usb-bus
				""");
		assertEquals(new HelpText.Device("USB devices", "usb-bus", "", ""), devices.get("usb-host"));
		assertEquals(new HelpText.Device("Storage devices", "IDE", "", "virtual IDE disk"), devices.get("ide-hd"));
		assertEquals(new HelpText.Device("Storage devices", "PCI", "virtio-blk", ""), devices.get("virtio-blk-pci"));
		assertEquals(new HelpText.Device("Uncategorized devices", "", "", "DIMM memory module"),
				devices.get("pc-dimm"));
	}

	@Test
	void machinesAreDescribedWithoutWhatIsToldElsewhere() {
		assertEquals(Map.of("microvm", "microvm (i386)", "pc", "Standard PC (i440FX + PIIX, 1996)", "pc-i440fx-7.2",
				"Standard PC (i440FX + PIIX, 1996)"), HelpText.descriptions("""
						Supported machines are:
						microvm              microvm (i386)
						pc                   Standard PC (i440FX + PIIX, 1996) (alias of pc-i440fx-7.2)
						pc-i440fx-7.2        Standard PC (i440FX + PIIX, 1996) (default)
						"""));
	}

	/** Debian's packages complain of modules that are not installed. */
	@Test
	void whatIsCompiledInIsReadWithoutComplaints() {
		assertEquals(List.of("none", "egl-headless"), HelpText.words("""
				Available display backend types:
				none
				egl-headless
				qemu: module ui-ui-gtk not found, do you want to install qemu-system-gui package?
				"""));
		assertEquals(List.of("none", "std"), HelpText.firstWords("""
				none                 no graphic card
				std                  standard VGA (default)
				qemu: module hw-display-qxl not found, do you want to install it?
				"""));
		assertEquals(List.of(), HelpText.words("qemu-system-x86_64: -audiodev help: Help is not available\n"));
	}

	@Test
	void propertiesAreReadWithDefaultsAndChoicesAsTheyWouldBeWritten() throws IOException {
		var properties = PropertyReader.list(
				json("""
						[{"name":"type","type":"string"},{"name":"virtio-backend","type":"child<virtio-net-device>"},
						{"name":"mq","type":"bool","description":"on/off","default-value":false},
						{"name":"rx_queue_size","type":"uint16","default-value":256},
						{"name":"rerror","type":"BlockdevOnError","description":"Error handling policy, report/ignore/enospc/stop/auto"},
						{"name":"multifd","type":"MultiFDCompression","description":"multifd_compression values, none/zlib/zstd"},
						{"name":"mac","type":"str","description":"Ethernet 6-byte MAC Address, example: 52:54:00:12:34:56"},
						{"name":"paths","type":"str","description":"a/b"},
						{"name":"ats","type":"OnOffAuto","default-value":"auto"}]"""));
		assertEquals(List.of("mq", "rx_queue_size", "rerror", "multifd", "mac", "paths", "ats"),
				properties.stream().map(Property::name).toList());
		assertEquals(List.of(Optional.of("off"), Optional.of("256"), Optional.empty(), Optional.empty(),
				Optional.empty(), Optional.empty(), Optional.of("auto")),
				properties.stream().map(Property::defaultValue).toList());
		assertEquals(List.of(List.of("on", "off"), List.of(), List.of("report", "ignore", "enospc", "stop", "auto"),
				List.of("none", "zlib", "zstd"), List.of(), List.of(), List.of("on", "off", "auto")),
				properties.stream().map(Property::choices).toList());
	}

	@Test
	void keysComeFromTheSchemaWithDotsAndTheirVariant() throws IOException {
		var keys = new SchemaKeys(
				json("""
						[{"name":"str","meta-type":"builtin","json-type":"string"},{"name":"bool","meta-type":"builtin","json-type":"boolean"},
						{"name":"blockdev-add","meta-type":"command","arg-type":"1","ret-type":"0"},
						{"name":"0","meta-type":"object","members":[]},
						{"name":"1","meta-type":"object","tag":"driver","members":[{"name":"driver","type":"2"},
							{"name":"cache","type":"4","default":null}],"variants":[{"case":"raw","type":"3"},{"case":"nbd","type":"6"}]},
						{"name":"2","meta-type":"enum","values":["raw","nbd","null"]},
						{"name":"3","meta-type":"object","members":[{"name":"file","type":"5"}]},
						{"name":"4","meta-type":"object","members":[{"name":"direct","type":"bool"}]},
						{"name":"5","meta-type":"alternate","members":[{"type":"1"},{"type":"str"}]},
						{"name":"6","meta-type":"object","members":[{"name":"server","type":"7"}]},
						{"name":"7","meta-type":"object","tag":"type","members":[{"name":"type","type":"8"}],
							"variants":[{"case":"inet","type":"9"},{"case":"unix","type":"10"}]},
						{"name":"8","meta-type":"enum","values":["inet","unix"]},
						{"name":"9","meta-type":"object","members":[{"name":"host","type":"str"}]},
						{"name":"10","meta-type":"object","members":[{"name":"path","type":"str"}]}]"""))
				.variants("blockdev-add");
		assertEquals(List.of("raw", "nbd", "null"), List.copyOf(keys.keySet()));
		assertEquals("[cache.direct bool [on, off], file node []]", told(keys.getOrDefault("raw", List.of())));
		assertEquals("[cache.direct bool [on, off], server.type enum [inet, unix], server.host string [], "
				+ "server.path string []]", told(keys.getOrDefault("nbd", List.of())));
		assertEquals("[cache.direct bool [on, off]]", told(keys.getOrDefault("null", List.of())));
	}

	private static String told(List<Property> keys) {
		return keys.stream().map(key -> key.name() + " " + key.type() + " " + key.choices()).toList().toString();
	}

	@Test
	void whereNothingIsKnownNothingIsTold() {
		assertTrue(!QemuFacts.NONE.isKnown() && QemuFacts.NONE.options().isEmpty());
		assertEquals(Optional.empty(), QemuFacts.NONE.device("virtio-net-pci"));
		assertEquals(Map.of(), new SchemaKeys(new ObjectMapper().missingNode()).variants("blockdev-add"));
	}
}
