package org.wheelhouse.ui.migration.history;

import java.util.function.LongConsumer;

import org.eclipse.swt.widgets.Control;

/** A cursor that runs through a recording. Ends with its control. UI thread. */
final class Player {

	private static final int TICK_MILLIS = 50;
	private static final long NANOS = 1_000_000;

	private final Control control;
	private final LongConsumer moved;
	private long length;
	private double place;
	private double speed = 1;
	private boolean playing;
	private long last;

	/** @param moved told where the cursor is, in milliseconds since the start of the migration */
	Player(Control control, LongConsumer moved) {
		this.control = control;
		this.moved = moved;
	}

	/** Another recording, so long; at its start. */
	void load(long millis) {
		length = Math.max(0, millis);
		playing = false;
		go(0);
	}

	void go(double millis) {
		place = Math.clamp(millis, 0, length);
		moved.accept(Math.round(place));
	}

	void speed(double times) {
		speed = times;
	}

	boolean isPlaying() {
		return playing;
	}

	/** From the start again when it is at its end. */
	void play(boolean on) {
		if (on && place >= length) {
			go(0);
		}
		playing = on && length > 0;
		if (playing) {
			last = System.nanoTime();
			next();
		}
		moved.accept(Math.round(place));
	}

	private void next() {
		control.getDisplay().timerExec(TICK_MILLIS, this::tick);
	}

	private void tick() {
		if (!playing || control.isDisposed()) {
			return;
		}
		var now = System.nanoTime();
		var to = place + (now - last) / NANOS * speed;
		last = now;
		playing = to < length;
		go(to);
		if (playing) {
			next();
		}
	}
}
