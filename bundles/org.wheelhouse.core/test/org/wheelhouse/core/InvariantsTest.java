package org.wheelhouse.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.peer.FakeQemu;
import org.wheelhouse.core.peer.RegistryBench;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.qmp.command.Stop;
import org.wheelhouse.qmp.session.SessionEnded;

/** What holds however many machines there are and however they behave; numbered as in docs/architecture.md. */
class InvariantsTest {

	private static final int MANY = 50;

	private final RegistryBench bench = new RegistryBench();

	InvariantsTest() throws Exception {
		// opens the bench
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	private static final class ThreadRecorder extends EContentAdapter {
		final Set<String> threads = ConcurrentHashMap.newKeySet();
		final AtomicInteger notifications = new AtomicInteger();

		@Override
		public void notifyChanged(@Nullable Notification notification) {
			super.notifyChanged(notification);
			threads.add(Thread.currentThread().getName());
			notifications.incrementAndGet();
		}
	}

	@Test
	void invariant1_theModelIsTouchedOnTheModelThreadOnly() throws Exception {
		var recorder = new ThreadRecorder();
		bench.model().call(() -> bench.registry().inventory().eAdapters().add(recorder));
		var qemu = bench.qemu("a");
		qemu.answer("query-vnc", "{\"enabled\":true,\"host\":\"127.0.0.1\",\"service\":\"5900\",\"clients\":[]}");
		var id = bench.attach(qemu);
		try (var _ = bench.registry().watch(id, Topic.values())) {
			Await.until("the trees are there", () -> bench.row(id, row -> row.getVnc() != null && row.getBlock() != null
					&& row.getCpu() != null && row.getMigration() != null).equals(Optional.of(true)));
			qemu.event("VNC_CONNECTED", "{}");
		}
		qemu.cut();
		bench.awaitState(id, MachineState.RUNNING);
		Await.until("the trees are gone", () -> bench.row(id, row -> row.getVnc() == null).equals(Optional.of(true)));
		assertEquals(Set.of("model"), recorder.threads);
		assertTrue(recorder.notifications.get() > 5);
	}

	@Test
	void invariant3_closingFailsEveryPendingCommandWithATypedError() throws Exception {
		var qemu = bench.qemu("a");
		var id = bench.attach(qemu);
		var access = bench.registry().machine(id).orElseThrow();
		qemu.stop();
		var pending = List.of(access.send(new Stop()), access.send(new Stop()));
		var event = access.awaitEvent(_ -> true, Duration.ofSeconds(30));
		bench.registry().close();
		for (var command : pending) {
			assertThrows(SessionEnded.class, () -> Await.get(command));
		}
		assertThrows(SessionEnded.class, () -> Await.get(event));
		assertThrows(SessionEnded.class, () -> Await.get(access.send(new Stop())));
	}

	@Test
	void invariant4_threadsDoNotGrowWithMachinesAndAllGoAtTheEnd() throws Exception {
		var qemus = new ArrayList<FakeQemu>();
		for (var i = 0; i < MANY; i++) {
			qemus.add(bench.qemu("m" + i));
		}
		bench.attach(bench.qemu("first"));
		var before = tasks();
		for (var qemu : qemus) {
			var id = bench.attach(qemu);
			bench.registry().watch(id, Topic.STATUS, Topic.BLOCK_STATS);
		}
		// The compiler of the virtual machine may add one or two of its own; one a machine would be fifty.
		assertTrue(tasks() - before < 10, "threads: " + before + " before, " + tasks() + " after");
		assertEquals(Set.of("wheelhouse-core-1", "wheelhouse-core-2", "wheelhouse-files", "wheelhouse-wires"), ours());
		bench.registry().close();
		// A pool has ended when its threads have nothing more to do, a moment before they are gone.
		Await.until("no thread is left", () -> ours().isEmpty());
	}

	private static int tasks() {
		return Objects.requireNonNull(new File("/proc/self/task").list()).length;
	}

	private static Set<String> ours() {
		var names = ConcurrentHashMap.<String>newKeySet();
		Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(name -> name.startsWith("wheelhouse-"))
				.forEach(names::add);
		return names;
	}

	@Test
	@Tag("slow")
	void invariant5_aHiddenViewCostsNoPolling() throws Exception {
		var qemu = bench.qemu("a");
		var id = bench.attach(qemu);
		try (var _ = bench.registry().watch(id, Topic.values())) {
			Await.until("counters are polled", () -> qemu.count("query-blockstats") >= 3);
		}
		awaitQuiet(qemu);
		var before = qemu.received().size();
		LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(3));
		var received = qemu.received();
		assertEquals(List.of(), received.subList(before, received.size()));
	}

	/** What was on its way when the view was hidden may still come. */
	private static void awaitQuiet(FakeQemu qemu) {
		var seen = new AtomicInteger(-1);
		Await.until("nothing is on its way", () -> {
			var before = seen.get();
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
			seen.set(qemu.received().size());
			return before == seen.get();
		});
	}

	@Test
	void invariant5_anEventAsksOnlyForWhatIsWatched() throws Exception {
		var qemu = bench.qemu("a");
		var id = bench.attach(qemu);
		qemu.event("VNC_CONNECTED", "{}");
		qemu.event("DEVICE_TRAY_MOVED", "{}");
		qemu.event("RESET", "{}");
		Await.until("all were handled", () -> bench.registry().events().latest(id, 9).size() == 3);
		assertEquals(0, qemu.count("query-vnc") + qemu.count("query-block"));
		try (var _ = bench.registry().watch(id, Topic.VNC)) {
			Await.until("it is asked for when somebody looks", () -> qemu.count("query-vnc") == 1);
		}
	}

	@Test
	@Tag("slow")
	void invariant6_aMachineThatHangsNeverDelaysAnother() throws Exception {
		var hung = bench.qemu("hung");
		var well = bench.qemu("well");
		var first = bench.attach(hung);
		var second = bench.attach(well);
		try (var _ = bench.registry().watch(first, Topic.values());
				var _ = bench.registry().watch(second, Topic.values())) {
			bench.awaitState(first, MachineState.RUNNING);
			var before = hung.received().size();
			hung.stop();
			bench.awaitState(first, MachineState.UNRESPONSIVE);
			assertEquals(Optional.of(536870912L), bench.row(first, Machine::getMemoryBytes));
			well.answer("query-status", "{\"running\":false,\"status\":\"paused\"}");
			well.event("STOP", "{}");
			bench.awaitState(second, MachineState.PAUSED);
			LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(8));
			hung.goOn();
			bench.awaitState(first, MachineState.RUNNING);
			// Nothing but a probe now and then has piled up for a machine that hangs.
			var received = hung.received();
			var piled = received.subList(before, received.size()).stream().filter("query-blockstats"::equals).count();
			assertTrue(piled <= 4, "asked while it hangs: " + received);
			var counters = hung.count("query-blockstats");
			Await.until("it is sampled again", () -> hung.count("query-blockstats") > counters + 1);
		}
	}

	@Test
	void invariant6_aFloodOfEventsIsBoundedAndHidesNoOtherEvent() throws Exception {
		var qemu = bench.qemu("a");
		var id = bench.attach(qemu);
		var access = bench.registry().machine(id).orElseThrow();
		var awaited = access.awaitEvent(event -> event.name().equals("DEVICE_DELETED"), Duration.ofSeconds(60));
		try (var _ = bench.registry().watch(id, Topic.BLOCK)) {
			Await.until("blocks are known", () -> qemu.count("query-block") > 0);
			var begin = System.nanoTime();
			for (var i = 0; i < 20; i++) {
				qemu.flood("BLOCK_IO_ERROR", "{\"device\":\"a\",\"action\":\"report\",\"operation\":\"write\"}", 2000);
			}
			qemu.event("DEVICE_DELETED", "{\"device\":\"x\"}");
			Await.get(awaited);
			Await.until("the last one is in the log",
					() -> bench.registry().events().latest(1).stream()
							.anyMatch(event -> event.event().equals("DEVICE_DELETED")));
			var seconds = (System.nanoTime() - begin) / 1e9;
			assertTrue(qemu.count("query-block") < 15 + seconds * 10, qemu.count("query-block") + " questions");
		}
		assertTrue(bench.registry().events().latest(id, Integer.MAX_VALUE).size() <= 10_000);
		assertEquals(40_001, bench.registry().events().latest(id, Integer.MAX_VALUE).size()
				+ bench.registry().events().dropped());
	}

	@Test
	void invariant8_whatBecomesStaleWhileItIsAskedForIsAskedAgain() throws Exception {
		var qemu = bench.qemu("a");
		var id = bench.attach(qemu);
		var services = new AtomicInteger();
		qemu.answer("query-vnc", _ -> {
			// The world changes while this answer is on its way, and an event says so.
			if (services.incrementAndGet() < 5) {
				qemu.event("VNC_INITIALIZED", "{}");
			}
			return "{\"enabled\":true,\"service\":\"" + services.get() + "\"}";
		});
		try (var _ = bench.registry().watch(id, Topic.VNC)) {
			Await.until("the last state is shown", () -> bench
					.row(id, row -> row.getVnc() == null ? "" : row.getVnc().getService()).equals(Optional.of("5")));
		}
	}

	@Test
	void invariant8_manyInvalidationsAreFewQuestions() throws Exception {
		var qemu = bench.qemu("a");
		var id = bench.attach(qemu);
		var access = bench.registry().machine(id).orElseThrow();
		try (var _ = bench.registry().watch(id, Topic.VNC)) {
			Await.until("it is known", () -> qemu.count("query-vnc") == 1);
			for (var i = 0; i < 1000; i++) {
				access.invalidate(Topic.VNC);
			}
			Await.until("it was asked for again", () -> qemu.count("query-vnc") > 1);
			awaitQuiet(qemu);
			assertTrue(qemu.count("query-vnc") <= 5, qemu.count("query-vnc") + " questions");
		}
	}

	@Test
	void aTreeStaysAWhileAfterItIsNotWatchedAnyMoreAndIsAskedAnewThen() throws Exception {
		var qemu = bench.qemu("a");
		var id = bench.attach(qemu);
		bench.awaitState(id, MachineState.RUNNING);
		for (var round = 1; round <= 2; round++) {
			try (var _ = bench.registry().watch(id, Topic.CPU, Topic.MIGRATION)) {
				Await.until("the trees are there", () -> bench
						.row(id, row -> row.getCpu() != null && row.getMigration() != null).equals(Optional.of(true)));
			}
			Await.until("the trees are gone", () -> bench
					.row(id, row -> row.getCpu() == null && row.getMigration() == null).equals(Optional.of(true)));
		}
		assertFalse(bench.row(id, Machine::getName).isEmpty());
	}
}
