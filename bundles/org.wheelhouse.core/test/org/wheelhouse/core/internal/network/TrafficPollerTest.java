package org.wheelhouse.core.internal.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.machine.GuestAgent;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.message.UnexpectedResultException;
import org.wheelhouse.qmp.session.CommandSender;

import com.fasterxml.jackson.databind.node.TextNode;

class TrafficPollerTest {

	private final AtomicInteger asked = new AtomicInteger();
	private final GuestAgent silent = _ -> {
		asked.incrementAndGet();
		return CompletableFuture.completedFuture(new GuestAgent.Answer.Untold("It does not answer", true));
	};

	/** The agent's port has been opened in the guest, say: it may answer now. */
	@Test
	void anAgentThatWasSilentIsLetAloneUntilAnEventSaysOtherwise() throws Exception {
		var poller = new TrafficPoller(new NoNetwork(), silent, () -> {
			throw new AssertionError("there is no tap");
		});
		Await.get(poller.ask());
		assertEquals(1, asked.get());
		Await.get(poller.askAgain());
		assertEquals(1, asked.get(), "it rests");
		Await.get(poller.ask());
		assertEquals(2, asked.get(), "an event has called for it");
		Await.get(poller.askAgain());
		assertEquals(2, asked.get(), "and rests again");
	}

	/** A machine without network cards. */
	private static final class NoNetwork implements CommandSender {

		@Override
		public <R> CompletableFuture<R> send(QmpCommand<R> command) {
			try {
				return CompletableFuture.completedFuture(command.read(TextNode.valueOf("")));
			} catch (UnexpectedResultException e) {
				return CompletableFuture.failedFuture(e);
			}
		}
	}
}
