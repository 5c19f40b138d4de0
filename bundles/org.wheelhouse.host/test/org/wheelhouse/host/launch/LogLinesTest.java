package org.wheelhouse.host.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

/** A line of a log is a reason only where it is one. */
class LogLinesTest {

	private static final String LOG = """
			VNC server running on 127.0.0.1:5900
			char device redirected to /dev/pts/3 (label serial0)
			qemu-system-x86_64: warning: TCG doesn't support requested feature
			Formatting '/images/snap.qcow2', fmt=qcow2 cluster_size=65536 size=1048576
			""";

	private List<String> reasons(int status, String log) {
		return LogLines.reasons(log.lines().toList(), status, 20);
	}

	@Test
	void whatQemuNotesIsNoReasonOfItsEnd() {
		assertEquals(List.of(), reasons(0, LOG));
		assertEquals(List.of(), reasons(137, LOG));
		assertEquals(List.of(), reasons(0, LOG + "qemu-system-x86_64: an error of an hour ago\n"),
				"it ended by its own will");
	}

	@Test
	void whoseSignalItWasIsTold() {
		assertEquals(List.of("terminating on signal 15 from pid 7 (kill)"),
				reasons(0, LOG + "qemu-system-x86_64: terminating on signal 15 from pid 7 (kill)\n"));
	}

	@Test
	void errorsAreReasonsWithTheirHints() {
		assertEquals(List.of("-drive x: Failed to get \"write\" lock", "Is another process using the image [x]?"),
				reasons(1, LOG + """
						/usr/bin/qemu-system-x86_64: -drive x: Failed to get "write" lock
						Is another process using the image [x]?
						Formatting 'y', fmt=qcow2
						login: guest
						"""));
	}

	@Test
	void whatACrashLeavesIsKept() {
		assertEquals(List.of("warning: TCG doesn't support requested feature", "**",
				"ERROR:../block.c:1:f: assertion failed", "Bail out! ERROR"),
				reasons(134, LOG + "**\nERROR:../block.c:1:f: assertion failed\nBail out! ERROR\n"));
	}

	@Test
	void aProgramWithAnotherNameIsStillQuoted() {
		assertEquals(List.of("mine: no such option"), reasons(1, "mine: no such option\n"));
		assertEquals(List.of(), LogLines.reasons(List.of(), 1, 20));
	}
}
