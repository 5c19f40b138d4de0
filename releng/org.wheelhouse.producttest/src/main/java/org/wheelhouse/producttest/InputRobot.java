package org.wheelhouse.producttest;

import java.awt.AWTException;
import java.awt.MouseInfo;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A mouse and a keyboard (US layout), moved as a hand moves them. */
final class InputRobot {
	private static final Duration HOLD = Duration.ofMillis(150);
	/** GTK takes a third press as part of a triple click for twice its double click time of 400 ms. */
	private static final Duration APART = Duration.ofMillis(900);
	/** After this no second press is sent: it might come too late for a double click. */
	private static final Duration TWICE = Duration.ofMillis(250);
	private static final Duration PATIENCE = Duration.ofSeconds(60);
	private static final int STEPS = 12;
	private static final int DELAY_MILLIS = 15;
	private static final String SHIFTED = "~!@#$%^&*()_+{}|:\"<>?";
	private static final String PLAIN = "`1234567890-=[]\\;',./";
	private static final Map<Character, Integer> CODES = Map.ofEntries(Map.entry('`', KeyEvent.VK_BACK_QUOTE),
			Map.entry('-', KeyEvent.VK_MINUS), Map.entry('=', KeyEvent.VK_EQUALS),
			Map.entry('[', KeyEvent.VK_OPEN_BRACKET), Map.entry(']', KeyEvent.VK_CLOSE_BRACKET),
			Map.entry('\\', KeyEvent.VK_BACK_SLASH), Map.entry(';', KeyEvent.VK_SEMICOLON),
			Map.entry('\'', KeyEvent.VK_QUOTE), Map.entry(',', KeyEvent.VK_COMMA), Map.entry('.', KeyEvent.VK_PERIOD),
			Map.entry('/', KeyEvent.VK_SLASH), Map.entry(' ', KeyEvent.VK_SPACE), Map.entry('\n', KeyEvent.VK_ENTER),
			Map.entry('\t', KeyEvent.VK_TAB));

	private final Robot robot;
	private Point lastPress = new Point(-100, -100);
	private long lastPressNanos;

	InputRobot() {
		try {
			robot = new Robot();
		} catch (AWTException e) {
			throw new IllegalStateException("no display with a mouse", e);
		}
		robot.setAutoDelay(DELAY_MILLIS);
	}

	void click(Rectangle place) {
		approach(centre(place));
		press();
		// SWT looks for a drag as long as the button is down, and throws away keys that it meets then.
		Await.pass(HOLD);
	}

	/**
	 * Presses, and presses again when the first was taken, as a hand does: SWT puts a release that it meets too early behind the
	 * next press, and then there is no double click. Where that takes too long for one, or the workbench saw two clicks, it begins
	 * again, as a hand does; what a double click does is not looked at.
	 */
	void doubleClick(Rectangle place, Supplier<Clicks> taken) {
		Point point = centre(place);
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (System.nanoTime() < end) {
			approach(point);
			// Also after a press elsewhere: GTK compares places within a window, and a tab has the same place in one that has moved.
			awaitApart();
			Clicks before = taken.get();
			long pressed = System.nanoTime();
			press();
			Await.until("a click is taken", PATIENCE, () -> taken.get().releases() > before.releases());
			if (System.nanoTime() - pressed < TWICE.toNanos()) {
				press();
				Await.until("a second click is taken", PATIENCE, () -> isDouble(before, taken.get())
						|| taken.get().releases() > before.releases() + 1);
				if (isDouble(before, taken.get())) {
					return;
				}
			}
		}
		throw new AssertionError("no two clicks were taken for a double click in %d s".formatted(PATIENCE.toSeconds()));
	}

	private static boolean isDouble(Clicks before, Clicks now) {
		return now.doubles() > before.doubles();
	}

	/** When the button was last pressed, as {@link System#nanoTime()} tells. */
	long lastPress() {
		return lastPressNanos;
	}

	/**
	 * Presses there and moves, from then on until the workbench has taken that. SWT takes a press for a drag only when the pointer
	 * leaves the place where it is when the press is handled, within half a second. Where that was missed it begins again, as a hand
	 * does; what a drag brings is not looked at.
	 */
	void lift(Rectangle from, Supplier<Clicks> taken) {
		Point start = centre(from);
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (System.nanoTime() < end) {
			approach(start);
			Clicks before = taken.get();
			robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
			lastPressNanos = System.nanoTime();
			CompletableFuture<Clicks> after = CompletableFuture.supplyAsync(taken);
			Point away = new Point(start.x + 24, start.y + 12);
			do {
				glide(start, away);
				glide(away, start);
			} while (!after.isDone());
			glide(start, away);
			if (after.join().drags() > before.drags()) {
				return;
			}
			robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
		}
		throw new AssertionError("no press was taken for a drag in %d s".formatted(PATIENCE.toSeconds()));
	}

	/** Moves there with the button held, and stays a moment. */
	void carryTo(Rectangle to) {
		glide(MouseInfo.getPointerInfo().getLocation(), centre(to));
		Await.pass(HOLD);
		Point end = centre(to);
		robot.mouseMove(end.x + 1, end.y);
		robot.mouseMove(end.x, end.y);
		Await.pass(HOLD);
	}

	void drop() {
		robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
		Await.pass(HOLD);
	}

	/** Away from whatever would show a tool tip. */
	void rest(Point point) {
		robot.mouseMove(point.x, point.y);
	}

	/** Presses keys together, for example Control and A. */
	void keys(int... codes) {
		for (int code : codes) {
			robot.keyPress(code);
		}
		for (int i = codes.length - 1; i >= 0; i--) {
			robot.keyRelease(codes[i]);
		}
	}

	/** Presses a key and does not let go. */
	void hold(int code) {
		robot.keyPress(code);
	}

	void letGo(int code) {
		robot.keyRelease(code);
	}

	/** Types text of printable ASCII. */
	void type(String text) {
		for (char typed : text.toCharArray()) {
			int index = SHIFTED.indexOf(typed);
			char plain = index < 0 ? Character.toLowerCase(typed) : PLAIN.charAt(index);
			int code = CODES.containsKey(plain) ? CODES.get(plain) : KeyEvent.getExtendedKeyCodeForChar(plain);
			if (index >= 0 || Character.isUpperCase(typed)) {
				keys(KeyEvent.VK_SHIFT, code);
			} else {
				keys(code);
			}
		}
	}

	/** Types over what is in the field there. */
	void fill(Rectangle field, String text) {
		click(field);
		keys(KeyEvent.VK_CONTROL, KeyEvent.VK_A);
		type(text);
	}

	private void press() {
		// At once: GTK takes a button that is held for half a second over a menu for a choice in it.
		robot.setAutoDelay(0);
		robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
		robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
		robot.setAutoDelay(DELAY_MILLIS);
		lastPressNanos = System.nanoTime();
	}

	/** Goes there, and waits so long that the next press is no second click of an earlier one. */
	private void approach(Point point) {
		robot.mouseMove(point.x - 1, point.y);
		robot.mouseMove(point.x, point.y);
		if (point.distance(lastPress) < 8) {
			awaitApart();
		}
		lastPress = point;
	}

	private void awaitApart() {
		Await.pass(APART.minus(Duration.ofNanos(System.nanoTime() - lastPressNanos)));
	}

	private void glide(Point from, Point to) {
		for (int i = 1; i <= STEPS; i++) {
			robot.mouseMove(from.x + (to.x - from.x) * i / STEPS, from.y + (to.y - from.y) * i / STEPS);
		}
	}

	private static Point centre(Rectangle place) {
		if (place.isEmpty()) {
			throw new AssertionError("what is out of sight cannot be touched: " + place);
		}
		return new Point((int) place.getCenterX(), (int) place.getCenterY());
	}
}
