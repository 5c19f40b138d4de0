package org.wheelhouse.core.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.peer.FakeRemoteHost;
import org.wheelhouse.core.peer.FakeWays;
import org.wheelhouse.core.peer.RegistryBench;
import org.wheelhouse.core.remote.KeptHost;
import org.wheelhouse.model.live.MachineState;

/** A path of one computer is another file on the next. */
class FarDefinitionTest {

	private final RegistryBench bench = new RegistryBench();
	private final FakeRemoteHost atlas;
	private final Path definition;

	FarDefinitionTest() throws Exception {
		var ways = new FakeWays(bench.folder());
		bench.reach(ways);
		bench.registry().remoteHosts().add(new KeptHost("ops@atlas", "", true));
		atlas = ways.host("ops@atlas");
		atlas.arrive();
		definition = Files.writeString(bench.folder().resolve("m.sh"), "qemu-kvm -name m\n");
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	@Test
	void aMachineIsDefinedOnTheComputerThatIsNamed() throws Exception {
		var id = Await.get(bench.registry().define(definition, atlas));
		bench.awaitState(id, MachineState.DEFINED);
		assertEquals(atlas.id(), bench.row(id, row -> row.getHost().getId()).orElseThrow());
		assertEquals(id, Await.get(bench.registry().define(definition, atlas)), "it is known there");
	}

	@Test
	void theSamePathOfTwoComputersIsOfTwoMachines() throws Exception {
		var far = Await.get(bench.registry().define(definition, atlas));
		var near = Await.get(bench.registry().define(definition));
		assertNotEquals(far, near);
		assertEquals("local", bench.row(near, row -> row.getHost().getId()).orElseThrow());
		assertEquals(atlas, bench.registry().host(far).orElseThrow());
	}
}
