package org.wheelhouse.ui.definition.edit;

import java.util.BitSet;
import java.util.List;

/** Which lines of a text are otherwise than in another: for the bar beside them. Pure. */
public final class ChangedLines {

	/** Of more, all between the first and the last that differ are taken for changed: a table of them would take seconds. */
	private static final int MOST = 1000;

	private ChangedLines() {
		// holds no state
	}

	/** The lines of a text, counted from 0, that are not in the one before, in their order; also one before which some are gone. */
	public static BitSet of(String before, String now) {
		return of(List.of(before.split("\n", -1)), List.of(now.split("\n", -1)));
	}

	private static BitSet of(List<String> before, List<String> now) {
		var shorter = Math.min(before.size(), now.size());
		var first = 0;
		while (first < shorter && before.get(first).equals(now.get(first))) {
			first++;
		}
		var last = 0;
		while (last < shorter - first
				&& before.get(before.size() - 1 - last).equals(now.get(now.size() - 1 - last))) {
			last++;
		}
		var changed = new BitSet();
		var old = before.subList(first, before.size() - last);
		var fresh = now.subList(first, now.size() - last);
		if (old.size() > MOST || fresh.size() > MOST) {
			changed.set(first, now.size() - last);
		} else {
			mark(old, fresh, first, changed);
		}
		if (!old.isEmpty() && changed.isEmpty()) {
			changed.set(Math.min(first, now.size() - 1));
		}
		return changed;
	}

	/** By the longest sequence of lines that both have. */
	private static void mark(List<String> old, List<String> fresh, int offset, BitSet changed) {
		var common = new int[old.size() + 1][fresh.size() + 1];
		for (var i = old.size() - 1; i >= 0; i--) {
			for (var j = fresh.size() - 1; j >= 0; j--) {
				common[i][j] = old.get(i).equals(fresh.get(j))
						? common[i + 1][j + 1] + 1
						: Math.max(common[i + 1][j], common[i][j + 1]);
			}
		}
		var i = 0;
		for (var j = 0; j < fresh.size(); j++) {
			while (i < old.size() && !old.get(i).equals(fresh.get(j)) && common[i + 1][j] == common[i][j]) {
				i++;
			}
			if (i < old.size() && old.get(i).equals(fresh.get(j)) && common[i][j] == common[i + 1][j + 1] + 1) {
				i++;
			} else {
				changed.set(offset + j);
			}
		}
	}
}
