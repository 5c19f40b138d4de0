package org.wheelhouse.ui.display;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Display;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.machine.VncChannel;
import org.wheelhouse.core.vnc.VncConnector;
import org.wheelhouse.rfb.CursorImage;
import org.wheelhouse.rfb.RfbException;
import org.wheelhouse.rfb.RfbListener;
import org.wheelhouse.rfb.RfbSettings;
import org.wheelhouse.rfb.ServerInfo;
import org.wheelhouse.rfb.session.RfbSession;

/**
 * Keeps the screen of one machine connected while it is wanted: connects, and when the connection is lost tries again after
 * one, two, four … fifteen seconds. Does not ask for pixels while nobody sees them. UI thread; whoever makes it closes it.
 */
final class ScreenLink implements AutoCloseable {

	/** What the link tells. All on the UI thread. */
	interface Owner {

		/** The connection is in another state. */
		void changed(ScreenState state);

		/** Pixels, or the size, have changed. */
		void damaged();

		/** The pointer looks different. */
		void cursor(CursorImage cursor);

		/** The guest's clipboard has a text. */
		void cutText(String text);

		/** The guest rings. */
		void bell();
	}

	private static final Duration LONGEST = Duration.ofSeconds(15);

	private final Display display;
	private final Executor modelThread;
	private final Supplier<VncConnector> connector;
	private final Owner owner;
	private Optional<String> password = Optional.empty();
	private ScreenState state = new ScreenState.Off("");
	private @Nullable RfbSession session;
	private boolean readOnly;
	private boolean wanted;
	private boolean seen;
	private boolean absolute = true;
	private int leds;
	private int failures;
	/** Counts sessions, so that the end of one before is not taken for the end of this one. */
	private int generation;

	/**
	 * @param connector opens connections, off the UI thread
	 * @param modelThread the UI thread
	 */
	ScreenLink(Display display, Executor modelThread, Supplier<VncConnector> connector, Owner owner) {
		this.display = display;
		this.modelThread = modelThread;
		this.connector = connector;
		this.owner = owner;
	}

	/** There is a machine to show. */
	void want() {
		if (!wanted) {
			wanted = true;
			failures = 0;
			connect();
		}
	}

	/** There is none, or nobody wants to see it any more: the connection is closed. */
	void leave(ScreenState.Off why) {
		if (wanted) {
			wanted = false;
			drop();
		}
		tell(why);
	}

	/** Whether somebody sees the screen. */
	void seen(boolean now) {
		seen = now;
		var open = session;
		if (open != null) {
			if (now) {
				open.resumeUpdates();
			} else {
				open.pauseUpdates();
			}
		}
	}

	/** Tries again now, with this password if one is wanted. */
	void retry(Optional<String> newPassword) {
		password = newPassword.or(() -> password);
		failures = 0;
		if (wanted) {
			drop();
			connect();
		}
	}

	/** How it is. */
	ScreenState state() {
		return state;
	}

	/** The session, while there is a screen. */
	Optional<RfbSession> session() {
		var open = session;
		return open != null && state instanceof ScreenState.Connected ? Optional.of(open) : Optional.empty();
	}

	/** Whether the guest gets nothing from now on. */
	void setReadOnly(boolean now) {
		readOnly = now;
	}

	boolean isReadOnly() {
		return readOnly;
	}

	/** What takes keys and movements; empty where there is no screen, or the guest is to get none. */
	Optional<RfbSession> guest() {
		return readOnly ? Optional.empty() : session();
	}

	/** Whether the guest takes positions of the pointer; else it takes movements. */
	boolean isAbsolute() {
		return absolute;
	}

	/** The guest's keyboard lights: bit 0 scroll lock, 1 num lock, 2 caps lock. */
	int leds() {
		return leds;
	}

	@Override
	public void close() {
		wanted = false;
		drop();
	}

	private void connect() {
		generation++;
		absolute = true;
		leds = 0;
		tell(new ScreenState.Connecting());
		var listener = new Listener(generation);
		var settings = RfbSettings.standard();
		var opened = RfbSession.open(listener::connect, password.map(settings::withPassword).orElse(settings),
				listener);
		session = opened;
		if (!seen) {
			opened.pauseUpdates();
		}
	}

	private void drop() {
		generation++;
		var open = session;
		session = null;
		if (open != null) {
			open.close();
		}
	}

	private void ended(Optional<RfbException> reason) {
		session = null;
		var now = ScreenState.after(reason);
		tell(now);
		if (now instanceof ScreenState.PasswordWanted) {
			password = Optional.empty();
		}
		if (!(now instanceof ScreenState.Broken)) {
			return;
		}
		var due = generation;
		var wait = Math.min(LONGEST.toMillis(), 1000L << Math.min(failures++, 10));
		display.timerExec((int) wait, () -> {
			if (wanted && due == generation) {
				connect();
			}
		});
	}

	private void tell(ScreenState next) {
		if (!state.equals(next)) {
			state = next;
			owner.changed(next);
		}
	}

	/**
	 * What one session tells, on its own thread; handed on to the UI thread while the session is the current one. Of what
	 * comes faster than that thread takes it, the last counts: a server cannot fill its queue.
	 */
	private final class Listener implements RfbListener {

		private final int number;
		private final AtomicBoolean posted = new AtomicBoolean();
		private final AtomicBoolean damaged = new AtomicBoolean();
		private final AtomicBoolean rang = new AtomicBoolean();
		private final AtomicReference<@Nullable CursorImage> pointer = new AtomicReference<>();
		private final AtomicReference<@Nullable String> text = new AtomicReference<>();
		private volatile @Nullable VncChannel channel;
		private volatile boolean positions = true;
		private volatile int lights;

		Listener(int number) {
			this.number = number;
		}

		/** On the session's thread. */
		SocketChannel connect() throws IOException {
			try {
				var opened = connector.get().open();
				channel = opened;
				return opened.channel();
			} catch (CoreException e) {
				throw new IOException(e.getMessage(), e);
			}
		}

		private void run(Runnable action) {
			modelThread.execute(() -> {
				if (number == generation) {
					action.run();
				}
			});
		}

		private void news() {
			if (posted.compareAndSet(false, true)) {
				run(this::tellNews);
			}
		}

		private void tellNews() {
			posted.set(false);
			absolute = positions;
			leds = lights;
			if (damaged.getAndSet(false)) {
				owner.damaged();
			}
			var look = pointer.getAndSet(null);
			if (look != null) {
				owner.cursor(look);
			}
			var copied = text.getAndSet(null);
			if (copied != null) {
				owner.cutText(copied);
			}
			if (rang.getAndSet(false)) {
				owner.bell();
			}
		}

		@Override
		public void connected(ServerInfo info, int width, int height) {
			run(() -> {
				failures = 0;
				var known = channel;
				tell(new ScreenState.Connected(known == null ? "" : known.address(),
						info.security() == ServerInfo.Security.VNC, known == null ? 0 : known.servers(),
						known == null ? 0 : known.screens()));
			});
		}

		@Override
		public void resized(int width, int height) {
			damaged();
		}

		@Override
		public void damaged() {
			damaged.set(true);
			news();
		}

		@Override
		public void cursor(CursorImage cursor) {
			pointer.set(cursor);
			news();
		}

		@Override
		public void pointerMode(boolean absoluteNow) {
			positions = absoluteNow;
			news();
		}

		@Override
		public void ledState(int leds) {
			lights = leds;
			news();
		}

		@Override
		public void bell() {
			rang.set(true);
			news();
		}

		@Override
		public void cutText(String copied) {
			text.set(copied);
			news();
		}

		@Override
		public void ended(Optional<RfbException> reason) {
			run(() -> ScreenLink.this.ended(reason));
		}
	}
}
