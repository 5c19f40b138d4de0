package org.wheelhouse.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.ProgramRequest;
import org.wheelhouse.host.ProgramResult;

/** Programs on this computer, besides what every host does with them. */
class ProgramsTest {

	private final Bench bench = new Bench();
	private final LocalHost host = bench.host();

	ProgramsTest() throws IOException {
	}

	@BeforeEach
	void begin() throws IOException {
		Files.createSymbolicLink(bench.programs().resolve("sh"), Path.of("/bin/sh"));
	}

	@AfterEach
	void close() throws IOException {
		bench.close();
	}

	private CompletableFuture<ProgramResult> shell(String script) {
		return host.run(ProgramRequest.of(List.of("sh", "-c", script), Duration.ofSeconds(60)));
	}

	private List<Path> left() {
		try (var files = Files.list(bench.runtime())) {
			return files.toList();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Test
	void aProgramIsFoundWhereQemuIs() throws Exception {
		bench.script("qemu-img", "echo \"$1\"");
		assertEquals("info\n",
				Bench.await(host.run(ProgramRequest.of(List.of("qemu-img", "info"), Duration.ofSeconds(20)))).output());
	}

	@Test
	void nothingIsLeftOfWhatItWroteEvenWhileItRuns() throws Exception {
		Path at = bench.folder().resolve("at");
		CompletableFuture<ProgramResult> running = shell("echo x; : >" + at + "; exec sleep 1000");
		Await.until("it runs", () -> Files.exists(at));
		Await.until("nothing of it is left", () -> left().isEmpty());
		running.cancel(true);
	}

	/** What a daemon has inherited is no reason to wait for it. */
	@Test
	void whatStaysBehindIsNotWaitedForAndStays() throws Exception {
		ProgramResult ran = Bench.await(shell("sleep 1000 & echo $!"));
		ProcessHandle daemon = ProcessHandle.of(Long.parseLong(ran.output().strip())).orElseThrow();
		assertTrue(daemon.isAlive());
		daemon.destroyForcibly();
	}

	@Test
	void inputThatNobodyReadsHoldsNobody() throws Exception {
		ProgramResult ran = Bench.await(host.run(new ProgramRequest(List.of("sh", "-c", "echo done"), Optional.empty(),
				Map.of(), new byte[1 << 20], Duration.ofSeconds(60))));
		assertEquals("done\n", ran.output());
	}

	@Test
	void aLongOutputIsWholeUpToALimit() throws Exception {
		assertEquals(15_000_000, Bench.await(shell("yes | head -c 15000000")).output().length());
		HostException failure = assertThrows(HostException.class, () -> Bench.await(shell("exec yes")));
		assertEquals("sh writes more than 16 MiB and was ended", failure.what());
		assertEquals(List.of("sh", "-c", "exec yes"), failure.command());
	}

	@Test
	void whatItSaidLastIsToldWhenItIsLate() {
		HostException failure = assertThrows(HostException.class,
				() -> Bench.await(host.run(ProgramRequest.of(List.of("sh", "-c", "echo why >&2; exec sleep 1000"),
						Duration.ofMillis(500)))));
		assertEquals("sh did not end within 0.5 s and was ended", failure.what());
		assertEquals(List.of("why"), failure.lastLines());
	}

	@Test
	void aClosedHostHasEndedItsProgramsAndRunsNone() throws Exception {
		Path pid = bench.folder().resolve("pid");
		CompletableFuture<ProgramResult> running = shell(
				"trap '' TERM; echo $$ >" + pid + ".new; mv " + pid + ".new " + pid + "; while :; do sleep 1; done");
		Await.until("it runs", () -> Files.exists(pid));
		ProcessHandle program = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
		host.close();
		assertFalse(program.isAlive());
		assertEquals("The workbench is closing.",
				assertThrows(HostException.class, () -> Bench.await(running)).getMessage());
		assertEquals("The workbench is closing.",
				assertThrows(HostException.class, () -> Bench.await(shell("exit 0"))).getMessage());
	}

	@Test
	void whyItCannotBeRunIsSaid() {
		HostException failure = assertThrows(HostException.class,
				() -> Bench.await(host.run(ProgramRequest.of(List.of("/no/such"), Duration.ofSeconds(20)))));
		assertEquals(
				"such cannot be run: No such file or directory. Check that it is installed on that computer, and may be run.",
				failure.getMessage());
		failure = assertThrows(HostException.class, () -> Bench.await(
				host.run(ProgramRequest.of(List.of("sh"), Duration.ofSeconds(20)).in(bench.folder().resolve("none")))));
		assertEquals("There is no folder " + bench.folder().resolve("none") + ".", failure.words());
	}
}
