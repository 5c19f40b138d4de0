package org.wheelhouse.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line of a log is a reason only where it is one. */
class LogLinesTest {

	private static final String LOG = """
			VNC server running on 127.0.0.1:5900
			char device redirected to /dev/pts/3 (label serial0)
			qemu-system-x86_64: warning: TCG doesn't support requested feature
			Formatting '/images/snap.qcow2', fmt=qcow2 cluster_size=65536 size=1048576
			""";

	private final Path folder;

	LogLinesTest(@TempDir Path folder) {
		this.folder = folder;
	}

	private List<String> reasons(int status, String log) throws Exception {
		return LogLines.reasons(Files.writeString(folder.resolve("log"), log), status, 20);
	}

	@Test
	void whatQemuNotesIsNoReasonOfItsEnd() throws Exception {
		assertEquals(List.of(), reasons(0, LOG));
		assertEquals(List.of(), reasons(137, LOG));
		assertEquals(List.of(), reasons(0, LOG + "qemu-system-x86_64: an error of an hour ago\n"),
				"it ended by its own will");
	}

	@Test
	void whoseSignalItWasIsTold() throws Exception {
		assertEquals(List.of("terminating on signal 15 from pid 7 (kill)"),
				reasons(0, LOG + "qemu-system-x86_64: terminating on signal 15 from pid 7 (kill)\n"));
	}

	@Test
	void errorsAreReasonsWithTheirHints() throws Exception {
		assertEquals(List.of("-drive x: Failed to get \"write\" lock", "Is another process using the image [x]?"),
				reasons(1, LOG + """
						/usr/bin/qemu-system-x86_64: -drive x: Failed to get "write" lock
						Is another process using the image [x]?
						Formatting 'y', fmt=qcow2
						login: guest
						"""));
	}

	@Test
	void whatACrashLeavesIsKept() throws Exception {
		assertEquals(List.of("warning: TCG doesn't support requested feature", "**",
				"ERROR:../block.c:1:f: assertion failed", "Bail out! ERROR"),
				reasons(134, LOG + "**\nERROR:../block.c:1:f: assertion failed\nBail out! ERROR\n"));
	}

	@Test
	void aProgramWithAnotherNameIsStillQuoted() throws Exception {
		assertEquals(List.of("mine: no such option"), reasons(1, "mine: no such option\n"));
		assertEquals(List.of(), LogLines.reasons(folder.resolve("none"), 1, 20));
	}
}
