package org.wheelhouse.cli;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.endpoint.WireOpener;
import org.wheelhouse.qmp.message.Event;
import org.wheelhouse.qmp.session.QmpException;
import org.wheelhouse.qmp.session.QmpListener;
import org.wheelhouse.qmp.session.QmpSession;
import org.wheelhouse.qmp.session.QmpTimeouts;

/** Connects to monitors. What is asked has a deadline of its own, so waiting for it ends. */
final class Monitor {

	private static final Duration LONGEST_GREETING = Duration.ofSeconds(3);
	private static final QmpListener DEAF = new QmpListener() {
		@Override
		public void event(Event event) {
			// nobody waits for it
		}

		@Override
		public void ended(QmpException reason) {
			// each command says so itself
		}
	};

	private Monitor() {
	}

	/** @param opener knows the way there, on that loop */
	static CompletableFuture<QmpSession> open(WireLoop loop, WireOpener opener, Address address, Duration timeout) {
		var greeting = timeout.compareTo(LONGEST_GREETING) < 0 ? timeout : LONGEST_GREETING;
		return QmpSession.open(loop, opener, address, new QmpTimeouts(greeting, greeting, timeout), DEAF);
	}

	static <T> T await(CompletableFuture<T> future) throws QmpException {
		try {
			return future.get();
		} catch (ExecutionException e) {
			if (e.getCause() instanceof QmpException problem) {
				throw problem;
			}
			throw new IllegalStateException(e.getCause());
		} catch (InterruptedException e) {
			throw new IllegalStateException("Nobody interrupts the main thread.", e);
		}
	}
}
