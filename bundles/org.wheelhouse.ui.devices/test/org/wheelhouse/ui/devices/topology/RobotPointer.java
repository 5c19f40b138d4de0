package org.wheelhouse.ui.devices.topology;

import java.awt.AWTException;
import java.awt.Robot;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A program that moves the pointer from place to place, as the X server has it from a mouse. A process of its own: AWT and SWT do
 * not share one.
 */
final class RobotPointer {

	static final String BEGINS = "begins";

	private RobotPointer() {
		// has only a main
	}

	/** Arguments: seconds, moves a second, then each place as x,y. Tells when it begins; what comes too late is left out. */
	public static void main(String[] arguments) throws AWTException {
		long period = TimeUnit.SECONDS.toNanos(1) / Integer.parseInt(arguments[1]);
		var places = Stream.of(arguments).skip(2).map(place -> place.split(","))
				.map(place -> List.of(Integer.valueOf(place[0]), Integer.valueOf(place[1]))).toList();
		var robot = new Robot();
		robot.mouseMove(places.getLast().getFirst(), places.getLast().getLast());
		System.out.println(BEGINS);
		long start = System.nanoTime();
		long end = start + TimeUnit.SECONDS.toNanos(Integer.parseInt(arguments[0]));
		int moves = 0;
		for (long now = start; now < end; now = System.nanoTime()) {
			var place = places.get((int) ((now - start) / period % places.size()));
			robot.mouseMove(place.getFirst(), place.getLast());
			moves++;
			long due = start + ((System.nanoTime() - start) / period + 1) * period;
			while (System.nanoTime() < due) {
				LockSupport.parkNanos(due - System.nanoTime());
			}
		}
		System.out.println(moves);
	}
}
