package org.wheelhouse.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ThreadsTest {

	private final Path folder;

	ThreadsTest(@TempDir Path folder) {
		this.folder = folder;
	}

	@Test
	void hundredWiresCostOneThreadAndNoneIsLeft() throws Exception {
		var before = threads();
		try (var peer = Peer.unix(folder.resolve("peer"), 200); var tcp = Peer.tcp()) {
			var loop = new WireLoop();
			var wires = new ArrayList<Wire>();
			for (var i = 0; i < 100; i++) {
				var address = i % 2 == 0 ? peer.address() : tcp.address();
				wires.add(loop.open(address, Duration.ofSeconds(10), new Heard()).get(10, TimeUnit.SECONDS));
			}
			assertEquals(100, wires.size());
			assertEquals(before + 1, threads());
			loop.close();
		}
		Await.until("the thread is gone", () -> threads() == before);
	}

	/** All threads of the process but those that the JVM starts and ends as it likes. */
	private static long threads() {
		try (var tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
			var count = 0;
			for (var task : tasks) {
				count += isOwn(task) ? 1 : 0;
			}
			return count;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static boolean isOwn(Path task) {
		try {
			var name = Files.readString(task.resolve("comm"));
			return !name.startsWith("C1 ") && !name.startsWith("C2 ") && !name.startsWith("G1 ")
					&& !name.startsWith("GC ");
		} catch (IOException _) { // it has ended meanwhile: there is no such file, or, once that is open, no such process
			return false;
		}
	}
}
