package org.wheelhouse.core.usb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.fixture.RestrictedFiles;
import org.wheelhouse.core.fixture.TestFiles;
import org.wheelhouse.host.FileStatus;

class SysfsReaderTest {

	@TempDir
	Path folder = Path.of("");
	private Optional<StandInSys> plugged = Optional.empty();

	@BeforeEach
	void plug() throws IOException {
		plugged = Optional.of(StandInSys.usual(folder));
	}

	private StandInSys sys() {
		return plugged.orElseThrow();
	}

	private List<UsbDevice> devices() {
		return sys().reader(new TestFiles(folder)).read().join().orElseThrow();
	}

	private UsbDevice at(String port) {
		return devices().stream().filter(device -> device.port().equals(port)).findFirst().orElseThrow();
	}

	@Test
	void devicesComeInTheOrderOfTheirPortsWithWhatTheyAre() {
		assertEquals(List.of("usb1 hub 16", "1-1 hub 4", "1-1.2 storage 0", "1-1.10 keyboard 0", "1-2 camera, phone 0"),
				devices().stream().map(device -> device.port() + " " + device.kind() + " " + device.ports()).toList());
		var stick = at("1-1.2");
		assertEquals("0781:5581", stick.ids().toString());
		assertEquals("SanDisk Ultra", stick.ownName());
		assertEquals("1.2", stick.hostPort());
		assertEquals(1, stick.bus());
		assertEquals(5, stick.address());
		assertEquals("480", stick.megabits());
		assertEquals("", stick.refusal());
		assertEquals("", stick.rule());
	}

	@Test
	void hubsAndWhatOperatesTheComputerStayWithIt() throws IOException {
		assertTrue(at("1-1").refusal().startsWith("A hub stays"));
		assertTrue(at("usb1").refusal().startsWith("A hub stays"));
		assertTrue(at("1-1.10").refusal().startsWith("This is a keyboard in use"));
		// A machine has it: its kernel driver has let go.
		sys().function("1-1.10:1.0", 3, 1, 1, "usbfs");
		assertEquals("", at("1-1.10").refusal());
	}

	@Test
	void keyboardsAndPointersAreKnownByWhatTheConsoleMakesOfThem() throws IOException {
		sys().plug("1-3", 9, "1532:0084", "Razer", "DeathAdder", 0, 0);
		var function = sys().function("1-3:1.0", 3, 0, 0, "usbhid");
		assertEquals("", at("1-3").refusal());
		var input = Files.createDirectories(function.resolve("0003:1532:0084.0003/input/input7"));
		assertEquals("", at("1-3").refusal(), "a gamepad or a headset's buttons");
		Files.createDirectories(input.resolve("mouse1"));
		assertTrue(at("1-3").refusal().startsWith("This is a pointer in use"));
		Files.createDirectories(input.resolve("input7::capslock"));
		assertTrue(at("1-3").refusal().startsWith("This is a keyboard in use"));
	}

	@Test
	void aMountedStickStays() throws IOException {
		sys().mount("1-1.2:1.0", "sdb", "sdb1", "/media/me/My Stick");
		assertEquals("Its file system is mounted on the computer at /media/me/My Stick: unmount it first.",
				at("1-1.2").refusal());
		sys().mount("1-1.2:1.0", "sdb", "sdbc1", "/elsewhere");
		assertEquals("", at("1-1.2").refusal(), "another disk whose name begins the same");
	}

	@Test
	void whoLacksTheRightIsToldTheRule() {
		var node = sys().node("1-2", 7);
		var files = new RestrictedFiles(new TestFiles(folder)) {
			@Override
			public CompletableFuture<Optional<FileStatus>> status(Path path) {
				return super.status(path).thenApply(status -> path.equals(node)
						? status.map(is -> new FileStatus(is.kind(), true, false, is.size(), is.modified(), is.linked(),
								is.identity()))
						: status);
			}
		};
		assertEquals(
				List.of("", "", "", "",
						"SUBSYSTEM==\"usb\", ATTR{idVendor}==\"04e8\", ATTR{idProduct}==\"6860\", TAG+=\"uaccess\""),
				sys().reader(files).read().join().orElseThrow().stream().map(UsbDevice::rule).toList());
	}

	@Test
	void whatComesAndGoesIsSeenAtTheNextLook() throws IOException {
		sys().unplug("1-1.2");
		sys().plug("1-4", 11, "0781:5581", "SanDisk", "SanDisk Ultra", 0, 0);
		assertEquals(List.of("usb1", "1-1", "1-1.10", "1-2", "1-4"), devices().stream().map(UsbDevice::port).toList());
	}

	@Test
	void oneThatIsPulledOutMeanwhileIsLeftOut() throws IOException {
		Files.delete(folder.resolve("sys/bus/usb/devices/1-2/devnum"));
		assertEquals(List.of("usb1", "1-1", "1-1.2", "1-1.10"), devices().stream().map(UsbDevice::port).toList());
	}

	@Test
	void aComputerWithoutUsbTellsNothing(@TempDir Path empty) throws IOException {
		assertEquals(Optional.empty(), new StandInSys(empty).reader(new TestFiles(empty)).read().join());
	}

	/** Nothing is opened but what sysfs tells. */
	@Test
	@Tag("usb-host")
	void theRealDevicesOfThisComputerAreRead() throws IOException {
		var real = Path.of("/sys/bus/usb/devices");
		assumeTrue(Files.isDirectory(real), "no USB");
		try (var found = Files.list(real)) {
			var names = found.map(path -> path.getFileName().toString()).filter(name -> !name.contains(":")).sorted()
					.toList();
			assertEquals(names, new SysfsReader(new TestFiles(folder)).read().join().orElseThrow().stream()
					.map(UsbDevice::port).sorted().toList());
		}
	}
}
