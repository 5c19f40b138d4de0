package org.wheelhouse.qmp.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wheelhouse.qmp.command.Samples.json;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wheelhouse.qmp.message.UnexpectedResultException;

/** Answers that the recorded machine never gave, and answers that are wrong. */
class AnswersTest {

	@Test
	void migrationUnderWay() throws Exception {
		var migration = new QueryMigrate().read(
				json("""
						{"expected-downtime": 300, "status": "active", "setup-time": 9, "total-time": 203,
						 "cpu-throttle-percentage": 20, "ram": {"total": 537403392, "postcopy-requests": 0, "dirty-sync-count": 1,
						 "multifd-bytes": 0, "pages-per-second": 44550, "downtime-bytes": 0, "page-size": 4096,
						 "remaining": 498769920, "postcopy-bytes": 0, "mbps": 1073.80584, "transferred": 31178245,
						 "dirty-sync-missed-zero-copy": 0, "precopy-bytes": 31178245, "duplicate": 1838, "dirty-pages-rate": 0,
						 "skipped": 0, "normal-bytes": 31100928, "normal": 7593}}
						"""));
		assertEquals(Optional.of("active"), migration.status());
		assertEquals(Optional.of(Duration.ofMillis(300)), migration.expectedDowntime());
		assertEquals(Optional.of(Duration.ofMillis(203)), migration.totalTime());
		assertEquals(Optional.empty(), migration.downtime());
		assertEquals(OptionalInt.of(20), migration.throttlePercentage());
		var ram = migration.ram().orElseThrow();
		assertEquals(498769920, ram.remaining());
		assertEquals(1073.80584, ram.megabitsPerSecond());
		assertEquals(OptionalLong.of(31178245), ram.precopyBytes());
	}

	@Test
	void migrationOfAVersionThatTellsLess() throws Exception {
		var ram = new QueryMigrate()
				.read(json(
						"""
								{"status": "active", "ram": {"total": 1, "postcopy-requests": 0, "dirty-sync-count": 1, "page-size": 4096,
								 "remaining": 1, "mbps": 0, "transferred": 0, "duplicate": 0, "dirty-pages-rate": 0, "normal-bytes": 0,
								 "normal": 0}}
								"""))
				.ram().orElseThrow();
		assertEquals(OptionalLong.empty(), ram.precopyBytes());
		assertEquals(0, ram.pagesPerSecond());
	}

	@Test
	void migrationThatFailedOrIsBlocked() throws Exception {
		var failed = new QueryMigrate().read(json("{\"status\": \"failed\", \"error-desc\": \"Connection refused\"}"));
		assertEquals(Optional.of("Connection refused"), failed.error());
		var blocked = new QueryMigrate().read(json("{\"blocked-reasons\": [\"a\", \"b\"]}"));
		assertEquals(List.of("a", "b"), blocked.blockedReasons());
	}

	@Test
	void incomingMigrationTellsWhereItListens() throws Exception {
		var incoming = new QueryMigrate().read(
				json("""
						{"status": "setup", "socket-address": [{"port": "44461", "ipv4": true, "host": "127.0.0.1", "type": "inet"},
						 {"path": "/run/m", "type": "unix"}]}
						"""));
		assertEquals(Optional.of("44461"), incoming.socketAddresses().get(0).port());
		assertEquals(Optional.of("/run/m"), incoming.socketAddresses().get(1).path());
	}

	/** Each counter is itself, in its own unit. */
	@Test
	void countersOfADisk() throws Exception {
		var stats = new QueryBlockstats().read(json("""
				[{"device": "d", "stats": {"rd_bytes": 1, "wr_bytes": 2, "rd_operations": 3, "wr_operations": 4,
				 "flush_operations": 5, "rd_total_time_ns": 6, "wr_total_time_ns": 7, "flush_total_time_ns": 8,
				 "wr_highest_offset": 9, "failed_rd_operations": 10, "failed_wr_operations": 11}}]
				""")).getFirst().stats();
		assertEquals(new QueryBlockstats.Stats(1, 2, 3, 4, 5, Duration.ofNanos(6), Duration.ofNanos(7),
				Duration.ofNanos(8), 9, 10, 11), stats);
	}

	@Test
	void vncThatIsOff() throws Exception {
		var vnc = new QueryVnc().read(json("{\"enabled\": false}"));
		assertFalse(vnc.enabled());
		assertEquals(Optional.empty(), vnc.service());
		assertTrue(vnc.clients().isEmpty());
	}

	@Test
	void pciBridgeThatIsNotNumberedYet() throws Exception {
		var bus = new QueryPci()
				.read(json(
						"""
								[{"bus": 0, "devices": [{"bus": 0, "slot": 2, "function": 0, "class_info": {"class": 1540},
								 "id": {"device": 12, "vendor": 6966}, "qdev_id": "rp1", "regions":
								 [{"bar": 0, "type": "memory", "address": -1, "size": 4096, "prefetch": true, "mem_type_64": true}],
								 "pci_bridge": {"bus": {"number": 0, "secondary": 0, "subordinate": 0, "io_range": {"base": 0, "limit": 4095},
								 "memory_range": {"base": 0, "limit": 1048575}, "prefetchable_range": {"base": 0, "limit": 18446744073709551615}}}}]}]
								"""))
				.getFirst();
		var port = bus.devices().getFirst();
		assertEquals(-1, port.regions().getFirst().address());
		assertEquals(OptionalInt.empty(), port.irqPin());
		assertEquals(0, port.bridge().orElseThrow().secondary());
		assertTrue(port.bridge().orElseThrow().devices().isEmpty());
		assertEquals("18446744073709551615", Long.toUnsignedString(port.bridge().orElseThrow().prefetchable().limit()));
	}

	@Test
	void jobThatFailed() throws Exception {
		var job = new QueryJobs().read(json("""
				[{"id": "c1", "type": "create", "status": "concluded", "current-progress": 0, "total-progress": 1,
				 "error": "Could not create '/x/y': No such file or directory"}]
				""")).getFirst();
		assertEquals("concluded", job.status());
		assertTrue(job.error().orElseThrow().contains("No such file"));
	}

	@Test
	void humanMonitorAnswersText() throws Exception {
		assertEquals("CPU #0\r\n", new HumanMonitorCommand("info cpus").read(json("\"CPU #0\\r\\n\"")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"{\"running\": 1, \"status\": \"x\"} | return.running should be true or false and is number",
			"{\"running\": true} | return.status should be a string and is missing",
			"[] | return should be an object and is array"})
	void wrongAnswerIsToldWithItsPlace(String answer, String words) throws Exception {
		var result = json(answer);
		var failure = assertThrows(UnexpectedResultException.class, () -> new QueryStatus().read(result));
		assertEquals(words, failure.getMessage());
	}

	@Test
	void wrongElementIsToldWithItsIndex() throws Exception {
		var result = json("[{\"label\": \"a\", \"filename\": \"b\"}, {\"label\": \"c\"}]");
		var failure = assertThrows(UnexpectedResultException.class, () -> new QueryChardev().read(result));
		assertEquals("return[1].filename should be a string and is missing", failure.getMessage());
	}
}
