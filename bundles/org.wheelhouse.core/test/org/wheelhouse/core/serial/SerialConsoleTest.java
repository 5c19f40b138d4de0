package org.wheelhouse.core.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.peer.FakeGuest;
import org.wheelhouse.core.peer.FakeQemu;
import org.wheelhouse.core.peer.RegistryBench;
import org.wheelhouse.host.Ending;
import org.wheelhouse.model.live.MachineState;

class SerialConsoleTest {

	private static final String LAUNCHED = "cafe0001";

	private final RegistryBench bench = new RegistryBench();
	private final FakeQemu qemu = bench.qemu("q");
	private final FakeGuest guest = new FakeGuest(bench.folder().resolve("s.sock"));

	SerialConsoleTest() throws Exception {
		guest.tellBy(qemu);
	}

	@AfterEach
	void close() throws Exception {
		guest.close();
		bench.close();
	}

	/** The console of a machine that a workbench launched. */
	private SerialConsole launched() throws Exception {
		bench.host().hosted(LAUNCHED, "guest", 4711, qemu.address());
		bench.restart();
		bench.awaitState(LAUNCHED, MachineState.RUNNING);
		return bench.registry().serial(LAUNCHED).orElseThrow();
	}

	private static void await(SerialConsole console, SerialState state) {
		Await.until("the port is " + state, () -> console.status().state() == state);
	}

	private static void awaitReceived(SerialConsole console, long bytes) {
		Await.until(bytes + " bytes", () -> console.received() == bytes);
	}

	private static String text(SerialConsole console, long from) {
		return StandardCharsets.UTF_8.decode(console.since(from).bytes()).toString();
	}

	@Test
	void aLaunchedMachineIsReadThoughNobodyLooks() throws Exception {
		var console = launched();
		guest.awaitClient();
		guest.say("Welcome\r\n");
		awaitReceived(console, 9);
		assertEquals("Welcome\r\n", text(console, 0));
		assertEquals("me\r\n", text(console, 5));
		await(console, SerialState.OPEN);
		assertEquals("serial0", console.status().port());
		console.send("ls\r".getBytes(StandardCharsets.US_ASCII));
		assertEquals("ls\r", guest.hear(3));
	}

	@Test
	void somebodyElsesMachineIsLeftAloneUntilSomebodyLooks() throws Exception {
		var console = bench.registry().serial(bench.attach(qemu)).orElseThrow();
		assertFalse(guest.accept(), "nobody looks");
		assertEquals(0, qemu.count("query-chardev"));
		try (var _ = console.watch()) {
			guest.awaitClient();
			await(console, SerialState.OPEN);
			assertTrue(console.status().detail().contains("started elsewhere"), console.status()::toString);
			assertFalse(guest.accept());
		}
		Await.until("the port is left", guest::isLeft);
		await(console, SerialState.FREE);
	}

	@Test
	void aFloodCostsABoundedMemoryAndFewCalls() throws Exception {
		var console = launched();
		guest.awaitClient();
		var calls = new AtomicInteger();
		var begin = System.nanoTime();
		try (var _ = console.onChange(calls::incrementAndGet)) {
			for (var i = 0; i < 400; i++) {
				guest.say("0123456789abcdef".repeat(1000));
			}
			awaitReceived(console, 6_400_000);
			Await.until("the last was told", () -> calls.get() > 0);
		}
		var took = Duration.ofNanos(System.nanoTime() - begin).toMillis();
		assertTrue(calls.get() <= took / 40 + 2, () -> calls + " calls in " + took + " ms");
		var kept = console.since(0);
		assertEquals(6_400_000 - SerialConsole.KEPT, kept.offset());
		assertEquals(SerialConsole.KEPT, kept.bytes().remaining());
	}

	@Test
	void theLastChangeIsAlwaysTold() throws Exception {
		var console = launched();
		guest.awaitClient();
		var seen = new AtomicInteger();
		try (var _ = console.onChange(() -> seen.set((int) console.received()))) {
			for (var i = 1; i <= 50; i++) {
				guest.say("x");
				LockSupport.parkNanos(1_000_000);
			}
			Await.until("all was told", () -> seen.get() == 50);
		}
	}

	@Test
	void aPortThatAnotherProgramHoldsIsTakenWhenItIsFree() throws Exception {
		FakeGuest.tellLeads(qemu, "unix:" + guest.socket() + ",server=on");
		var console = launched();
		await(console, SerialState.TAKEN);
		assertTrue(console.status().detail().contains("Another program is connected to serial0"));
		assertFalse(guest.accept());
		guest.tellBy(qemu);
		guest.awaitClient();
		await(console, SerialState.OPEN);
	}

	@Test
	void aLostPortIsConnectedAgain() throws Exception {
		var console = launched();
		guest.awaitClient();
		guest.say("before ");
		awaitReceived(console, 7);
		guest.hangUp();
		guest.awaitClient();
		guest.say("after");
		awaitReceived(console, 12);
		assertEquals("before after", text(console, 0));
	}

	@Test
	void aMachineThatStartsAgainIsReadOn() throws Exception {
		var console = launched();
		guest.awaitClient();
		qemu.cut();
		guest.hangUp();
		guest.awaitClient();
		await(console, SerialState.OPEN);
	}

	@Test
	void anOpenPortIsReadOnWhileTheMonitorIsLost() throws Exception {
		var console = launched();
		guest.awaitClient();
		await(console, SerialState.OPEN);
		qemu.die();
		bench.awaitState(LAUNCHED, MachineState.LOST);
		guest.say("still here");
		awaitReceived(console, 10);
		assertEquals(SerialState.OPEN, console.status().state());
	}

	@Test
	void aMachineThatEndsWhileItIsTakenUpIsAskedForItsPortNoMore() throws Exception {
		var machine = bench.host().hosted(LAUNCHED, "guest", 4711, qemu.address());
		qemu.answer("query-name", _ -> {
			bench.host().end(machine, new Ending.Exited(0, List.of()));
			qemu.die();
			return "{}";
		});
		bench.restart();
		bench.awaitState(LAUNCHED, MachineState.ENDED);
		await(bench.registry().serial(LAUNCHED).orElseThrow(), SerialState.UNKNOWN);
	}

	@Test
	void aGuestThatDoesNotReadCostsABoundedMemory() throws Exception {
		var console = launched();
		guest.awaitClient();
		await(console, SerialState.OPEN);
		var mebibyte = new byte[1 << 20];
		for (var i = 0; i < 3; i++) {
			console.send(mebibyte);
		}
		// It is given up, and connected to again.
		guest.awaitClient();
		await(console, SerialState.OPEN);
	}

	@Test
	void aPortThatLeadsElsewhereSaysWhere() throws Exception {
		FakeGuest.tellLeads(qemu, "file");
		var console = launched();
		await(console, SerialState.ELSEWHERE);
		assertEquals("a file", console.status().detail());
		var offer = console.offer().orElseThrow();
		assertEquals(
				"{\"execute\":\"chardev-change\",\"arguments\":{\"id\":\"serial0\",\"backend\":{\"type\":\"socket\",\"data\":"
						+ "{\"server\":true,\"wait\":false,\"addr\":{\"type\":\"unix\",\"data\":{\"path\":\"/nowhere/cafe0001/serial.sock\"}}}}}}",
				offer.plan().getFirst().json());
		guest.tellBy(qemu);
		console.lookAgain();
		guest.awaitClient();
	}

	@Test
	void aMachineWithoutAPortSaysSo() throws Exception {
		qemu.answer("qom-list", "[]");
		await(launched(), SerialState.NONE);
	}

	@Test
	void whatQemuDoesNotKnowIsNoPort() throws Exception {
		qemu.refuse("qom-list");
		await(launched(), SerialState.NONE);
	}
}
