package org.wheelhouse.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** What proc(5) tells of this very process. */
class ProcessTableTest {

	private static final long OWN = ProcessHandle.current().pid();

	private final ProcessTable processes = new ProcessTable();
	private volatile boolean enough;

	@Test
	void aBusyThreadIsTheOneWhoseTimeGrows() throws Exception {
		Map<Long, Duration> before = processes.threadTimes(OWN);
		Thread busy = Thread.ofPlatform().daemon().start(() -> {
			while (!enough) {
				Thread.onSpinWait();
			}
		});
		try {
			Await.until("a new thread has used 50 ms", () -> processes.threadTimes(OWN).entrySet().stream()
					.anyMatch(time -> !before.containsKey(time.getKey()) && time.getValue().toMillis() >= 50));
		} finally {
			enough = true;
			busy.join();
		}
	}

	@Test
	void theThreadsTogetherHaveUsedWhatTheProcessHas() {
		Duration process = processes.read(OWN).orElseThrow().cpuTime();
		Map<Long, Duration> threads = processes.threadTimes(OWN);
		assertTrue(threads.containsKey(OWN), "the first thread has the id of the process");
		Duration together = threads.values().stream().reduce(Duration.ZERO, Duration::plus);
		Duration later = processes.read(OWN).orElseThrow().cpuTime();
		assertTrue(together.compareTo(later.plusMillis(10)) <= 0, together + " of " + later);
		assertTrue(together.compareTo(process.dividedBy(2)) > 0, together + " of " + process);
	}

	/** The name of a file is any bytes, and a process that cannot be read would be no process. */
	@Test
	void aByteThatIsNoTextDoesNotHideTheRest() throws Exception {
		Process process = new ProcessBuilder("sh", "-c",
				"exec sh -c 'read line' \"$(printf 'a\\377b')\"").start();
		try {
			Await.until("it is the second shell", () -> arguments(process.pid()).size() == 4);
			assertEquals(List.of("sh", "-c", "read line", "a\ufffdb"), arguments(process.pid()));
			assertTrue(processes.read(process.pid()).isPresent());
		} finally {
			process.destroy();
		}
	}

	private List<String> arguments(long pid) {
		try {
			return processes.arguments(pid);
		} catch (IOException e) {
			return List.of(e.toString());
		}
	}

	@Test
	void aProcessThatIsGoneHasNoThreads() {
		assertEquals(Map.of(), processes.threadTimes(Long.MAX_VALUE));
	}
}
