package org.wheelhouse.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How the window of a program came to be, seen from outside.
 *
 * @param window  until something of it was on the screen
 * @param painted until nearly all of it looked as it does when it has come to rest
 */
record Appearance(Duration window, Duration painted) {

	private static final Duration GIVE_UP = Duration.ofSeconds(120);
	private static final Duration REST = Duration.ofSeconds(3);
	private static final Duration PERIOD = Duration.ofMillis(4);
	/** So large a part of the screen has changed when there is a window: more than a tool tip or a pointer. */
	private static final double PART_OF_SCREEN = 0.05;
	/** So large a part of the window may still change when it counts as painted: a clock, a caret, a figure. */
	private static final double PART_OF_WINDOW = 0.03;

	/** The screen at a moment. */
	private record Look(long nanos, int[] pixels) {}

	/**
	 * Watches the screen until nothing has changed for some seconds.
	 *
	 * @param empty   how it looked before
	 * @param started when the program was started ({@link System#nanoTime()})
	 * @param process to tell when it has ended instead
	 */
	static Appearance watch(Screen screen, int[] empty, long started, Process process) throws IOException {
		List<Look> looks = new ArrayList<>();
		looks.add(new Look(started, empty));
		while (true) {
			Await.pass(PERIOD);
			Look look = new Look(System.nanoTime(), screen.look());
			if (Screen.difference(look.pixels, looks.getLast().pixels) > 0) {
				looks.add(look);
			}
			boolean window = isWindow(look.pixels, empty);
			if (window && look.nanos - looks.getLast().nanos > REST.toNanos()) {
				return of(looks, empty, started);
			}
			if (!process.isAlive()) {
				throw new IOException("it ended before its window was painted");
			}
			if (look.nanos - started > GIVE_UP.toNanos()) {
				throw new IOException(window ? "its window does not come to rest" : "there is no window");
			}
		}
	}

	/** Whether so much has changed that there must be a window. */
	static boolean isWindow(int[] pixels, int[] empty) {
		return Screen.difference(pixels, empty) > PART_OF_SCREEN * empty.length;
	}

	private static Appearance of(List<Look> looks, int[] empty, long started) {
		int[] rest = looks.getLast().pixels;
		double tolerated = PART_OF_WINDOW * Screen.difference(rest, empty);
		Look window = looks.stream().filter(look -> isWindow(look.pixels, empty)).findFirst().orElseThrow();
		Look painted = looks.stream().filter(look -> Screen.difference(look.pixels, rest) <= tolerated).findFirst()
				.orElseThrow();
		return new Appearance(Duration.ofNanos(window.nanos - started), Duration.ofNanos(painted.nanos - started));
	}
}
