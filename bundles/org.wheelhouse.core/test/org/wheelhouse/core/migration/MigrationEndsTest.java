package org.wheelhouse.core.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.ScriptedHost;
import org.wheelhouse.core.fixture.ScriptedMachine;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.Machines;
import org.wheelhouse.core.machine.Moved;
import org.wheelhouse.core.state.MachineTrees;
import org.wheelhouse.core.state.MigrationProgress;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.model.live.MigrationRole;

/** The guest runs in one place, whatever fails. */
class MigrationEndsTest {

	private static final Throwable PROBLEM = OperationFailed.refused("The guest has not arrived", "");

	@Test
	void aSourceThatHadSentAllIsResumedOnceTheDestinationHasEnded() {
		var host = new ScriptedHost(true);
		var source = new ScriptedMachine("source", host).answering("query-status", status(false, "postmigrate"));
		var failure = takeBack(source,
				new ScriptedMachine("dest", host).answering("query-status", status(false, "inmigrate")), true);
		assertTrue(host.ended());
		assertEquals("cont", source.sent().getLast());
		assertEquals(List.of("the destination was ended", "the source was resumed"), failure.undone());
		assertTrue(failure.getMessage().contains("load of migration failed"), failure.getMessage());
	}

	@Test
	void aSourceStaysStoppedWhenTheDestinationMayLive() {
		var host = new ScriptedHost(false);
		var source = new ScriptedMachine("source", host).answering("query-status", status(false, "postmigrate"));
		var failure = takeBack(source,
				new ScriptedMachine("dest", host).answering("query-status", status(false, "inmigrate")), true);
		assertFalse(source.sent().contains("cont"), source.sent().toString());
		assertTrue(failure.undone().getFirst().contains("end it before"), failure.getMessage());
	}

	@Test
	void aGuestThatHasArrivedIsNeitherEndedNorResumedElsewhere() {
		var host = new ScriptedHost(true);
		var source = new ScriptedMachine("source", host).answering("query-status", status(false, "postmigrate"));
		takeBack(source, new ScriptedMachine("dest", host).answering("query-status", status(true, "running")), true);
		assertFalse(host.ended());
		assertEquals(List.of("query-migrate"), source.sent());
	}

	@Test
	void aDestinationThatDoesNotAnswerMayHaveAGuestThatWasSent() {
		var host = new ScriptedHost(true);
		var source = new ScriptedMachine("source", host).answering("query-status", status(false, "postmigrate"));
		var failure = takeBack(source, new ScriptedMachine("dest", host).answering("query-status", "[]"), true);
		assertFalse(host.ended());
		assertEquals(List.of("query-migrate", "query-status"), source.sent());
		assertTrue(failure.advice().contains("may run the guest"), failure.advice());
	}

	@Test
	void aDestinationThatDoesNotAnswerIsEndedWhileTheGuestIsInTheSource() {
		var host = new ScriptedHost(true);
		var source = new ScriptedMachine("source", host).answering("query-status", status(true, "running"));
		takeBack(source, new ScriptedMachine("dest", host).answering("query-status", "[]"), true);
		assertTrue(host.ended());
	}

	/** Its memory is in two places, and the disks are the destination's: neither the one nor the other can be taken back. */
	@Test
	void aGuestOfWhichAPartIsFetchedIsNeitherEndedNorResumedInTheSource() {
		var host = new ScriptedHost(true);
		var source = new ScriptedMachine("source", host).answering("query-status", status(false, "finish-migrate"))
				.answering("query-migrate", "{\"status\":\"postcopy-paused\"}");
		var failure = takeBack(source,
				new ScriptedMachine("dest", host).answering("query-status", status(false, "inmigrate")), true);
		assertFalse(host.ended());
		assertEquals(List.of("query-migrate"), source.sent());
		assertTrue(failure.advice().contains("do not resume source"), failure.advice());
	}

	@Test
	void aMachineThatWaitedIsNotEnded() {
		var host = new ScriptedHost(true);
		var source = new ScriptedMachine("source", host).answering("query-status", status(true, "running"));
		var waiting = new ScriptedMachine("dest", host).answering("query-status", status(false, "inmigrate"));
		var ends = new MigrationEnds(new NoMachines(), source, waiting, true, false);
		var failure = assertThrows(OperationFailed.class, () -> Await.get(ends.takeBack(PROBLEM)));
		assertFalse(host.ended());
		assertEquals(List.of("dest still waits", "the guest runs on in the source"), failure.undone());
	}

	@Test
	void aGuestThatWasPausedStaysPaused() {
		var host = new ScriptedHost(true);
		var source = new ScriptedMachine("source", host).answering("query-status", status(false, "postmigrate"));
		takeBack(source, new ScriptedMachine("dest", host).answering("query-status", status(false, "inmigrate")),
				false);
		assertFalse(source.sent().contains("cont"), source.sent().toString());
	}

	@Test
	void theSourceIsEndedOnlyWhenItsResultCanBeSeen() throws Exception {
		var source = new ScriptedMachine("source", new ScriptedHost(true));
		var ends = new MigrationEnds(new NoMachines(), source, source, true, true);
		source.showing(migration("device"));
		var shown = ends.untilResultShown();
		assertFalse(shown.isDone());
		source.showing(migration("completed"));
		Await.get(shown);
	}

	@Test
	void aResultThatIsNotSeenIsNotWaitedForForEver() throws Exception {
		var source = new ScriptedMachine("source", new ScriptedHost(true));
		source.showing(migration("device"));
		Await.get(new MigrationEnds(new NoMachines(), source, source, true, true).untilResultShown());
	}

	@Test
	void aResultThatNobodyWatchesIsNotWaitedFor() {
		var source = new ScriptedMachine("source", new ScriptedHost(true));
		assertTrue(new MigrationEnds(new NoMachines(), source, source, true, true).untilResultShown().isDone());
	}

	private static MachineTrees migration(String status) {
		return MachineTrees.NONE.with(MachineTrees.MIGRATION,
				Optional.of(new MigrationProgress(MigrationRole.SOURCE, status, "",
						MigrationProgress.Memory.NONE, 0, 0, -1, -1, 0, 0, 300, "", List.of())));
	}

	private static OperationFailed takeBack(ScriptedMachine source, ScriptedMachine destination, boolean wasRunning) {
		var ends = new MigrationEnds(new NoMachines(), source, destination, wasRunning, true);
		return assertThrows(OperationFailed.class, () -> Await.get(ends.takeBack(PROBLEM)));
	}

	private static String status(boolean running, String status) {
		return "{\"running\":" + running + ",\"status\":\"" + status + "\"}";
	}

	private static final class NoMachines implements Machines {

		@Override
		public Optional<MachineAccess> machine(String id) {
			return Optional.empty();
		}

		@Override
		public Optional<HostedMachine> hosted(String id) {
			return Optional.empty();
		}

		@Override
		public Optional<Host> host(String id) {
			return Optional.empty();
		}

		@Override
		public CompletableFuture<String> launch(LaunchRequest request, Host host) {
			return CompletableFuture.failedFuture(new UnsupportedOperationException());
		}

		@Override
		public void setPeer(String id, String peerId) {
			// shown nowhere
		}

		@Override
		public void announceMoved(Moved moved) {
			throw new AssertionError("nothing has moved");
		}
	}
}
