package org.wheelhouse.rfb.internal.session;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.rfb.RfbConnector;
import org.wheelhouse.rfb.RfbException;
import org.wheelhouse.rfb.RfbException.Kind;
import org.wheelhouse.rfb.RfbListener;
import org.wheelhouse.rfb.RfbSettings;
import org.wheelhouse.rfb.RfbStatistics;
import org.wheelhouse.rfb.ServerInfo;
import org.wheelhouse.rfb.internal.bytes.ByteSource;
import org.wheelhouse.rfb.internal.picture.Surface;

/** The thread of a session and everything that is said on it. What is public may be called on any thread. */
public final class Conversation {

	private static final AtomicInteger NUMBER = new AtomicInteger();

	private final RfbConnector connector;
	private final RfbSettings settings;
	private final RfbListener listener;
	private final UnaryOperator<ByteSource> tap;
	private final Outbox outbox = new Outbox();
	private final Dialogue dialogue;
	private final Thread thread;
	private final Object ending = new Object();
	/** Guarded by {@link #ending}. */
	private boolean closing;
	private boolean connecting;
	private @Nullable SocketSource socket;

	public Conversation(RfbConnector connector, RfbSettings settings, RfbListener listener, Surface surface) {
		this(connector, settings, listener, surface, UnaryOperator.identity());
	}

	/** @param tap put over what comes from the server, for example to record it */
	public Conversation(RfbConnector connector, RfbSettings settings, RfbListener listener, Surface surface,
			UnaryOperator<ByteSource> tap) {
		this.connector = connector;
		this.settings = settings;
		this.listener = listener;
		this.tap = tap;
		dialogue = new Dialogue(settings, listener, surface, outbox);
		thread = Thread.ofPlatform().name("wheelhouse-screen-" + NUMBER.incrementAndGet()).daemon()
				.unstarted(this::run);
	}

	/** Starts the thread. Once. */
	public void start() {
		thread.start();
	}

	private void run() {
		var reason = outcome();
		// An interruption was meant for the connector alone.
		Thread.interrupted();
		listener.ended(isClosing() ? Optional.empty() : reason);
	}

	private boolean isClosing() {
		synchronized (ending) {
			return closing;
		}
	}

	private Optional<RfbException> outcome() {
		try (var source = connect()) {
			dialogue.run(tap.apply(source), source::handshakeDone);
			return Optional.empty();
		} catch (RfbException e) {
			return Optional.of(e);
		} catch (IOException e) {
			return Optional.of(new RfbException(Kind.CLOSED,
					"The connection to the VNC server was lost: " + e.getMessage() + ".", e));
		} catch (RuntimeException | Error e) {
			report(e);
			return Optional.of(new RfbException(Kind.PROTOCOL,
					"The screen was closed because what came could not be handled: " + e, e));
		}
	}

	private void report(Throwable problem) {
		thread.getUncaughtExceptionHandler().uncaughtException(thread, problem);
	}

	private SocketSource connect() throws RfbException {
		synchronized (ending) {
			if (closing) {
				throw new RfbException(Kind.CLOSED, "The session was closed before it began.");
			}
			connecting = true;
		}
		try {
			return adopt(connector.connect());
		} catch (IOException e) {
			throw new RfbException(Kind.CONNECT, String.valueOf(e.getMessage()), e);
		}
	}

	private SocketSource adopt(SocketChannel channel) throws IOException {
		try {
			if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
				channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
			}
			var source = new SocketSource(channel, outbox, settings.deadline(), dialogue::pixelsDue);
			synchronized (ending) {
				connecting = false;
				socket = source;
				if (closing) {
					source.stop();
				}
			}
			return source;
		} catch (IOException | RuntimeException e) {
			channel.close();
			throw e;
		}
	}

	public void close() {
		synchronized (ending) {
			closing = true;
			var source = socket;
			if (source != null) {
				source.stop();
			} else if (connecting) {
				thread.interrupt();
			}
		}
	}

	/** What is said and asked when the handshake is done. */
	public Dialogue dialogue() {
		return dialogue;
	}

	public RfbStatistics statistics() {
		return dialogue.statistics();
	}

	public Optional<ServerInfo> server() {
		return dialogue.server();
	}
}
