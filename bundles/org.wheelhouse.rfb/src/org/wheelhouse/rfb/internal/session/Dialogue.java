package org.wheelhouse.rfb.internal.session;

import java.util.Optional;
import java.util.OptionalLong;

import org.wheelhouse.rfb.RfbException;
import org.wheelhouse.rfb.RfbListener;
import org.wheelhouse.rfb.RfbSettings;
import org.wheelhouse.rfb.RfbStatistics;
import org.wheelhouse.rfb.ServerInfo;
import org.wheelhouse.rfb.internal.bytes.ByteSource;
import org.wheelhouse.rfb.internal.bytes.Input;
import org.wheelhouse.rfb.internal.picture.Surface;

/**
 * What is heard and said in one session, wherever the bytes come from. {@link #run} reads on one thread; all else may be called on any
 * thread, only puts something into the outbox, and does nothing before the handshake is done.
 */
public final class Dialogue {

	/** How much is read at a time: a sixteenth of a full frame, raw, at 1024×768. Stays in the processor's cache. */
	private static final int WINDOW = 1 << 18;

	private final RfbSettings settings;
	private final RfbListener listener;
	private final Surface surface;
	private final Outbox outbox;
	private final ClientMessages messages;
	private final UpdateRequests requests;
	private final Abilities abilities = new Abilities();
	private final SessionCounters tally = new SessionCounters();
	private volatile Optional<ServerInfo> server = Optional.empty();

	Dialogue(RfbSettings settings, RfbListener listener, Surface surface, Outbox outbox) {
		this.settings = settings;
		this.listener = listener;
		this.surface = surface;
		this.outbox = outbox;
		messages = new ClientMessages(outbox);
		requests = new UpdateRequests(messages, settings.deadline());
	}

	/** Plays what a server once sent, from its greeting on, until its end. Blocks; everything is decoded on this thread. */
	public static void replay(ByteSource recording, RfbSettings settings, RfbListener listener, Surface surface)
			throws RfbException {
		new Dialogue(settings, listener, surface, new Outbox()).run(recording, () -> {
			// a recording is never late
		});
	}

	/** Reads until the source gives no more, which it tells by an exception. */
	void run(ByteSource source, Runnable handshakeDone) throws RfbException {
		var in = new Input(source, WINDOW);
		var greeting = new Handshake(in, outbox, settings).run();
		handshakeDone.run();
		surface.resize(greeting.width(), greeting.height());
		if (!greeting.hasOurPixels()) {
			// Not without need: QEMU then drops what it is about to send to other viewers, who hear from it no more.
			messages.setPixelFormat();
		}
		messages.setEncodings(settings.encodings());
		server = Optional.of(greeting.info());
		listener.connected(greeting.info(), greeting.width(), greeting.height());
		requests.begin(greeting.width(), greeting.height());
		var pseudo = new PseudoReader(in, surface, listener, settings, requests, abilities);
		try (var updates = new UpdateReader(in, surface, listener, requests, tally, pseudo)) {
			var heard = new ServerMessages(in, updates, listener, settings.limits());
			while (true) {
				heard.readOne();
			}
		}
	}

	/** By when pixels must have come, in the time of {@link System#nanoTime()}; empty when none are due. Any thread. */
	OptionalLong pixelsDue() {
		return requests.pixelsDue();
	}

	private boolean isReady() {
		return server.isPresent();
	}

	public void key(int keysym, int scancode, boolean down) {
		if (!isReady()) {
			return;
		}
		if (scancode != 0 && abilities.scancodes()) {
			messages.key(keysym, scancode, down);
		} else {
			messages.key(keysym, down);
		}
	}

	public void pointer(int x, int y, int buttons) {
		if (isReady()) {
			messages.pointer(x, y, buttons);
		}
	}

	public void movePointer(int dx, int dy, int buttons) {
		if (isReady()) {
			messages.movePointer(dx, dy, buttons);
		}
	}

	public void cutText(String text) {
		if (isReady()) {
			messages.cutText(text.substring(0, Math.min(text.length(), settings.limits().textBytes())));
		}
	}

	public void askDesktopSize(int width, int height) {
		abilities.resizableScreen()
				.ifPresent(screen -> messages.setDesktopSize(width, height, screen.id(), screen.flags()));
	}

	public void refresh() {
		requests.refresh();
	}

	public void pauseUpdates() {
		requests.pause();
	}

	public void resumeUpdates() {
		requests.resume();
	}

	RfbStatistics statistics() {
		return tally.statistics();
	}

	Optional<ServerInfo> server() {
		return server;
	}
}
