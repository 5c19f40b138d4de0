package org.wheelhouse.rfb.internal.picture;

import java.util.ArrayList;
import java.util.List;

import org.wheelhouse.rfb.Damage;

/** At most so many rectangles that together cover everything that was added. Not safe for threads. */
final class DamageList {

	static final int MOST = 16;

	private final int[] left = new int[MOST];
	private final int[] top = new int[MOST];
	private final int[] right = new int[MOST];
	private final int[] bottom = new int[MOST];
	private int count;

	boolean isEmpty() {
		return count == 0;
	}

	void clear() {
		count = 0;
	}

	/** Adds a rectangle. It becomes part of another where that covers little more than both, and where there is no room left. */
	void add(int x, int y, int width, int height) {
		if (width <= 0 || height <= 0) {
			return;
		}
		var best = -1;
		var least = Long.MAX_VALUE;
		for (var i = 0; i < count; i++) {
			var waste = waste(i, x, y, x + width, y + height);
			if (waste < least) {
				least = waste;
				best = i;
			}
		}
		if (best >= 0 && (count == MOST || least <= (long) width * height / 4)) {
			left[best] = Math.min(left[best], x);
			top[best] = Math.min(top[best], y);
			right[best] = Math.max(right[best], x + width);
			bottom[best] = Math.max(bottom[best], y + height);
		} else {
			left[count] = x;
			top[count] = y;
			right[count] = x + width;
			bottom[count] = y + height;
			count++;
		}
	}

	/** How many pixels the union of both would cover that neither does; negative where they overlap. */
	private long waste(int i, int x1, int y1, int x2, int y2) {
		var union = area(Math.min(left[i], x1), Math.min(top[i], y1), Math.max(right[i], x2), Math.max(bottom[i], y2));
		return union - area(left[i], top[i], right[i], bottom[i]) - area(x1, y1, x2, y2);
	}

	private static long area(int x1, int y1, int x2, int y2) {
		return (long) (x2 - x1) * (y2 - y1);
	}

	/** All, and none is left. */
	List<Damage> take() {
		var all = new ArrayList<Damage>(count);
		for (var i = 0; i < count; i++) {
			all.add(new Damage(left[i], top[i], right[i] - left[i], bottom[i] - top[i]));
		}
		count = 0;
		return all;
	}

	void addAll(DamageList other) {
		for (var i = 0; i < other.count; i++) {
			add(other.left[i], other.top[i], other.right[i] - other.left[i], other.bottom[i] - other.top[i]);
		}
	}
}
