package org.wheelhouse.ui.serial;

import org.wheelhouse.core.serial.SerialConsole;
import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.core.state.Watch;
import org.wheelhouse.terminal.Terminal;

/**
 * Brings what one machine's guest writes to a terminal, while it can be seen; hidden it costs nothing, and what came meanwhile
 * is made up for. UI thread.
 */
final class ConsoleFeed implements AutoCloseable {

	private static final int SCROLLBACK = 5000;
	private static final Subscription NOTHING = () -> {
		// there is nothing to end
	};

	private final SerialConsole console;
	private final Terminal terminal;
	private final Runnable changed;
	private long offset;
	private long missed;
	private boolean seen;
	private Subscription changes = NOTHING;
	private Watch watch = () -> {
		// there is nothing to end
	};

	/** @param changed called when the console or the terminal did, only while it is seen */
	ConsoleFeed(SerialConsole console, Runnable changed) {
		this.console = console;
		this.changed = changed;
		terminal = new Terminal(SCROLLBACK, console::send);
	}

	Terminal terminal() {
		return terminal;
	}

	SerialConsole console() {
		return console;
	}

	/** How many bytes came and went again before they could be shown. */
	long missed() {
		return missed;
	}

	/** Whether it can be seen from now on. */
	void seen(boolean now) {
		if (now == seen) {
			return;
		}
		seen = now;
		changes.close();
		watch.close();
		if (now) {
			watch = console.watch();
			changes = console.onChange(this::pull);
			take(false);
			changed.run();
		}
	}

	private void pull() {
		if (seen) {
			take(true);
			changed.run();
		}
	}

	/** @param live whether the guest waits for answers to what it asks */
	private void take(boolean live) {
		var output = console.since(offset);
		if (output.offset() > offset) {
			missed += output.offset() - offset;
			terminal.skip();
		}
		offset = output.offset() + output.bytes().remaining();
		if (live) {
			terminal.feed(output.bytes());
		} else {
			terminal.replay(output.bytes());
		}
	}

	@Override
	public void close() {
		seen(false);
	}
}
