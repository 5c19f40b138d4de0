package org.wheelhouse.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.peer.FakeHost;
import org.wheelhouse.core.peer.RegistryBench;
import org.wheelhouse.host.HostException;
import org.wheelhouse.model.live.MachineState;

/** Computers come and go while the workbench runs. */
class HostsTest {

	private final RegistryBench bench;
	private final FakeHost far = new FakeHost("ssh:far", Path.of("/nowhere"));

	HostsTest() throws Exception {
		bench = new RegistryBench();
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	private String hostOf(String id) {
		return bench.registry().host(id).orElseThrow().id();
	}

	/** Has the far computer bring a machine, and waits until it answers. */
	private String farMachine() throws Exception {
		far.hosted("cafe0001", "far", 7, bench.qemu("far").address());
		bench.registry().add(far);
		bench.awaitState("cafe0001", MachineState.RUNNING);
		return "cafe0001";
	}

	@Test
	void aComputerThatComesLaterBringsItsMachines() throws Exception {
		assertEquals("ssh:far", hostOf(farMachine()));
	}

	/** To take it for one of another computer would start it there. */
	@Test
	void aMachineOfAComputerThatIsNotThereIsNoOtherComputers() throws Exception {
		var id = farMachine();
		bench.restart();
		assertEquals("ssh:far", hostOf(id));
		assertTrue(assertThrows(CoreException.class, () -> Await.get(bench.registry().forget(id))).getMessage()
				.contains("still finding out"));
		bench.registry().add(far);
		bench.awaitState(id, MachineState.RUNNING);
	}

	@Test
	void whatIsAskedOfAComputerThatHasGoneFailsAndItsMachinesStayKnown() throws Exception {
		var id = farMachine();
		var hosted = bench.registry().hosted(id).orElseThrow();
		bench.registry().remove(far);
		var gone = bench.registry().host(id).orElseThrow();
		assertEquals("ssh:far", gone.id());
		assertTrue(assertThrows(HostException.class, () -> Await.get(gone.kill(hosted))).getMessage()
				.contains("is not there now"));
		assertTrue(Await.get(gone.files().status(Path.of("/"))).isEmpty(), "it cannot be told");
		bench.registry().add(far);
		assertEquals(List.of(), far.forgotten());
		assertEquals(far, bench.registry().host(id).orElseThrow());
	}
}
