package org.wheelhouse.host.launch;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.wheelhouse.host.Ending;

/** Tells how a machine ended from what its supervisor left behind. Pure functions. */
public final class Endings {

	private static final int LINES = 20;
	/** SIGKILL */
	private static final int KILLED = 9;

	private Endings() {
		// holds no state
	}

	/** How one ended whose folder was forgotten meanwhile. */
	public static Ending forgotten() {
		return new Ending.Vanished(List.of());
	}

	/**
	 * How one ended that is gone.
	 *
	 * @param status as its supervisor saw it; empty when it saw nothing
	 * @param forced whether a workbench has ended it
	 * @param log    what it wrote last, in lines
	 */
	public static Ending of(OptionalInt status, boolean forced, List<String> log) {
		if (forced && (status.isEmpty() || status.getAsInt() == LogLines.SIGNALLED + KILLED)) {
			return new Ending.ForcedOff(List.of());
		}
		return status.isEmpty()
				? new Ending.Vanished(List.of())
				: ending(status.getAsInt(), LogLines.reasons(log, status.getAsInt(), LINES));
	}

	private static Ending ending(int status, List<String> lines) {
		return status > LogLines.SIGNALLED
				? new Ending.Signalled(status - LogLines.SIGNALLED, lines)
				: new Ending.Exited(status, lines);
	}

	/** The status in what the supervisor wrote; empty when that is no such text. */
	public static OptionalInt status(Optional<PropertiesText> exit) {
		return exit.flatMap(values -> values.get("status")).filter(text -> text.strip().matches("\\d{1,9}"))
				.map(text -> OptionalInt.of(Integer.parseInt(text.strip()))).orElseGet(OptionalInt::empty);
	}
}
