package org.wheelhouse.core.internal.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.LoggedEvent;
import org.wheelhouse.core.internal.model.ModelThread;
import org.wheelhouse.core.internal.model.Pump;
import org.wheelhouse.qmp.message.Event;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The log is complete as long as it fits and bounded when it does not. */
class MachineEventsTest {

	private static final ObjectMapper MAPPER = new ObjectMapper();

	private final Pump pump = new Pump(Runnable::run, new ModelThread());

	private static Event event(String name, String data) throws Exception {
		return new Event(name, (ObjectNode) MAPPER.readTree(data), Instant.ofEpochSecond(1700000000));
	}

	@Test
	void theNewestComeFirstWhoeverToldThem(@TempDir Path folder) throws Exception {
		var log = new MachineEvents(folder, Runnable::run, pump);
		log.add("a", "first", event("STOP", "{}"));
		log.add("b", "second", event("DEVICE_DELETED", "{\"device\":\"net1\",\"more\":{\"n\":1}}"));
		log.add("a", "first", event("RESUME", "{}"));
		assertEquals(List.of("RESUME", "DEVICE_DELETED"), log.latest(2).stream().map(LoggedEvent::event).toList());
		assertEquals(List.of("RESUME", "STOP"), log.latest("a", 9).stream().map(LoggedEvent::event).toList());
		assertEquals("device=net1  more.n=1", log.latest("b", 1).getFirst().summary());
		assertEquals(3, Files.readAllLines(folder.resolve("events.log")).size());
		log.forget("a");
		assertEquals(1, log.latest(9).size());
	}

	@Test
	void theRingIsBoundedAndWhatFallsOutIsCounted(@TempDir Path folder) throws Exception {
		var log = new MachineEvents(folder, _ -> {
			// a disk that never comes to it
		}, pump);
		var event = event("BLOCK_IO_ERROR", "{}");
		for (var i = 0; i < EventRing.CAPACITY + 5; i++) {
			log.add("a", "a", event);
		}
		log.addDropped(7);
		assertEquals(EventRing.CAPACITY, log.latest("a", Integer.MAX_VALUE).size());
		assertEquals(5 + 7 + 5, log.dropped());
	}

	@Test
	void listenersHearOfChangesUntilTheyLeave(@TempDir Path folder) throws Exception {
		var log = new MachineEvents(folder, Runnable::run, pump);
		var heard = new AtomicInteger();
		try (var _ = log.onChange(heard::incrementAndGet)) {
			log.add("a", "a", event("STOP", "{}"));
		}
		log.add("a", "a", event("STOP", "{}"));
		assertEquals(1, heard.get());
	}

	@Test
	void theFilesAreBounded(@TempDir Path folder) throws Exception {
		var limit = 10_000;
		var file = new EventFile(folder, limit, Runnable::run);
		var logged = new LoggedEvent(1, Instant.EPOCH, "a", "a", "STOP", "", "{\"x\":\"" + "y".repeat(200) + "\"}");
		for (var i = 0; i < 500; i++) {
			file.add(logged);
		}
		for (var name : List.of("events.log", "events.1.log")) {
			assertTrue(Files.size(folder.resolve(name)) <= limit, name);
		}
		assertTrue(Files.size(folder.resolve("events.1.log")) > limit / 2);
		try (var files = Files.list(folder)) {
			assertEquals(2, files.count());
		}
		assertEquals(0, file.leftOut());
	}
}
