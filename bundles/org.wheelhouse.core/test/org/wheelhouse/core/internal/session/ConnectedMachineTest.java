package org.wheelhouse.core.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.machine.ImageCreations;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.MachineAccessContractTest;
import org.wheelhouse.core.peer.FakeQemu;
import org.wheelhouse.core.peer.RegistryBench;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.qmp.command.MigrateSetSpeed;
import org.wheelhouse.qmp.command.QueryNamedBlockNodes;
import org.wheelhouse.qmp.command.SetLink;
import org.wheelhouse.qmp.command.Stop;
import org.wheelhouse.qmp.session.CommandNotSent;
import org.wheelhouse.qmp.session.CommandTimedOut;
import org.wheelhouse.qmp.session.SessionEnded;

/** The door to a machine that the registry has connected; QEMU is a peer that answers from a table. */
class ConnectedMachineTest extends MachineAccessContractTest {

	/** Nothing is asked because time has passed. */
	private final RegistryBench bench = new RegistryBench(Duration.ofSeconds(2), Duration.ofMinutes(4));
	private final FakeQemu qemu = bench.qemu("a");
	private String id = "";

	ConnectedMachineTest() throws Exception {
		for (var command : List.of("getfd", "set_link", "migrate-set-parameters")) {
			qemu.answer(command, "{}");
		}
		qemu.answer("human-monitor-command", "\"\"").answer("qom-list", "[]");
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	@Override
	protected MachineAccess open() throws Exception {
		id = bench.attach(qemu);
		return bench.registry().machine(id).orElseThrow();
	}

	@Test
	void whatIsSaidInOtherWordsIsLookedAtAnew() throws Exception {
		bench.registry().watch(id, Topic.MIGRATION);
		Await.until("it was asked once", () -> qemu.count("query-migrate-parameters") > 0);
		var before = qemu.count("query-migrate-parameters");
		Await.get(words().send(new MigrateSetSpeed(7)));
		Await.until("it is asked again", () -> qemu.count("query-migrate-parameters") > before);
	}

	@Test
	void theStateIsAskedForWhenACommandInOtherWordsHasNoAnswer() throws Exception {
		qemu.ignore("migrate-set-parameters");
		var words = words();
		var before = qemu.count("query-status");
		assertThrows(CommandTimedOut.class, () -> Await.get(words.send(new MigrateSetSpeed(7))));
		Await.until("the state is asked for", () -> qemu.count("query-status") > before);
	}

	@Test
	void aLinkIsKnownToBeDownWhateverTheWords() throws Exception {
		Await.get(words().send(new SetLink("nic0", false)));
		Await.until("it is down", () -> machine().linksDown().equals(Set.of("nic0")));
		Await.get(machine().send(new SetLink("nic0", true)));
		Await.until("it is up", () -> machine().linksDown().isEmpty());
	}

	/** {@link ImageCreations}: this version may end itself. */
	@Test
	void nobodyAsksForNodesWhileAnImageIsCreated() throws Exception {
		qemu.answer("query-jobs",
				"""
						[{"id":"theirs","type":"create","status":"running","current-progress":0,"total-progress":1}]""");
		var question = new QueryNamedBlockNodes(true);
		var words = words();
		assertThrows(CommandNotSent.class, () -> Await.get(machine().send(question)));
		assertThrows(CommandNotSent.class, () -> Await.get(words.send(question)));
		assertThrows(CommandNotSent.class, () -> Await.get(machine().ask(question)));
		assertEquals(0, qemu.count("query-named-block-nodes"));
	}

	@Test
	void afterTheConnectionEverythingFailsInTheFuture() throws Exception {
		var words = words();
		qemu.die();
		Await.until("it is lost", () -> bench.registry().machine(id).isEmpty());
		assertThrows(SessionEnded.class, () -> Await.get(machine().send(new Stop())));
		assertThrows(SessionEnded.class, () -> Await.get(machine().ask(new Stop())));
		assertThrows(SessionEnded.class, () -> Await.get(words.send(new Stop())));
		assertThrows(SessionEnded.class, () -> Await.get(machine().language()));
	}

	/** Words that one QEMU understands may mean something else to the next one. */
	@Test
	void wordsAreGoodForOneConnection() throws Exception {
		var words = words();
		qemu.cut();
		Await.until("it is lost", () -> bench.registry().machine(id).isEmpty());
		Await.until("it is connected again", () -> bench.registry().machine(id).isPresent());
		assertThrows(SessionEnded.class, () -> Await.get(words.send(new Stop())));
		assertEquals(0, qemu.count("stop"));
		Await.get(machine().send(new Stop()));
		Await.get(words().send(new Stop()));
		assertEquals(2, qemu.count("stop"));
	}
}
