package org.wheelhouse.host.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wheelhouse.host.AcceleratorChoice;
import org.wheelhouse.host.ConfigText;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.QemuCommandLine;
import org.wheelhouse.host.QemuOption;

class LaunchOptionsTest {

	private static final AcceleratorChoice MEASURED = new AcceleratorChoice("kvm", "kvm 0.01 s; tcg 0.10 s");
	private static final MachineFiles FOLDER = new MachineFiles(Path.of("/run/a,b/01234567"));

	@Test
	void whatHostingNeedsIsAddedBehindTheUsersOptions() throws Exception {
		LaunchOptions options = complete(Optional.empty(), QemuOption.of("m", "1G"), QemuOption.of("S"));
		assertEquals("-m 1G -S -name guest=web,,1 -accel kvm"
				+ " -vnc unix:/run/a,,b/01234567/vnc.sock -serial unix:/run/a,,b/01234567/serial.sock,server=on,wait=off"
				+ " -chardev socket,id=wheelhouse0,path=/run/a,,b/01234567/qmp.sock,server=on,wait=off -mon chardev=wheelhouse0,mode=control"
				+ " -chardev socket,id=wheelhouse1,path=/run/a,,b/01234567/spare.sock,server=on,wait=off -mon chardev=wheelhouse1,mode=control",
				String.join(" ", QemuCommandLine.arguments(options.options())));
		assertEquals(MEASURED, options.accelerator());
		assertEquals(List.of(QemuOption.Origin.USER, QemuOption.Origin.USER, QemuOption.Origin.HOST),
				options.options().stream().limit(3).map(QemuOption::origin).toList());
	}

	@Test
	void whatTheUserNamesIsNotAddedAgain() throws Exception {
		LaunchOptions options = complete(Optional.empty(), QemuOption.of("name", "mine"), QemuOption.of("vnc", ":1"));
		assertEquals(List.of(":1"), added(options, "vnc", QemuOption.Origin.USER));
		assertEquals(List.of(), added(options, "vnc", QemuOption.Origin.HOST));
		assertEquals(1, options.options().stream().filter(o -> o.name().equals("name")).count());
	}

	/** Who says where the screen goes gets none from us; a serial port only where it is no other device. */
	@ParameterizedTest
	@CsvSource(delimiter = '!', value = {"m!1G!1!1", "vnc!none!0!1", "spice!port=5930!0!1", "display!gtk!0!1",
			"display!none!0!1", "nographic!!0!1", "serial!stdio!1!0", "nodefaults!!1!0",
			"device!isa-serial,chardev=x!1!0",
			"device!driver=isa-serial,chardev=x!1!0", "device!virtio-net-pci,id=isa-serial!1!1"})
	void aMachineWithoutAScreenOrASerialPortOfItsOwnGetsOurs(String name, String value, int screens, int ports)
			throws Exception {
		LaunchOptions options = complete(Optional.empty(),
				value == null ? QemuOption.of(name) : QemuOption.of(name, value));
		assertEquals(List.of(screens, ports), List.of(added(options, "vnc", QemuOption.Origin.HOST).size(),
				added(options, "serial", QemuOption.Origin.HOST).size()));
	}

	private static List<String> added(LaunchOptions options, String name, QemuOption.Origin origin) {
		return options.options().stream().filter(o -> o.name().equals(name) && o.origin() == origin)
				.map(o -> o.value().orElse("")).toList();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', value = {"accel!tcg,thread=multi!tcg", "machine!q35,accel=kvm:tcg,usb=off!kvm:tcg",
			"M!accel=xen!xen", "enable-kvm!!kvm"})
	void acceleratorThatTheOptionsNameIsKept(String name, String value, String accelerator) throws Exception {
		LaunchOptions options = complete(Optional.of("hvf"),
				value == null ? QemuOption.of(name) : QemuOption.of(name, value));
		assertEquals(accelerator, options.accelerator().name());
		assertTrue(options.options().stream().skip(1).noneMatch(o -> o.name().equals("accel")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', value = {"[machine]|type = \"q35\"|accel = \"kvm\"!kvm", "[accel]|accel = \"xen\"!xen"})
	void whatAConfigurationFileNamesIsNotAddedAgain(String text, String accelerator) throws Exception {
		String file = "# by hand\n" + text.replace("|", "\n")
				+ "\n\n[name]\n  guest = \"a,b\"\n[vnc \"default\"]\n  vnc = \":1\"\n"
				+ "[device \"s\"]\n  chardev = \"c\"\n  driver = \"isa-serial\"\n";
		LaunchOptions options = LaunchOptions.of(
				new LaunchRequest("web", Optional.empty(), List.of(QemuOption.of("readconfig", "f")), Optional.empty(),
						Optional.empty()),
				ConfigText.options(file), MEASURED, FOLDER);
		assertEquals(accelerator, options.accelerator().name());
		assertEquals(List.of("readconfig", "chardev", "mon", "chardev", "mon"),
				options.options().stream().map(QemuOption::name).toList());
	}

	@Test
	void aSerialDeviceOfAConfigurationFileIsTheOnlyOne() throws Exception {
		LaunchOptions options = LaunchOptions.of(
				new LaunchRequest("web", Optional.empty(), List.of(QemuOption.of("readconfig", "f")), Optional.empty(),
						Optional.empty()),
				ConfigText.options("[device \"s\"]\n  driver = \"isa-serial\"\n  chardev = \"c\"\n"), MEASURED,
				FOLDER);
		assertEquals(List.of(), added(options, "serial", QemuOption.Origin.HOST));
	}

	@Test
	void configurationFilesAreFoundFromTheDefinitionsFolder() {
		assertEquals(List.of(QemuOption.of("drive", "file=a,,b,snapshot=on,id=d0")),
				ConfigText.options("[drive \"d0\"]\n  file = \"a,b\"\n  snapshot=\"on\" # gone\n"));
		assertEquals(List.of(Path.of("/vms/vm.cfg"), Path.of("/etc/more.cfg")),
				ConfigFiles.of(List.of(QemuOption.of("readconfig", "vm.cfg"), QemuOption.of("m", "4"),
						QemuOption.of("readconfig", "/etc/more.cfg")), Path.of("/vms")));
	}

	@Test
	void aWordOfItsOwnHasToBeAnImage() {
		assertEquals(List.of("disk.img", "G", "if=virtio"),
				StrayWords.suspects(List.of(QemuOption.word("disk.img"), QemuOption.word("nbd://h/x"),
						QemuOption.of("m", "4"), QemuOption.word("G"), QemuOption.word("if=virtio"))));
		assertEquals(Optional.of(Path.of("/vms/disk.img")), StrayWords.file("disk.img", Path.of("/vms")));
		assertTrue(StrayWords.refusal("G").what().contains("The word 'G'"));
	}

	@Test
	void usersChoiceOverridesTheMeasuredOne() throws Exception {
		LaunchOptions options = complete(Optional.of("tcg"), QemuOption.of("machine", "q35"));
		assertEquals("tcg", options.accelerator().name());
		assertTrue(options.options().contains(new QemuOption("accel", Optional.of("tcg"), QemuOption.Origin.HOST)));
	}

	@Test
	void daemonizeIsRefused() {
		HostException refused = assertThrows(HostException.class,
				() -> complete(Optional.empty(), QemuOption.of("daemonize")));
		assertTrue(refused.getMessage().contains("-daemonize"), refused.getMessage());
	}

	private static LaunchOptions complete(Optional<String> accelerator, QemuOption... options) throws HostException {
		return LaunchOptions.of(
				new LaunchRequest("web,1", Optional.empty(), List.of(options), accelerator, Optional.empty()),
				List.of(), MEASURED, FOLDER);
	}
}
