package org.wheelhouse.core.vnc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.failure.NoScreenException;
import org.wheelhouse.core.peer.FakeQemu;
import org.wheelhouse.core.peer.RegistryBench;

/** Machines that do not tell whether they have a VNC server: they take a connection, and nothing comes on it. */
class VncConnectorTest {

	private final RegistryBench bench = new RegistryBench();
	private final FakeQemu qemu = bench.qemu("old");

	VncConnectorTest() throws Exception {
		qemu.answer("query-vnc", "{\"enabled\":false}").refuse("query-vnc-servers").answer("getfd", "{}")
				.answer("add_client", "{}");
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	@Test
	void thatItIsNotConnectedIsNoFailureOfItsPicture() {
		var problem = assertThrows(CompletionException.class, () -> bench.registry().screen("nobody").join());
		var none = assertInstanceOf(NoScreenException.class, problem.getCause());
		assertEquals(NoScreenException.Kind.NOT_CONNECTED, none.kind());
	}

	@Test
	void silenceOfAnOldOneMeansThatThereIsNoServer() throws Exception {
		var screen = bench.registry().vnc(bench.attach(qemu));
		var none = assertThrows(NoScreenException.class, screen::open);
		assertEquals(NoScreenException.Kind.NO_SERVER, none.kind());
	}
}
