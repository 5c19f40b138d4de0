package org.wheelhouse.core.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.failure.StartEndsAtLogout;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.peer.FakeRemoteHost;
import org.wheelhouse.core.peer.FakeWays;
import org.wheelhouse.core.peer.RegistryBench;
import org.wheelhouse.core.remote.KeptHost;
import org.wheelhouse.host.AfterLogout;
import org.wheelhouse.host.AfterLogout.Fate;
import org.wheelhouse.host.Ending;
import org.wheelhouse.model.live.MachineState;

/** That a machine would not outlive the session is said before it is started. */
class EndsAtLogoutTest {

	private static final String ID = "cafe0001";
	private static final AfterLogout ENDS = new AfterLogout(Fate.END, "They end when ops logs out of atlas.",
			"loginctl enable-linger ops");

	private final RegistryBench bench = new RegistryBench();
	private final FakeRemoteHost atlas;

	EndsAtLogoutTest() throws Exception {
		var ways = new FakeWays(bench.folder());
		bench.reach(ways);
		bench.registry().remoteHosts().add(new KeptHost("ops@atlas", "", true));
		atlas = ways.host("ops@atlas");
		var definition = Files.writeString(bench.folder().resolve("m.sh"), "qemu-kvm -name m\n");
		atlas.end(atlas.hosted(ID, "m", 4711, bench.qemu("old").address(), definition),
				new Ending.Exited(0, List.of()));
		atlas.launcher(request -> CompletableFuture
				.completedFuture(atlas.hosted("cafe0002", request, 4712, bench.qemu("new").address())));
		atlas.arrive();
		bench.awaitState(ID, MachineState.ENDED);
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	@Test
	void itIsNotStartedBeforeAPersonKnows() throws Exception {
		atlas.afterLogout(ENDS);
		var asked = assertInstanceOf(StartEndsAtLogout.class, assertThrows(ExecutionException.class,
				() -> bench.registry().launch(ID).get(60, TimeUnit.SECONDS)).getCause());
		assertEquals(ENDS, asked.told());
		assertTrue(asked.advice().startsWith("Type loginctl enable-linger ops on ops@atlas"), asked.advice());
		assertEquals(List.of(), atlas.launches());
		bench.awaitState(ID, MachineState.ENDED);
		bench.registry().mayEndAtLogout(ID);
		Await.get(bench.registry().launch(ID));
		bench.awaitState(ID, MachineState.RUNNING);
	}

	@Test
	void whatRunsOnOrIsNotKnownIsStartedUnasked() throws Exception {
		Await.get(bench.registry().launch(ID));
		assertEquals(1, atlas.launches().size());
	}
}
