package org.wheelhouse.core.internal.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.events.EventText;
import org.wheelhouse.core.events.LoggedEvent;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.internal.sync.ModelThread;
import org.wheelhouse.core.internal.sync.ModelUpdateQueue;
import org.wheelhouse.qmp.message.Event;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The log is complete as long as it fits and bounded when it does not. */
class MachineEventsTest {

	private static final ObjectMapper MAPPER = new ObjectMapper();

	private final ModelUpdateQueue pump = new ModelUpdateQueue(Runnable::run, new ModelThread());

	private static Event event(String name, String data) throws Exception {
		return new Event(name, (ObjectNode) MAPPER.readTree(data), Instant.ofEpochSecond(1700000000));
	}

	@Test
	void theNewestComeFirstWhoeverToldThem(@TempDir Path folder) throws Exception {
		var log = new MachineEvents(folder, Runnable::run, pump, _ -> Set.of());
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
		}, pump, _ -> Set.of());
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
		var log = new MachineEvents(folder, Runnable::run, pump, _ -> Set.of());
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

	private static final String LINE = "{\"time\":\"2026-01-02T03:04:05Z\",\"machine\":\"%s\",\"name\":\"box\",\"event\":\"%s\",\"data\":%s}\n";

	@Test
	void earlierRunsAreReadBackAndStandBehindThisOne(@TempDir Path folder) throws Exception {
		var before = new MachineEvents(folder, Runnable::run, pump, _ -> Set.of());
		before.add("a", "box", event("STOP", "{}"));
		before.add("a", "box", event("DEVICE_DELETED", "{\"device\":\"net1\"}"));
		before.add("gone", "box", event("STOP", "{}"));
		var log = new MachineEvents(folder, Runnable::run, pump, _ -> Set.of());
		log.recall("a"::equals);
		log.add("a", "box", event("RESUME", "{}"));
		var all = log.latest(9);
		assertEquals(List.of("RESUME", "DEVICE_DELETED", "STOP"), all.stream().map(LoggedEvent::event).toList());
		assertEquals(List.of(false, true, true), all.stream().map(LoggedEvent::isEarlier).toList());
		assertEquals(Instant.ofEpochSecond(1700000000), all.getLast().time());
		assertEquals("device=net1", all.get(1).summary());
		assertEquals(all, log.latest("a", 9));
	}

	@Test
	void dataOfOldFilesWasText(@TempDir Path folder) throws Exception {
		Files.writeString(folder.resolve("events.1.log"), LINE.formatted("a", "STOP", "\"{\\\"n\\\":1}\""));
		var log = new MachineEvents(folder, Runnable::run, pump, _ -> Set.of());
		log.recall(_ -> true);
		assertEquals("{\"n\":1}", log.latest(1).getFirst().json());
	}

	@Test
	void damagedLinesAreCountedAndHinderNobody(@TempDir Path folder) throws Exception {
		Files.writeString(folder.resolve("events.log"),
				LINE.formatted("a", "STOP", "{}") + "nonsense\n\n" + LINE.formatted("a", "STOP", "[1]")
						+ LINE.formatted("", "STOP", "{}")
						+ LINE.replace("2026-", "MMXXVI-").formatted("a", "STOP", "{}")
						+ LINE.formatted("a", "RESUME", "{}") + "{\"time\":\"2026");
		var log = new MachineEvents(folder, Runnable::run, pump, _ -> Set.of());
		log.recall(_ -> true);
		assertEquals(List.of("RESUME", "STOP"), log.latest(9).stream().map(LoggedEvent::event).toList());
		assertEquals(5, log.damaged());
		log.add("a", "box", event("RESET", "{}"));
		var again = new MachineEvents(folder, Runnable::run, pump, _ -> Set.of());
		again.recall(_ -> true);
		assertEquals("RESET", again.latest(1).getFirst().event(), "not swallowed by the line that was cut off");
		assertEquals(5, again.damaged());
	}

	@Test
	void onlyTheEndOfAHugeFileIsRead(@TempDir Path folder) throws Exception {
		var limit = 10_000;
		Files.writeString(folder.resolve("events.log"), LINE.formatted("a", "STOP", "{}").repeat(1000));
		var found = new EventFile(folder, limit, Runnable::run).read();
		assertTrue(found.newestFirst().size() < limit / 80, "read " + found.newestFirst().size());
		assertTrue(found.newestFirst().size() > 50, "read " + found.newestFirst().size());
		assertEquals(0, found.damaged(), "the first line, of which only a part was read, is not damaged");
	}

	@Test
	void ringThatIsFullOfEarlierEventsDropsThemInSilence(@TempDir Path folder) throws Exception {
		Files.writeString(folder.resolve("events.log"), LINE.formatted("a", "STOP", "{}").repeat(9_000));
		Files.writeString(folder.resolve("events.1.log"), LINE.formatted("a", "STOP", "{}").repeat(9_000));
		var log = new MachineEvents(folder, Runnable::run, pump, _ -> Set.of());
		log.recall(_ -> true);
		assertEquals(EventRing.CAPACITY, log.latest(Integer.MAX_VALUE).size());
		log.add("a", "a", event("STOP", "{}"));
		assertEquals(0, log.dropped());
	}

	@Test
	void exportIsATableOrLinesOfJsonByTheNameOfTheFile(@TempDir Path folder) throws Exception {
		var log = new MachineEvents(folder, Runnable::run, pump, _ -> Set.of());
		log.add("a", "my, \"box\"", event("DEVICE_DELETED", "{\"device\":\"=1+1\"}"));
		var events = log.latest(9);
		assertEquals("time,machine,name,event,what,data\r\n2023-11-14T22:13:20Z,a,\"my, \"\"box\"\"\",DEVICE_DELETED,"
				+ "device==1+1,\"{\"\"device\"\":\"\"=1+1\"\"}\"\r\n",
				Files.readString(log.export(folder.resolve("x.CSV"), events).join()));
		var lines = Files.readString(log.export(folder.resolve("x.jsonl"), events).join());
		assertEquals(new ObjectMapper().readTree(lines).path("data").path("device").asText(), "=1+1");
		assertEquals(1, lines.lines().count());
	}

	@Test
	void exportThatCannotBeWrittenFailsAndLeavesWhatWasThere(@TempDir Path folder) throws Exception {
		var log = new MachineEvents(folder, Runnable::run, pump, _ -> Set.of());
		var failure = assertThrows(CompletionException.class,
				() -> log.export(folder.resolve("none/x.csv"), List.of()).join());
		assertTrue(String.valueOf(failure.getCause()).contains("x.csv"), "" + failure.getCause());
		assertTrue(failure.getCause() instanceof CoreException);
	}

	@Test
	void dataIsWrittenForReading(@TempDir Path folder) throws Exception {
		var log = new MachineEvents(folder, Runnable::run, pump, _ -> Set.of());
		log.add("a", "a", event("STOP", "{}"));
		log.add("a", "a", event("X", "{\"device\":\"net1\",\"path\":\"/machine/peripheral/net1/virtio-backend/bus\"}"));
		assertEquals("", EventText.pretty(log.latest(2).getLast()));
		assertEquals("""
				{
				  "device": "net1",
				  "path": "/machine/peripheral/net1/virtio-backend/bus"
				}""", EventText.pretty(log.latest(1).getFirst()));
	}
}
