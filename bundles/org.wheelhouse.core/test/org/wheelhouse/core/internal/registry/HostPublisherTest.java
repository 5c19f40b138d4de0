package org.wheelhouse.core.internal.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.internal.sync.ModelThread;
import org.wheelhouse.core.internal.sync.ModelUpdateQueue;
import org.wheelhouse.core.peer.FakeHost;
import org.wheelhouse.host.HostProfile;

/** What computers tell is shown of those that are there. */
class HostPublisherTest {

	private final CompletableFuture<HostProfile> told = new CompletableFuture<>();
	private final FakeHost slow = new FakeHost(Path.of("/nowhere")) {
		@Override
		public CompletableFuture<HostProfile> profile() {
			return told;
		}
	};
	private final Hosts hosts = new Hosts(List.of(slow));
	private final ModelThread thread = new ModelThread();
	private final ModelSync model = new ModelSync(thread, List.of());
	private final HostPublisher board = new HostPublisher(hosts, new ModelUpdateQueue(Runnable::run, thread), model);

	private List<String> summaries() {
		return model.inventory().getHosts().stream().map(host -> host.getSummary()).toList();
	}

	@Test
	void aComputerThatHasGoneIsNotShownWhatItTellsThen() throws Exception {
		board.show(slow);
		assertEquals(List.of(""), summaries());
		board.show(hosts.remove(slow).orElseThrow());
		assertEquals(List.of("QEMU cannot be run here"), summaries());
		told.complete(Await.get(new FakeHost(Path.of("/nowhere")).profile()));
		assertEquals(List.of("QEMU cannot be run here"), summaries());
	}

	@Test
	void whatAComputerTellsLateIsShownWhileItIsThere() throws Exception {
		board.show(slow);
		told.complete(Await.get(new FakeHost(Path.of("/nowhere")).profile()));
		assertEquals(List.of("QEMU 7.2.22, tcg"), summaries());
	}
}
