package org.wheelhouse.core.internal.found;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.host.Host;
import org.wheelhouse.qmp.command.QueryStatus;
import org.wheelhouse.qmp.message.Event;
import org.wheelhouse.qmp.session.QmpException;
import org.wheelhouse.qmp.session.QmpListener;
import org.wheelhouse.qmp.session.QmpSession;
import org.wheelhouse.qmp.session.QmpTimeouts;

/** Asks a monitor that another program needs: connects, asks, and leaves within a second, whatever comes of it. Owns no thread. */
final class LentMonitor {

	private static final long LONGEST_MILLIS = 900;
	private static final QmpTimeouts TIMEOUTS = new QmpTimeouts(Duration.ofMillis(LONGEST_MILLIS),
			Duration.ofMillis(LONGEST_MILLIS), Duration.ofMillis(LONGEST_MILLIS));

	private LentMonitor() {
		// holds no state
	}

	/** The state that QEMU is in, in its own word. */
	static CompletableFuture<String> status(Host host, WireLoop wires, Address monitor) {
		var opening = QmpSession.open(wires,
				(where, deadline, heard) -> host.open(wires, where, deadline, heard), monitor, TIMEOUTS, new Silent());
		var asked = opening.thenCompose(session -> session.send(new QueryStatus()));
		return asked.orTimeout(LONGEST_MILLIS, TimeUnit.MILLISECONDS).<String>thenApply(QueryStatus.Status::status)
				.whenComplete((_, _) -> {
					opening.cancel(false);
					opening.thenAccept(QmpSession::close);
				});
	}

	private static final class Silent implements QmpListener {
		@Override
		public void event(Event event) {
			// its owner hears of it
		}

		@Override
		public void ended(QmpException reason) {
			// by us
		}
	}
}
