package org.wheelhouse.emulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.host.FileStatus;

/** Where the USB devices of this computer are looked at. */
class UsbFolderTest {

	@TempDir
	Path folder = Path.of("");

	@Test
	void anotherFolderStandsInForTheKernels() throws Exception {
		Path device = Files.createDirectories(folder.resolve("usb/sys/bus/usb/devices/1-1"));
		Files.writeString(device.resolve("devnum"), "2\n");
		Files.createDirectories(folder.resolve("usb/dev/bus/usb/001/002"));
		Files.createDirectories(folder.resolve("usb/etc"));
		Files.writeString(folder.resolve("usb/etc/mtab"), "none /nowhere proc rw 0 0\n");
		Map<String, String> session = Map.of("XDG_RUNTIME_DIR", folder.resolve("r").toString(), "XDG_CACHE_HOME",
				folder.resolve("c").toString(), "WHEELHOUSE_USB", folder.resolve("usb").toString());
		try (LocalHost host = new LocalHost(EmulatorSettings.of(session))) {
			assertEquals(List.of(device),
					Bench.await(host.files().list(Path.of("/sys/bus/usb/devices"), 9)).orElseThrow());
			assertEquals(FileStatus.Kind.FOLDER,
					Bench.await(host.files().status(Path.of("/dev/bus/usb/001/002"))).orElseThrow().kind());
			assertArrayEquals("none".getBytes(StandardCharsets.UTF_8),
					Bench.await(host.files().read(Path.of("/etc/mtab"), 0, 4)).orElseThrow());
			assertEquals(FileStatus.Kind.FILE,
					Bench.await(host.files().status(Path.of("/etc/passwd"))).orElseThrow().kind());
		}
	}
}
