package org.wheelhouse.core.definition.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.core.capability.Backends;
import org.wheelhouse.core.capability.CpuModel;
import org.wheelhouse.core.capability.DeviceModel;
import org.wheelhouse.core.capability.MachineType;
import org.wheelhouse.core.capability.Property;
import org.wheelhouse.core.capability.QemuFacts;
import org.wheelhouse.host.CommandLineException;
import org.wheelhouse.host.DefinitionText;

/** Each kind of problem: that it is found, at which words, with what remedy; and that the right way is no problem. */
class ProblemsTest {

	private static final Path FOLDER = Path.of("/srv/vm");
	private static final QemuFacts FACTS = facts();

	private static Property property(String name, String type, String... choices) {
		return new Property(name, type, Optional.empty(), Optional.empty(), List.of(choices));
	}

	private static QemuFacts facts() {
		var network = new DeviceModel("virtio-net-pci", Optional.of("virtio-net"), Optional.of("PCI"), "Network", "",
				true, List.of(property("mq", "bool"), property("vectors", "uint32"), property("addr", "int32"),
						property("netdev", "str"), property("mac", "str"), property("port", "uint8"),
						property("ats", "OnOffAuto", "on", "off", "auto")));
		var disk = new DeviceModel("ide-hd", Optional.empty(), Optional.of("IDE"), "Storage", "", true,
				List.of(property("drive", "str"), property("unit", "uint32"), property("logical_block_size", "size"),
						property("rerror", "BlockdevOnError", "report", "ignore", "enospc", "stop", "auto")));
		var part = new DeviceModel("mch", Optional.empty(), Optional.empty(), "Bridge", "", false,
				List.of(property("x", "bool")));
		var machine = new MachineType("pc-q35-7.2", Optional.of("q35"), "", false, 288, Optional.empty(), false, true,
				List.of(property("hpet", "bool"), property("smm", "OnOffAuto", "on", "off", "auto")));
		var none = new LinkedHashSet<String>();
		var backends = new Backends(Map.of("user", List.of(), "tap", List.of()), Map.of("socket", List.of()),
				Map.of("iothread", List.of()), Map.of("alsa", List.of()), Map.of("gtk", List.of()),
				Map.of("raw", List.of(), "qcow2", List.of(), "file", List.of()), none,
				new LinkedHashSet<>(List.of("std", "qxl")));
		return new QemuFacts("7.2.22", List.of(machine),
				Map.of("tcg", List.of(new CpuModel("Haswell", "Haswell-x86_64-cpu", List.of(), false))), List.of(),
				Map.of("virtio-net-pci", network, "ide-hd", disk, "mch", part), backends,
				Map.ofEntries(Map.entry("machine", true), Map.entry("M", true), Map.entry("m", true),
						Map.entry("smp", true), Map.entry("cpu", true), Map.entry("device", true),
						Map.entry("drive", true), Map.entry("blockdev", true), Map.entry("netdev", true),
						Map.entry("chardev", true), Map.entry("object", true), Map.entry("display", true),
						Map.entry("global", true), Map.entry("vga", true), Map.entry("rtc", true),
						Map.entry("audiodev", true), Map.entry("S", false), Map.entry("nodefaults", false)),
				Map.of("rtc", List.of(property("base", "string"), property("clock", "string"))), Map.of());
	}

	private static DefinitionText definition(String options) {
		try {
			return DefinitionText.parse("#!/bin/sh\nexec qemu-system-x86_64 \\\n\t" + options + "\n");
		} catch (CommandLineException e) {
			throw new AssertionError(e);
		}
	}

	private static List<Problem> problems(String options, QemuFacts facts, Surroundings there) {
		return Problems.of(definition(options), facts, there);
	}

	private static List<Problem> problems(String options) {
		return problems(options, FACTS, Surroundings.unknown(FOLDER));
	}

	/** The only problem of these options, as {@code words it stands at: what is said}. */
	private static String only(String options, List<Problem> problems) {
		assertEquals(1, problems.size(), problems::toString);
		var problem = problems.getFirst();
		return definition(options).text().substring(problem.where().start(), problem.where().end()) + ": "
				+ problem.text();
	}

	private static String only(String options) {
		return only(options, problems(options));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			-m 1G -devise x                             | -devise x: QEMU 7.2.22 has no option -devise. Is 'device' meant?
			-soundhw ac97                               | -soundhw ac97: QEMU 7.2.22 has no option -soundhw. Write -device intel-hda
			-device virtio-net-pcj                      | virtio-net-pcj: QEMU 7.2.22 has no device 'virtio-net-pcj'. Is 'virtio-net-pci' meant?
			-device mch                                 | mch: The device mch is a part of machines
			-device virtio-net-pci,max=1                | max=1: The device virtio-net-pci has no property 'max'. Is 'mac' meant?
			-device virtio-net-pci,mq=1                 | mq=1: mq is on or off, and not '1'.
			-device virtio-net-pci,vectors=four         | vectors=four: vectors is a number, and 'four' is none.
			-device virtio-net-pci,port=256             | port=256: port is 256, and a number of 8 bits is wanted.
			-device virtio-net-pci,ats=maybe            | ats=maybe: ats is one of on, off, auto, and not 'maybe'.
			-device ide-hd,rerror=halt                  | rerror=halt: rerror is one of report, ignore
			-device ide-hd,logical_block_size=big       | logical_block_size=big: logical_block_size is a size, and 'big' is none.
			-machine q36                                | q36: QEMU 7.2.22 has no machine type 'q36'. Is 'q35' meant?
			-machine q35,hpte=off                       | hpte=off: The machine type pc-q35-7.2 has no property 'hpte'. Is 'hpet' meant?
			-machine q35,hpet=1                         | hpet=1: hpet is on or off, and not '1'.
			-cpu Haswel                                 | Haswel: QEMU 7.2.22 has no processor 'Haswel'. Is 'Haswell' meant?
			-netdev usr,id=n                            | usr: QEMU 7.2.22 has no network 'usr'. Is 'user' meant?
			-chardev sockt,id=c                         | sockt: QEMU 7.2.22 has no character device 'sockt'.
			-object iothred,id=o                        | iothred: QEMU 7.2.22 has no kind of object 'iothred'. Is 'iothread' meant?
			-audiodev pa,id=a                           | pa: QEMU 7.2.22 has no way to sound 'pa'.
			-display gkt                                | gkt: QEMU 7.2.22 has no display 'gkt'. Is 'gtk' meant?
			-vga stdd                                   | stdd: QEMU 7.2.22 has no graphics adapter 'stdd'. Is 'std' meant?
			-drive if=none,id=d,file=a,format=qcow3     | format=qcow3: QEMU 7.2.22 has no image format or driver 'qcow3'. Is 'qcow2' meant?
			-rtc bse=utc                                | bse=utc: -rtc has no key
			-global virtio-net-pci.mp=on                | -global virtio-net-pci.mp=on: The device virtio-net-pci has no property 'mp'
			""")
	void whatThisQemuDoesNotHave(String options, String expected) {
		var told = only(options);
		assertTrue(told.startsWith(expected), told);
		assertEquals(List.of(), problems(options, QemuFacts.NONE, Surroundings.unknown(FOLDER)),
				"nothing is known of an unknown QEMU");
	}

	@Test
	void typesOfJsonAreStrict() {
		var device = "-device '{\"driver\":\"virtio-net-pci\",\"mq\":%s,\"vectors\":%s,\"addr\":\"5\"}'";
		assertEquals(List.of(), problems(device.formatted("true", "4")));
		assertEquals("\"mq\":\"on\": In JSON mq is true or false, without quotes, and not 'on'. "
				+ "Correct it, or take it out.", only(device.formatted("\"on\"", "4")));
		assertEquals("\"vectors\":\"4\": In JSON vectors is a number, without quotes, and not '4'. "
				+ "Correct it, or take it out.", only(device.formatted("true", "\"4\"")));
		assertTrue(only("-device '{\"driver\":\"virtio-net-pci\",}'").contains("cannot be read"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			-drive if=ide,cache=writebak,file=a         | cache=writebak: cache is one of
			-drive if=vritio,file=a                     | if=vritio: if is one of
			-drive if=ide,index=first,file=a            | index=first: index is a number, and 'first' is none.
			-rtc clock=gest                             | clock=gest: clock is one of host, rt, vm
			-m 4x                                       | 4x: '4x' is no size.
			-m 2G,maxmem=256                            | maxmem=256: maxmem is less than the memory that the machine begins with: without a letter it is a number of bytes.
			-smp 4,sockets=1,cores=1,threads=1          | -smp 4,sockets=1,cores=1,threads=1: sockets × cores × threads is 1, and there are 4 processors.
			-smp 4,cores=3                              | -smp 4,cores=3: cores is 3, and there are 4 processors.
			-smp four                                   | four: 'four' is no number of cpus.
			-smp 4,maxcpus=2                            | -smp 4,maxcpus=2: maxcpus is less than the 4 processors
			-accel kvm -machine pc,accel=tcg            | accel=tcg: An accelerator is named here and by -accel kvm
			-accel kvm -enable-kvm                      | -enable-kvm: An accelerator is named here and by -accel kvm
			-accel tcg -cpu host                        | host: The processor 'host' is that of its computer
			-k xx                                       | xx: There is no keyboard layout 'xx'.
			-vga std -vga qxl                           | -vga std: -vga std does nothing: -vga is there again
			-fsdev local,id=f,path=/tmp                 | -fsdev local,id=f,path=/tmp: No device uses the shared folder f
			-drive if=none,id=d,file=a,file=b           | file=b: file is given twice, and the last one counts.
			-audiodev none,id=a -audiodev none,id=a     | id=a: The id a is given twice: also by -audiodev none,id=a.
			-device usb-tablet,id=1x                    | id=1x: '1x' is no id.
			-drive if=none,id=d,file=a,b.qcow2          | b.qcow2: The comma before 'b.qcow2' ends the file
			-hda a -drive file=b,index=0                | -drive file=b,index=0: Two drives are in place 0 of ide: also by -hda a
			-drive file=a -hda b                        | -hda b: Two drives are in place 0 of ide
			-netdev user,id=n,hostfwd=tcp:2222:22       | hostfwd=tcp:2222:22: 'tcp:2222:22' forwards no port.
			-device e1000,netdev=net1                   | netdev=net1: Nothing has the id net1 that this device uses as its netdev.
			-device usb-tablet,bus=xhci.0               | bus=xhci.0: Nothing has a bus xhci.0.
			-device e1000,bus=pcie.0                    | bus=pcie.0: The machine type pc has no bus pcie.0. Write bus=pci.0
			-machine q35 -device e1000,bus=pci.0        | bus=pci.0: The machine type q35 has no bus pci.0.
			-device e1000,addr=5 -device e1000,addr=0x5 | addr=0x5: Two devices are on pci.0, slot 05.0: also -device e1000,addr=5.
			-machine q35 -device e1000,addr=1f.2        | addr=1f.2: Slot 1f.2 of pcie.0 is the machine's own: the SATA controller.
			-drive if=pflash,readonly=on,format=raw,file=OVMF_CODE_4M.secboot.fd | -drive if=pflash,readonly=on,format=raw,file=OVMF_CODE_4M.secboot.fd: OVMF_CODE_4M.secboot.fd is for Secure Boot
			-drive if=pflash,format=raw,file=vars.fd    | -drive if=pflash,format=raw,file=vars.fd: The firmware's variables are in a raw image
			-drive if=pflash,format=qcow2,file=v.qcow2 -hda b.qcow2 | -drive if=pflash,format=qcow2,file=v.qcow2: The firmware's variables are the first drive that is written
			-M pc,pflash0=c,pflash1=v -blockdev qcow2,node-name=v,file.driver=file,file.filename=v.qcow2 -blockdev qcow2,node-name=d,file.driver=file,file.filename=b.qcow2 | -blockdev qcow2,node-name=v,file.driver=file,file.filename=v.qcow2: The firmware's variables are the first drive that is written
			-blockdev qcow2,node-name=d,file.driver=file,file.filename=b.qcow2 -drive if=pflash,format=qcow2,file=v.qcow2 | -drive if=pflash,format=qcow2,file=v.qcow2: The firmware's variables are the first drive that is written
			-vnc :1 -serial tcp::5901,server=on,wait=off | -serial tcp::5901,server=on,wait=off: Port 5901 is named twice: also by -vnc :1.
			-version                                    | -version: -version prints something and ends
			""")
	void whatIsWrongWhateverTheQemu(String options, String expected) {
		var problems = problems(options, QemuFacts.NONE, Surroundings.unknown(FOLDER));
		var told = only(options, problems);
		assertTrue(told.startsWith(expected), told);
		assertTrue(problems.getFirst().option() >= 0, told);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			-machine q35,accel=kvm -smp 4,sockets=1,cores=2,threads=2 -m 2G,slots=2,maxmem=8G -cpu host
			-smp 4,cores=2 -smp cores=15,sockets=1,threads=1 -smp 15
			-drive if=none,id=d,file=a -device ide-hd,drive=d,bus=ide.0,unit=1 -netdev user,id=d,hostfwd=tcp::2222-:22
			-machine q35 -device pcie-root-port,id=r -device e1000,bus=r -device ich9-ahci,id=sata -device ide-hd,bus=sata.2
			-name a,process=b -drive if=none,id=d,file=a,,b.qcow2 -vnc :1 -serial tcp:127.0.0.1:5902,server=on,wait=off
			-hda a -hdb b -cdrom c -drive file=d,index=3 -accel kvm -accel tcg
			-hda a -drive file=b,if=virtio -drive file=c,if=virtio
			""")
	void whatIsRightIsNoProblem(String options) {
		assertEquals(List.of(), problems(options, QemuFacts.NONE, Surroundings.unknown(FOLDER)));
	}

	@Test
	void moreMemoryAndProcessorsThanThereAre() {
		var there = new Surroundings(FOLDER, Map.of(), Map.of(), Map.of(), Map.of(), List.of(),
				OptionalLong.of(4L << 30));
		var problem = problems("-m 8G", FACTS, there).getFirst();
		assertEquals("The machine gets 8192 MiB of memory, and its computer has 4096 MiB.", problem.message());
		assertEquals(List.of(), problems("-m 4096", FACTS, there));
		assertEquals("-smp 289: The machine type pc-q35-7.2 has at most 288 processors. Give it fewer.",
				only("-machine q35 -smp 289"));
	}

	@Test
	void portsThatOthersHave() {
		var there = new Surroundings(FOLDER, Map.of(), Map.of(), Map.of(), Map.of(),
				List.of(new TakenPort(false, "127.0.0.1", 5901, "the machine a"),
						new TakenPort(false, "", 2222, "a program of its computer")),
				OptionalLong.empty());
		assertEquals(
				"-vnc localhost:1: Port 5901 is taken: the machine a listens there. Choose another port, or end the other one first.",
				only("-vnc localhost:1", problems("-vnc localhost:1", QemuFacts.NONE, there)));
		var forward = "-netdev user,id=n,hostfwd=tcp:127.0.0.1:2222-:22";
		assertTrue(only(forward, problems(forward, FACTS, there))
				.startsWith("hostfwd=tcp:127.0.0.1:2222-:22: Port 2222 is taken: a program of its computer"));
		assertEquals(List.of(), problems("-netdev user,id=n,hostfwd=udp::2222-:22", FACTS, there), "UDP is not TCP");
		assertEquals(List.of(new TakenPort(false, "", 5900, "a"), new TakenPort(false, "", 2222, "a")),
				Ports.of(definition("-vnc :0 -nic user,hostfwd=tcp::2222-:22"), "a"));
	}

	/** Each is one click: the label, and the options that are left. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			-device virtio-net-pcj,mq=on          | virtio-net-pci: -device virtio-net-pci,mq=on
			-device virtio-net-pci,max=1,mq=on    | mac: -device virtio-net-pci,mac=1,mq=on; Take Out: -device virtio-net-pci,mq=on
			-device virtio-net-pci,mq=1           | on: -device virtio-net-pci,mq=on; off: -device virtio-net-pci,mq=off; Take Out: -device virtio-net-pci
			-S -device mch                        | Take Out: -S
			-machine q36,hpet=off                 | q35: -machine q35,hpet=off
			-cpu Haswall                          | Haswell: -cpu Haswell; max: -cpu max
			-drive if=none,id=d,file=a -device ide-hd,drive=dd | d: -drive if=none,id=d,file=a -device ide-hd,drive=d
			-drive file=/a,b.img,format=raw       | Write It Twice: -drive file=/a,,b.img,format=raw
			-netdev user,id=n,hostfwd=tcp::1-:2,hostfwd=tcp::2-:2,hostfwd=tcp::1-:4 | Port 3: -netdev user,id=n,hostfwd=tcp::1-:2,hostfwd=tcp::2-:2,hostfwd=tcp::3-:4
			-device '{"driver":"virtio-net-pcj"}' | virtio-net-pci: -device '{"driver":"virtio-net-pci"}'
			""")
	void whatCanBeDoneAtAClick(String options, String expected) {
		var problems = problems(options);
		assertEquals(1, problems.size(), problems::toString);
		var head = definition("").text().strip();
		assertEquals(expected, String.join("; ", problems.getFirst().mends().stream()
				.map(mend -> mend.label() + ": "
						+ mend.in(definition(options)).text().strip().substring(head.length()).strip())
				.toList()));
	}

	@ParameterizedTest
	@CsvSource({"127.0.0.1, 127.0.0.1, true", "127.0.0.1, '', true", "0.0.0.0, 127.0.0.1, true", "::, 127.0.0.1, true",
			"::1, 127.0.0.1, false", "::1, localhost, true", "10.0.0.1, 127.0.0.1, false", "::1, 0.0.0.0, false"})
	void onlyOneOfBothCanListen(String taken, String wanted, boolean excludes) {
		assertEquals(excludes, new TakenPort(false, taken, 2222, "").excludes(false, wanted, 2222));
	}

	@Test
	void aQuotedOptionIsMarkedWhereItIsWrong() {
		assertEquals("id=1x: '1x' is no id. It begins with a letter; letters, digits, '-', '.' and '_' may follow.",
				only("-device 'ide-hd,id=1x'"));
	}

	/** The time grows with the options, not with their square: that would be minutes. */
	@Test
	void tenThousandOptionsAreReadInAMoment() {
		var options = new StringBuilder("-m 1G");
		for (int i = 0; i < 5000; i++) {
			options.append(" -netdev user,id=n").append(i).append(" -device virtio-net-pci,port=1,bus=r").append(i)
					.append(",netdev=n").append(i + 1);
		}
		var text = options.toString();
		var problems = assertTimeout(Duration.ofSeconds(20), () -> problems(text));
		assertEquals(5001, problems.size(), "each bus is unknown, and one network");
	}

	@ParameterizedTest
	@ValueSource(strings = {"-object secret,id=s,data=hunter2 -object secret,id=s,data=hunter3",
			"-object secret,id=s,data=hunter2,data=hunter3", "-object secret,id=s,data=hunter2,x/y",
			"-vnc :1,password=hunter2", "-spice port=5900,password=hunter2 -vnc :0",
			"-object '{\"qom-type\":\"secret\",\"id\":\"s\",\"data\":\"hunter2\"}' -object iothread,id=s"})
	void noMessageHasASecret(String options) {
		var facts = new QemuFacts("7.2.22", List.of(), Map.of(), List.of(), Map.of(), FACTS.backends(), Map.of(),
				Map.of("vnc", List.of(property("vnc", "string"), property("password", "bool"))), Map.of());
		var told = problems(options, facts, Surroundings.unknown(FOLDER));
		assertFalse(told.toString().contains("hunter"), told::toString);
	}
}
