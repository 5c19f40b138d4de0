package org.wheelhouse.core.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.RealMachines;
import org.wheelhouse.core.fixture.SampleGuest;
import org.wheelhouse.qmp.command.QueryMigrate;
import org.wheelhouse.qmp.command.QueryStatus;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * A Linux guest that counts is migrated and it goes wrong, again and again: it counts on, each number once, and nothing is left
 * of the destination. {@code -Dwheelhouse.rounds} is how often each goes wrong.
 */
@Tag("qemu")
class MigrationFaultsGuestQemuTest {

	private static final int ROUNDS = Integer.getInteger("wheelhouse.rounds", 1);

	@TempDir
	private Path folder = Path.of("");
	private final RealMachines machines = new RealMachines();
	private Optional<SampleGuest> started = Optional.empty();

	private static MigrationRequest crawling() {
		return MigrationRequest.usual().within(Optional.of(4096L), Optional.of(Duration.ofMillis(1)));
	}

	private RealMachine booted() throws Exception {
		Assumptions.assumeTrue(Files.exists(SampleGuest.folder().resolve("vmlinuz")), "SKIPPED guest");
		var guest = new SampleGuest("sample.qemu", folder);
		started = Optional.of(guest);
		var source = machines.add(guest.start("source", "-vnc", "none"));
		guest.awaitBooted();
		return source;
	}

	/** The guest counts on from where it is, and has never counted twice. */
	private void assertCountsOnOnce() throws IOException {
		var guest = started.orElseThrow();
		var before = guest.counted();
		guest.await("the guest counts on", () -> guest.counted() > before + 1);
		var numbers = Files.readString(folder.resolve("serial.log"), StandardCharsets.ISO_8859_1).lines()
				.map(String::strip).filter(line -> line.matches("COUNTER \\d+"))
				.map(line -> Integer.parseInt(line.substring(8))).toList();
		for (int index = 1; index < numbers.size(); index++) {
			assertEquals(numbers.get(index - 1) + 1, numbers.get(index), "it counts each number once");
		}
	}

	private static void await(RealMachine source, Predicate<String> reached) {
		Await.until("the migration is so far", () -> reached.test(source.migration()));
	}

	private static void signal(RealMachine machine, String name) throws Exception {
		assertEquals(0, new ProcessBuilder("kill", "-" + name, Long.toString(machine.process().pid())).start()
				.waitFor());
	}

	private CompletableFuture<MigrationOutcome> begun(MigrationRequest request) {
		return new Migrate(machines, "source", request).run();
	}

	private void cancelled(RealMachine source, CompletableFuture<MigrationOutcome> outcome) throws Exception {
		Await.get(new CancelMigration(source).run());
		assertInstanceOf(MigrationOutcome.Cancelled.class, Await.get(outcome));
		assertEquals("running", source.status());
		assertFalse(machines.get("destination").process().isAlive());
	}

	@Test
	void whateverGoesWrongInPreCopyTheGuestCountsOnOnce() throws Exception {
		try (machines) {
			var source = booted();
			for (int round = 0; round < ROUNDS; round++) {
				killed(source);
				stopped(source);
				cancelledInEachPhase(source);
			}
			assertInstanceOf(MigrationOutcome.Completed.class, Await.get(begun(MigrationRequest.usual())));
			assertTrue(source.process().waitFor(10, TimeUnit.SECONDS), "the source was quit");
			assertEquals("running", machines.get("destination").status());
			assertCountsOnOnce();
		}
	}

	/** As by the kernel for want of memory. */
	private void killed(RealMachine source) throws Exception {
		var outcome = begun(crawling());
		await(source, "active"::equals);
		signal(machines.get("destination"), "KILL");
		var failure = assertThrows(OperationFailed.class, () -> Await.get(outcome));
		assertTrue(failure.undone().getFirst().startsWith("the destination had ended by itself (ended"),
				failure.getMessage());
		assertEquals("the guest runs on in the source", failure.undone().getLast());
		assertCountsOnOnce();
	}

	/** It takes nothing any more and says nothing: only a person knows how long that is too long. */
	private void stopped(RealMachine source) throws Exception {
		var outcome = begun(MigrationRequest.usual().within(Optional.of(4L << 20), Optional.of(Duration.ofMillis(1))));
		await(source, "active"::equals);
		signal(machines.get("destination"), "STOP");
		Await.until("nothing is taken any more", () -> {
			var one = transferred(source);
			pause();
			return transferred(source) == one;
		});
		cancelled(source, outcome);
		assertCountsOnOnce();
	}

	private static long transferred(RealMachine source) {
		try {
			return Await.get(source.send(new QueryMigrate())).ram().map(QueryMigrate.Ram::transferred).orElse(0L);
		} catch (Exception e) {
			throw new AssertionError(e);
		}
	}

	private static void pause() {
		java.util.concurrent.locks.LockSupport.parkNanos(500_000_000);
	}

	private void cancelledInEachPhase(RealMachine source) throws Exception {
		var atOnce = begun(crawling());
		await(source, status -> status.equals("setup") || status.equals("active"));
		cancelled(source, atOnce);
		var later = begun(crawling());
		await(source, "active"::equals);
		cancelled(source, later);
		var last = begun(MigrationRequest.usual().within(Optional.of(0L), Optional.of(Duration.ofSeconds(2)))
				.arming(EnumSet.of(MigrationCapability.PAUSE_BEFORE_SWITCHOVER)));
		await(source, "pre-switchover"::equals);
		assertFalse(Await.get(source.send(new QueryStatus())).running());
		cancelled(source, last);
		assertCountsOnOnce();
	}

	/** In post-copy the guest has run there, and has written: the source must not go on, which knows nothing of it. */
	@Test
	void aGuestThatIsLostInPostCopyDoesNotGoOnInTheSource() throws Exception {
		try (machines) {
			var source = booted();
			var outcome = begun(MigrationRequest.usual()
					.within(Optional.of(8L << 20), Optional.of(Duration.ofMillis(1)))
					.arming(EnumSet.of(MigrationCapability.POSTCOPY_RAM)));
			await(source, "active"::equals);
			Await.get(source.send(new RawCommand("migrate-set-parameters",
					JsonNodeFactory.instance.objectNode().put("max-postcopy-bandwidth", 100_000))));
			Await.get(source.send(new RawCommand("migrate-start-postcopy")));
			await(source, "postcopy-active"::equals);
			Await.until("it runs there", () -> {
				try {
					return machines.get("destination").status().equals("running");
				} catch (Exception e) {
					throw new AssertionError(e);
				}
			});
			signal(machines.get("destination"), "KILL");
			var failure = assertThrows(OperationFailed.class, () -> Await.get(outcome));
			assertTrue(failure.getMessage().contains("while it fetched the rest of the memory"), failure.getMessage());
			assertTrue(failure.advice().contains("do not resume source"), failure.advice());
			assertEquals(List.of(), failure.undone());
			assertFalse(Await.get(source.send(new QueryStatus())).running());
			assertFalse(source.takeSent().stream().anyMatch(json -> json.contains("\"cont\"")));
		}
	}
}
