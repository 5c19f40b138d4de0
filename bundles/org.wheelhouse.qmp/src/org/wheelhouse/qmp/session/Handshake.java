package org.wheelhouse.qmp.session;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.Timer;
import org.wheelhouse.endpoint.Wire;
import org.wheelhouse.endpoint.WireException;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.endpoint.WireOpener;
import org.wheelhouse.qmp.command.QmpCapabilities;
import org.wheelhouse.qmp.message.Event;
import org.wheelhouse.qmp.message.Failure;
import org.wheelhouse.qmp.message.Greeting;
import org.wheelhouse.qmp.message.QmpError;
import org.wheelhouse.qmp.message.QmpMessage;
import org.wheelhouse.qmp.message.Reply;
import org.wheelhouse.qmp.message.Request;
import org.wheelhouse.qmp.message.UnattributedFailure;
import org.wheelhouse.qmp.message.UnknownMessage;

/**
 * From connecting to the session: waits for the greeting, enables what it offers and makes a {@link QmpSession}
 * (QMP specification, section 4). Lives on the thread of the wires.
 */
final class Handshake implements Connection.Handler {

	/**
	 * QEMU 5.2 and 7.2 read one byte of a TLS record and do not see that there are more, until another record comes; 10.0 and 11
	 * do. Those between are taken for the older ones: that works with all.
	 */
	private static final int READS_WHOLE_RECORDS = 10;

	private final WireLoop loop;
	private final WireOpener opener;
	private final QmpOptions options;
	private final QmpListener listener;
	private final Connection connection;
	private final CompletableFuture<QmpSession> result = new CompletableFuture<>();
	private @Nullable Timer deadline;
	private @Nullable Greeting greeting;
	private int id;
	private QmpCapabilities asked = new QmpCapabilities(List.of());

	Handshake(WireLoop loop, WireOpener opener, Address address, QmpOptions options, QmpListener listener) {
		this.loop = loop;
		this.opener = opener;
		this.options = options;
		this.listener = listener;
		this.connection = new Connection(address, options, this);
	}

	CompletableFuture<QmpSession> begin() {
		var wire = opener.open(connection.address(), options.timeouts().connect(), connection);
		wire.whenComplete((_, problem) -> {
			if (problem instanceof WireException reason) {
				result.completeExceptionally(reason.kind() == WireException.Kind.SILENT
						? new MonitorBusy(connection.address(), options.timeouts().connect())
						: new ConnectFailed(reason));
			}
		});
		result.whenComplete((_, problem) -> {
			stopWaiting();
			if (problem != null) {
				giveUp(wire);
			}
		});
		return result;
	}

	/** Also when the caller cancelled the result while the connection was not open yet. */
	private void giveUp(CompletableFuture<Wire> wire) {
		wire.cancel(false);
		connection.close();
	}

	@Override
	public void opened() {
		var patience = options.timeouts().greeting();
		waitFor(loop.schedule(patience,
				() -> result.completeExceptionally(connection.violationSoFar().<QmpException>map(violation -> violation)
						.orElseGet(() -> new MonitorBusy(connection.address(), patience)))));
	}

	@Override
	public void message(QmpMessage message) {
		var greeted = greeting;
		switch (message) {
			case Greeting first when greeted == null -> greeted(first);
			case Event event -> listener.event(event);
			case Reply reply when greeted != null && reply.id() == id -> ready(greeted);
			case Failure failure when greeted != null && failure.id() == id -> refused(failure.error());
			case UnattributedFailure failure when greeted != null -> refused(failure.error());
			case Greeting _,Reply _,Failure _,UnattributedFailure _,UnknownMessage _ -> {
				// belongs to nothing that was asked: a late answer to an earlier client
			}
		}
	}

	private void greeted(Greeting received) {
		greeting = received;
		if (received.version().major() < READS_WHOLE_RECORDS) {
			connection.sendByteByByte();
		}
		ask(received.offersOutOfBand() ? List.of(Greeting.OUT_OF_BAND) : List.of());
	}

	private void ask(List<String> capabilities) {
		asked = new QmpCapabilities(capabilities);
		id++;
		stopWaiting();
		var patience = options.timeouts().command();
		waitFor(loop.schedule(patience,
				() -> result.completeExceptionally(
						new CommandTimedOut(new Request(asked.name(), asked.arguments()), patience,
								true, false))));
		connection.send(new Request(asked.name(), asked.arguments()), id);
	}

	private void refused(QmpError error) {
		if (asked.enable().isEmpty()) {
			result.completeExceptionally(new CommandFailed(asked.toJson(), error));
		} else {
			ask(List.of());
		}
	}

	private void ready(Greeting received) {
		var session = new QmpSession(loop, connection, received, !asked.enable().isEmpty(), options, listener);
		connection.handOver(session.handler());
		if (!result.complete(session)) {
			connection.close();
		}
	}

	@Override
	public void ended(QmpException reason) {
		result.completeExceptionally(reason);
	}

	private void waitFor(Timer timer) {
		deadline = timer;
	}

	private void stopWaiting() {
		var waiting = deadline;
		if (waiting != null) {
			waiting.cancel();
		}
	}
}
