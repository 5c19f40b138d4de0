package org.wheelhouse.ui.diagram;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;

/** Where an arrow key leads in a picture. Left and right follow the order of reading, up and down what is nearest. */
final class Arrows {

	private static final int SIDEWAYS = 3;

	private Arrows() {
	}

	/**
	 * The spot that a key leads to.
	 *
	 * @param spots in the order of reading
	 * @param from  where the cursor is; negative for nowhere yet
	 * @param key   SWT's key code
	 * @return empty when the key leads nowhere
	 */
	static OptionalInt next(List<Rectangle> spots, int from, int key) {
		if (spots.isEmpty()) {
			return OptionalInt.empty();
		}
		boolean moves = switch (key) {
			case SWT.ARROW_LEFT, SWT.ARROW_RIGHT, SWT.ARROW_UP, SWT.ARROW_DOWN -> true;
			default -> false;
		};
		if (key == SWT.HOME || from < 0 && moves) {
			return OptionalInt.of(0);
		}
		return switch (key) {
			case SWT.END -> OptionalInt.of(spots.size() - 1);
			case SWT.ARROW_LEFT -> within(from - 1, spots);
			case SWT.ARROW_RIGHT -> within(from + 1, spots);
			case SWT.ARROW_UP -> nearest(spots, from, i -> bottom(spots.get(i)) <= spots.get(from).y);
			case SWT.ARROW_DOWN -> nearest(spots, from, i -> spots.get(i).y >= bottom(spots.get(from)));
			default -> OptionalInt.empty();
		};
	}

	private static OptionalInt within(int index, List<Rectangle> spots) {
		return index >= 0 && index < spots.size() ? OptionalInt.of(index) : OptionalInt.empty();
	}

	private static OptionalInt nearest(List<Rectangle> spots, int from, IntPredicate beyond) {
		return IntStream.range(0, spots.size())
				.filter(beyond)
				.boxed()
				.min((a, b) -> Integer.compare(distance(spots.get(a), spots.get(from)),
						distance(spots.get(b), spots.get(from))))
				.map(OptionalInt::of)
				.orElseGet(OptionalInt::empty);
	}

	/** Rows count more than columns, so that the next row wins over one further off that is straight beneath. */
	private static int distance(Rectangle a, Rectangle b) {
		return SIDEWAYS * Math.abs(a.y - b.y) + Math.abs(a.x - b.x);
	}

	private static int bottom(Rectangle spot) {
		return spot.y + spot.height;
	}
}
