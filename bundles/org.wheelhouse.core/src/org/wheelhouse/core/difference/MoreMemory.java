package org.wheelhouse.core.difference;

import org.wheelhouse.core.guard.ByteText;
import org.wheelhouse.core.state.Difference.Way;

/** Whether a machine can be given the memory that its definition has by now, without being started again. Pure. */
final class MoreMemory {

	/** What guests take memory in. */
	private static final long STEP = 128L << 20;

	private MoreMemory() {
		// holds no state
	}

	static Way way(DefinedMemory defined, DefinedMemory runs, DefinedMemory started, PluggedMemory plugged) {
		long more = defined.bytes() - runs.bytes();
		if (more <= 0 || started.slots() == 0) {
			return Way.not("at the next start");
		}
		if (plugged.modules().size() >= started.slots()) {
			return Way.not("at the next start: no slot is free");
		}
		if (defined.bytes() > started.maximum()) {
			return Way.not("at the next start: it was started for " + ByteText.text(started.maximum()) + " at most");
		}
		return more % STEP == 0
				? Way.to("plugs a DIMM of " + ByteText.text(more))
				: Way.not("at the next start: memory is plugged in steps of " + ByteText.text(STEP));
	}
}
