package org.wheelhouse.core.power;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.ScriptedMachine;
import org.wheelhouse.core.peer.FakeHost;

class PowerCycleTest {

	private final ScriptedMachine machine = new ScriptedMachine("m", new FakeHost(Path.of("/nowhere")));
	private final CompletableFuture<String> ended = new CompletableFuture<>();
	private boolean started;

	private PowerCycle cycle(Duration deadline) {
		return new PowerCycle(machine, deadline, ended, () -> {
			started = true;
			return CompletableFuture.completedFuture("m");
		});
	}

	@Test
	void itStartsAgainWhenTheProcessHasEnded() throws Exception {
		var running = cycle(Duration.ofSeconds(30)).run();
		assertEquals(List.of("system_powerdown"), machine.sent());
		machine.fire("SHUTDOWN", "{\"guest\":true,\"reason\":\"guest-shutdown\"}");
		assertFalse(started, "its process holds the images still");
		ended.complete("m");
		assertEquals("m", Await.get(running));
		assertTrue(started);
		assertEquals(List.of("system_powerdown"), machine.sent());
	}

	@Test
	void aGuestThatDoesNotPowerDownRunsOnAndNothingIsStartedLater() {
		var failure = assertThrows(OperationFailed.class, () -> Await.get(cycle(Duration.ofMillis(50)).run()));
		assertTrue(failure.what().contains("nothing was started"), failure.what());
		machine.fire("SHUTDOWN", "{\"guest\":true,\"reason\":\"guest-shutdown\"}");
		ended.complete("m");
		assertFalse(started);
	}

	@Test
	void aRefusalIsTheEndOfIt() {
		machine.refusing("system_powerdown", "no button");
		assertThrows(OperationFailed.class, () -> Await.get(cycle(Duration.ofSeconds(30)).run()));
		assertFalse(started);
	}
}
