package org.wheelhouse.core.migration.forecast;

import java.util.ArrayList;
import java.util.List;

/**
 * What QEMU will do, pass by pass: it sends, a slot at a time, until less is left than it may send in the longest downtime;
 * then it looks what the guest has written meanwhile, and ends when that is less too.
 *
 * @param ends    whether it ends
 * @param seconds until the guest stands
 * @param rest    bytes that are sent while it stands
 * @param turns   the corners of the saw-tooth: where a pass ends, and where the next begins
 */
record Continuation(boolean ends, double seconds, double rest, List<Turn> turns) {

	/** Something else ends it before. */
	private static final int MOST_PASSES = 5000;
	private static final double LONGEST_SECONDS = 7 * 24 * 3600.0;
	/** What comes back must be this much less than what there was, for a pass to have been of use. */
	private static final double USE = 0.998;
	/** So little more than fits the downtime may be less in the next pass. */
	private static final double NEARLY = 1.15;
	private static final int MOST_TURNS = 400;

	/** So many seconds from now so many bytes remain. */
	record Turn(double seconds, double remaining) {}

	/**
	 * @param remaining bytes now
	 * @param since     seconds since the pass began
	 */
	static Continuation of(double remaining, double since, Rewriting guest, Sending sending, Limits limits) {
		var threshold = sending.threshold(limits);
		var slot = sending.slot();
		var turns = new ArrayList<Turn>();
		turns.add(new Turn(0, remaining));
		var seconds = 0.0;
		var left = remaining;
		var begun = since;
		for (var pass = 0; pass < MOST_PASSES && seconds < LONGEST_SECONDS; pass++) {
			var slots = left < threshold ? 0 : Math.floor((left - threshold) / slot) + 1;
			var took = slots * Sending.SLOT;
			var unsent = Math.max(0, left - slots * slot);
			seconds += took;
			var written = guest.in(begun + took);
			var fresh = unsent + written - unsent * Math.min(1, written / Math.max(1, guest.set()));
			turn(turns, seconds, unsent);
			if (fresh < threshold) {
				return new Continuation(true, seconds, fresh, turns);
			}
			turn(turns, seconds, fresh);
			if (pass > 0 && fresh >= left * USE || slots == 0 && pass > 0) {
				return never(guest, sending, turns, threshold, fresh);
			}
			left = fresh;
			begun = 0;
		}
		return new Continuation(false, seconds, left, turns);
	}

	/** It goes on so: some more teeth of the saw are drawn. */
	private static Continuation never(Rewriting guest, Sending sending, List<Turn> turns, double threshold,
			double fresh) {
		var slots = Math.floor((fresh - threshold) / sending.slot()) + 1;
		var seconds = turns.getLast().seconds();
		if (fresh < threshold * NEARLY) {
			// What the guest writes swings: one of the next passes finds less.
			return new Continuation(true, seconds + slots * Sending.SLOT, threshold, turns);
		}
		for (var more = 0; more < 8; more++) {
			seconds += slots * Sending.SLOT;
			turn(turns, seconds, Math.max(0, fresh - slots * sending.slot()));
			turn(turns, seconds, fresh);
		}
		return new Continuation(false, seconds, fresh, turns);
	}

	private static void turn(List<Turn> turns, double seconds, double remaining) {
		if (turns.size() < MOST_TURNS) {
			turns.add(new Turn(seconds, remaining));
		}
	}

	/** What remains then, by the line between two turns. */
	double remainingAt(double when) {
		for (var i = 1; i < turns.size(); i++) {
			var before = turns.get(i - 1);
			var after = turns.get(i);
			if (when <= after.seconds()) {
				var share = after.seconds() == before.seconds()
						? 1
						: (when - before.seconds()) / (after.seconds() - before.seconds());
				return before.remaining() + share * (after.remaining() - before.remaining());
			}
		}
		return ends ? 0 : turns.getLast().remaining();
	}
}
