package org.wheelhouse.core.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.failure.KeptElsewhere;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.peer.FakeQemu;
import org.wheelhouse.core.peer.FakeRemoteHost;
import org.wheelhouse.core.peer.FakeWays;
import org.wheelhouse.core.peer.RegistryBench;
import org.wheelhouse.core.power.ForceOff;
import org.wheelhouse.core.remote.KeptHost;
import org.wheelhouse.host.Ending;
import org.wheelhouse.host.Keeper;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;

/** A machine far away that another workbench has is shown, and left to it. */
class KeptElsewhereTest {

	private static final String ID = "cafe0001";
	private static final Keeper ANN = new Keeper("ann@tern", Instant.parse("2024-02-03T10:00:00Z"));

	private final RegistryBench bench = new RegistryBench();
	private final FakeWays ways;
	private final FakeQemu qemu;

	KeptElsewhereTest() throws Exception {
		ways = new FakeWays(bench.folder());
		bench.reach(ways);
		qemu = bench.qemu("far");
		bench.registry().remoteHosts().add(new KeptHost("ops@atlas", "", true));
		atlas().hosted(ID, "mail", 4711, qemu.address());
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	private FakeRemoteHost atlas() {
		return ways.host("ops@atlas");
	}

	private void awaitKept() {
		Await.until("it says who has it", () -> bench.row(ID, Machine::getDetail)
				.filter(text -> text.startsWith("kept by ann@tern since 2024-02-03 ")).isPresent());
	}

	@Test
	void itSaysWhoHasItAndIsNotConnectedTo() throws Exception {
		atlas().keptBy(Optional.of(ANN));
		atlas().arrive();
		awaitKept();
		assertEquals(Optional.of(MachineState.LOST), bench.row(ID, Machine::getState));
		assertEquals(0, atlas().opened());
		assertEquals(List.of(), bench.registry().runningLaunched(), "nobody is asked what shall become of it");
		assertEquals(Optional.empty(), ForceOff.of(bench.registry(), ID), "nor is it ended from here");
	}

	@Test
	void aPersonTakesItWhenItIsLetGoOf() throws Exception {
		atlas().keptBy(Optional.of(ANN));
		atlas().arrive();
		awaitKept();
		var refused = assertThrows(ExecutionException.class,
				() -> bench.registry().attach(qemu.address(), atlas()).get(60, TimeUnit.SECONDS)).getCause();
		assertEquals("mail is kept by ann@tern since ",
				assertInstanceOf(KeptElsewhere.class, refused).what().replaceAll("2024.*", ""));
		assertEquals(0, atlas().opened());
		atlas().keptBy(Optional.empty());
		assertEquals(ID, Await.get(bench.registry().attach(qemu.address(), atlas())));
		bench.awaitState(ID, MachineState.RUNNING);
		assertEquals(List.of(ID), bench.registry().runningLaunched());
	}

	@Test
	void itsComputerConnectedAnewItIsAskedForOnce() throws Exception {
		atlas().keptBy(Optional.of(ANN));
		atlas().arrive();
		awaitKept();
		atlas().lose();
		atlas().keptBy(Optional.empty());
		atlas().arrive();
		bench.awaitState(ID, MachineState.RUNNING);
	}

	/** Another workbench may have taken it while this one was away. */
	@Test
	void whatWasConnectedIsAskedForAnewWhenItsComputerIsBack() throws Exception {
		atlas().arrive();
		bench.awaitState(ID, MachineState.RUNNING);
		var opened = atlas().opened();
		atlas().lose();
		bench.awaitState(ID, MachineState.LOST);
		atlas().keptBy(Optional.of(ANN));
		atlas().arrive();
		awaitKept();
		assertEquals(opened, atlas().opened());
		assertEquals(Optional.of(0L), bench.row(ID, Machine::getSampledMillis), "its row says who has it");
	}

	@Test
	void thatItHasEndedIsSeenAllTheSame() throws Exception {
		atlas().keptBy(Optional.of(ANN));
		atlas().arrive();
		awaitKept();
		atlas().end(Await.get(atlas().hosted()).getFirst(), new Ending.Exited(0, List.of()));
		bench.awaitState(ID, MachineState.ENDED);
	}
}
