package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The product's launcher with a Java that only writes down how it was called: what becomes of the cache of classes that the
 * first session makes, whatever happens to that session.
 */
@Timeout(120)
class LauncherTest {

	private static final Path ROOT_FILES = Path.of(System.getProperty("wheelhouse.root"),
			"features/org.wheelhouse.feature/rootfiles");
	private static final Duration SOON = Duration.ofSeconds(30);
	/** SIZE is that of what it records, STATUS how making the cache ends, MEANWHILE what happens during a session. */
	private static final String JAVA = """
			#!/bin/sh
			echo "$*" >>"$CALLS"
			for argument; do
				case $argument in
				-XX:AOTMode=create) mode=create ;;
				-XX:AOTMode=record) mode=record ;;
				-XX:AOTConfiguration=*) recorded=${argument#*=} ;;
				-XX:AOTCache=*) cache=${argument#*=} ;;
				esac
			done
			if [ "${mode:-}" = create ]; then
				cat "$recorded" >"$cache"
				exit ${STATUS:-0}
			fi
			eval "${MEANWHILE:-}"
			[ "${mode:-}" != record ] || truncate -s "${SIZE:-50M}" "$recorded"
			""";

	private final Path folder;
	private final Path product;
	private final Path home;
	private final Path calls;

	LauncherTest(@TempDir Path folder) throws IOException {
		this.folder = folder;
		product = Files.createDirectories(folder.resolve("pro duct"));
		home = folder.resolve("java");
		calls = folder.resolve("calls");
		for (String file : List.of("wheelhouse", "make-start-cache")) {
			Files.copy(ROOT_FILES.resolve(file), product.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
		}
		write(product.resolve("plugins/org.eclipse.equinox.launcher_1.0.0.jar"), "");
		write(product.resolve("configuration/config.ini"), "osgi.framework=file\\:plugins/framework.jar\n");
		write(home.resolve("release"), "JAVA_VERSION=\"25\"\n");
		write(home.resolve("lib/server/libjvm.so"), "");
		write(home.resolve("bin/java"), JAVA);
		assertTrue(home.resolve("bin/java").toFile().setExecutable(true));
	}

	@Test
	void firstSessionRecordsAndTheNextUsesWhatWasMadeOfIt() {
		assertTrue(start().contains("-XX:AOTMode=record"));
		Path cache = awaitCache();
		String next = start("--open", "a machine");
		assertTrue(next.contains("-XX:AOTCache=" + cache), next);
		assertTrue(next.endsWith("--open a machine"), next);
		assertFalse(next.contains("-XX:AOTMode"), next);
		awaitNothingOfSessions();
	}

	@Test
	void cacheIsMadeWithTheFlagsOfTheSessions() {
		start();
		awaitCache();
		String session = calls().get(0);
		String making = calls().get(1);
		String flags = session.substring(0, session.indexOf(" -Xlog"));
		assertTrue(making.startsWith(flags + " -cp " + product.resolve("plugins")), making);
	}

	@Test
	void killedSessionLeavesNothingAndTheNextRecordsAgain() {
		start("MEANWHILE=kill -9 $$");
		awaitNothingOfSessions();
		assertEquals(List.of(), caches());
		assertTrue(start().contains("-XX:AOTMode=record"));
		awaitCache();
	}

	@Test
	void sessionThatNeverCameToItsWindowMakesNoCache() {
		start("SIZE=20M");
		awaitNothingOfSessions();
		assertEquals(1, calls().size());
		assertEquals(List.of(), caches());
	}

	@Test
	void failedMakingLeavesNoCache() {
		start("STATUS=1");
		awaitNothingOfSessions();
		assertEquals(2, calls().size());
		assertEquals(List.of(), caches());
	}

	@Test
	void twoFirstSessionsAtOnceBothRunAndMakeOneCache() {
		Process first = begin("MEANWHILE=sleep 0.5");
		Process second = begin("MEANWHILE=sleep 0.5");
		assertEquals(0, first.onExit().join().exitValue());
		assertEquals(0, second.onExit().join().exitValue());
		awaitCache();
		awaitNothingOfSessions();
		assertEquals(1, caches().size());
	}

	@Test
	void makingBeginsWhenTheSessionHasEnded() {
		Process session = begin("MEANWHILE=sleep 1; echo ended >>\"$CALLS\"");
		assertEquals(0, session.onExit().join().exitValue());
		awaitCache();
		assertEquals("ended", calls().get(1));
	}

	@Test
	void anotherJavaRecordsAnew() throws IOException {
		start();
		awaitCache();
		write(home.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
		assertTrue(start().contains("-XX:AOTMode=record"));
		awaitNothingOfSessions();
		assertEquals(2, caches().size());
	}

	@Test
	void anotherBuildForgetsTheCache() throws IOException {
		start();
		awaitCache();
		awaitNothingOfSessions();
		write(product.resolve("plugins/another.jar"), "");
		assertTrue(start().contains("-XX:AOTMode=record"));
		awaitNothingOfSessions();
		assertEquals(1, caches().size());
	}

	@Test
	void linksThatLeadToJavaOrToThisBuildAreNoOtherOnes() throws IOException {
		start();
		awaitCache();
		awaitNothingOfSessions();
		Files.createLink(folder.resolve("copy.so"), home.resolve("lib/server/libjvm.so"));
		Files.createLink(folder.resolve("copy.jar"), product.resolve("plugins/org.eclipse.equinox.launcher_1.0.0.jar"));
		String next = start();
		assertTrue(next.contains("-XX:AOTCache=" + caches().getFirst()), next);
	}

	@Test
	void whatLostSessionsLeftIsRemoved() throws IOException {
		start();
		awaitCache();
		awaitNothingOfSessions();
		Path configuration = caches().getFirst().getParent();
		Files.delete(caches().getFirst());
		write(configuration.resolve("session-1.lock"), "");
		write(configuration.resolve("session-1.aot"), "");
		write(configuration.resolve("session-2.aotconf"), "");
		start();
		awaitCache();
		awaitNothingOfSessions();
	}

	@Test
	void startsWhereTheCacheFolderCannotBeWritten() throws IOException {
		write(folder.resolve("cache"), "a file in its place");
		assertTrue(start().contains("-configuration " + folder.resolve("state/wheelhouse/configuration-")));
		awaitNothingOfSessions();
	}

	/** Set, it takes the window away from screen readers. */
	@Test
	void accessibilityIsLeftToTheDesktop() {
		start("MEANWHILE=echo bridge ${NO_AT_BRIDGE-on} >>\"$CALLS\"");
		assertTrue(calls().contains("bridge on"), calls()::toString);
		awaitNothingOfSessions();
	}

	@Test
	void goesWithoutWhenToldSo() {
		assertFalse(start("WHEELHOUSE_START_CACHE=off").contains("-XX:AOT"));
		awaitNothingOfSessions();
	}

	/** A Java that knows only ASCII cannot name a file with an umlaut. */
	@ParameterizedTest
	@CsvSource({"C, C", "'', C", "'', xx_XX.UTF-8", "POSIX, C.UTF-8"})
	void fileNamesMayHaveUmlautsInEveryLocale(String all, String usual) {
		start("LC_ALL=" + all, "LC_CTYPE=", "LANG=" + usual, "WHEELHOUSE_START_CACHE=off",
				"MEANWHILE=locale charmap >>\"$CALLS\"");
		assertEquals("UTF-8", calls().getLast());
	}

	/** Starts it, waits for its end, and tells how Java was called. */
	private String start(String... words) {
		int before = calls().size();
		begin(words).onExit().join();
		return calls().get(before);
	}

	/** Words with a {@code =} are for the environment, the others for the product. */
	private Process begin(String... words) {
		ProcessBuilder builder = new ProcessBuilder(
				Stream.concat(Stream.of(product.resolve("wheelhouse").toString()),
						Stream.of(words).filter(word -> !word.contains("="))).toList())
				.inheritIO();
		builder.environment().put("JAVA_HOME", home.toString());
		builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
		builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
		builder.environment().put("CALLS", calls.toString());
		builder.environment().remove("NO_AT_BRIDGE");
		Stream.of(words).filter(word -> word.contains("="))
				.forEach(word -> builder.environment().put(word.split("=")[0], word.substring(word.indexOf('=') + 1)));
		try {
			return builder.start();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private List<String> calls() {
		try {
			return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private Path awaitCache() {
		Await.until("a cache", SOON, () -> !caches().isEmpty());
		return caches().getFirst();
	}

	private List<Path> caches() {
		return files("start-");
	}

	private void awaitNothingOfSessions() {
		Await.until("nothing is left of sessions", SOON, () -> files("session-").isEmpty());
	}

	private List<Path> files(String prefix) {
		while (true) {
			try (Stream<Path> files = Files.walk(folder)) {
				return files.filter(file -> file.getFileName().toString().startsWith(prefix)).toList();
			} catch (IOException | UncheckedIOException _) {
				// What is walked through is being changed: again.
			}
		}
	}

	private static void write(Path file, String text) throws IOException {
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}
}
