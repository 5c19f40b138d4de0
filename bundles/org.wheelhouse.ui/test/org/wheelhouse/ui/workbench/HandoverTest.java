package org.wheelhouse.ui.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class HandoverTest {

	@Test
	void aSecondStartGivesWhatItIsAskedForToTheOpenWorkbench(@TempDir Path folder) throws Exception {
		var socket = folder.resolve("s");
		var arguments = StartArguments.parse("--attach", "unix:/run/a b/q.sock", "--attach", "tcp:h:1", "--define",
				"vm ü.qemu", "--launch", "--open", "a machine", "--page", "display");
		var taken = new LinkedBlockingQueue<StartArguments>();
		assertFalse(Handover.give(arguments, socket), "nobody listens");
		Files.createFile(socket); // left by one that was killed
		try (var handover = new Handover(socket, taken::add)) {
			handover.open();
			assertTrue(Handover.give(arguments, socket));
			assertEquals(arguments, taken.poll(10, TimeUnit.SECONDS));
			assertTrue(Handover.give(StartArguments.parse(), socket), "again, and it only comes to the front");
			assertEquals(StartArguments.parse(), taken.poll(10, TimeUnit.SECONDS));
		}
		assertFalse(Handover.give(arguments, socket), "it has closed");
		assertFalse(Files.exists(socket));
	}

	@Test
	@Timeout(20)
	void aWorkbenchThatHangsIsNotWaitedForForEver(@TempDir Path folder) throws Exception {
		var socket = folder.resolve("s");
		try (var hangs = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			hangs.bind(UnixDomainSocketAddress.of(socket));
			assertFalse(Handover.give(StartArguments.parse(), socket, Duration.ofMillis(300)));
		}
	}

	@Test
	@Timeout(20)
	void aStartThatHangsKeepsNoOtherWaiting(@TempDir Path folder) throws Exception {
		var socket = folder.resolve("s");
		try (var handover = new Handover(socket, _ -> {
		}); var hangs = SocketChannel.open(StandardProtocolFamily.UNIX)) {
			handover.open();
			hangs.connect(UnixDomainSocketAddress.of(socket));
			assertTrue(Handover.give(StartArguments.parse(), socket, Duration.ofSeconds(5)));
		}
	}

	@Test
	void eachWorkspaceHasASocketOfItsOwn() {
		assertNotEquals(Handover.socketOf("/home/a/workspace/"), Handover.socketOf("/home/b/workspace/"));
		assertEquals(Handover.socketOf("/w/"), Handover.socketOf("/w/"));
	}
}
