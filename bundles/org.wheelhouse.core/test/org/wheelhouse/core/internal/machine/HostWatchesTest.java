package org.wheelhouse.core.internal.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.peer.FakeHost;
import org.wheelhouse.host.Host;

class HostWatchesTest {

	private final List<String> done = new ArrayList<>();

	private final class Look extends HostWatch {
		private final Host host;

		Look(Host host) {
			super(Duration.ofSeconds(1), (_, _) -> () -> {
				// nothing waits
			});
			this.host = host;
		}

		@Override
		protected void look() {
			done.add("look");
		}

		@Override
		protected void left() {
			done.add("left");
		}
	}

	/** The bundle that reaches a computer may stop and come again; a view that is open knows nothing of it. */
	@Test
	void whoLooksAtAComputerLooksAtWhatStandsForItNow() {
		var watches = new HostWatches<>(Look::new);
		var before = new FakeHost(Path.of("/nowhere"));
		var after = new FakeHost(Path.of("/nowhere"));
		watches.moveTo(before);
		assertEquals(List.of(), done, "nobody looks");
		var one = watches.watch(before);
		var two = watches.watch(before);
		watches.moveTo(after);
		assertSame(after, watches.of(before).orElseThrow().host);
		assertEquals(List.of("look", "left", "look"), done);
		one.close();
		one.close();
		assertSame(after, watches.of(after).orElseThrow().host);
		two.close();
		assertEquals(Optional.empty(), watches.of(after));
		assertEquals(List.of("look", "left", "look", "left"), done);
	}
}
