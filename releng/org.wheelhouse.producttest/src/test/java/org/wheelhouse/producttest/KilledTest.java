package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** The product is killed while it starts machines; KillTest does it more often, without a window. */
class KilledTest extends ProductTest {

	private static final List<String> NAMES = List.of("one", "two", "three");
	private static final long LONGEST_LIFE_MILLIS = 2000;

	@Test
	void killedWorkbenchFindsItsMachinesAgain() throws IOException {
		long seed = System.nanoTime();
		System.out.println("KILLED seed " + seed);
		Random random = new Random(seed);
		Map<Path, String> definitions = new HashMap<>();
		for (String name : NAMES) {
			Path definition = home().tiny(name);
			definitions.put(definition, Files.readString(definition));
			openWorkbench("--define", definition.toString(), "--launch");
			Await.pass(Duration.ofMillis(random.nextLong(LONGEST_LIFE_MILLIS)));
			killWorkbench();
		}
		List<Long> running = Qemus.mentioning(home().folder()).stream().map(ProcessHandle::pid).toList();
		openWorkbench();
		for (String name : NAMES) {
			boolean runs = Qemus.mentioning(home().folder()).stream()
					.anyMatch(qemu -> Qemus.commandLine(qemu.pid()).contains(name));
			person.awaitMachine(name, runs ? "paused" : "not started", SOON);
		}
		assertEquals(running, Qemus.mentioning(home().folder()).stream().map(ProcessHandle::pid).toList());
		for (var definition : definitions.entrySet()) {
			assertEquals(definition.getValue(), Files.readString(definition.getKey()));
		}
	}
}
