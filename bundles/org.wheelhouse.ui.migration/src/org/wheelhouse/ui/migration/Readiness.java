package org.wheelhouse.ui.migration;

import java.util.regex.Pattern;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.theme.StateLook;

/**
 * Whether a machine can be migrated as it is now, as far as its state tells; what QEMU refuses beyond that is said when it
 * is tried.
 *
 * @param ready    whether it can be tried
 * @param sentence why, or why not
 * @param warning  what may go wrong all the same; empty when nothing is known
 */
record Readiness(boolean ready, String sentence, String warning) {

	/** Of memory: 64 pages, a word of the dirty bitmap. */
	private static final long WORD_BYTES = 64 * 4096;
	private static final Pattern BEFORE_9 = Pattern.compile("[0-8]\\..*");

	Readiness(boolean ready, String sentence) {
		this(ready, sentence, "");
	}

	/** Reads the machine's state on the model thread. */
	static Readiness of(Machine machine) {
		return switch (machine.getState()) {
			case RUNNING -> new Readiness(true, NLS.bind(Messages.Ready_running, machine.getName()),
					losesPages(machine) ? NLS.bind(Messages.Ready_losesPages, machine.getQemuVersion()) : "");
			case PAUSED -> new Readiness(true, NLS.bind(Messages.Ready_paused, machine.getName()));
			case MIGRATING -> refused(Messages.Ready_migrating, machine);
			case SEALED -> refused(Messages.Ready_sealed, machine);
			case INCOMING -> refused(Messages.Ready_incoming, machine);
			case DEFINED, ENDED, SHUTDOWN, FAILED, CONNECTING, UNRESPONSIVE, LOST -> new Readiness(false, NLS
					.bind(Messages.Ready_state, machine.getName(), StateLook.of(machine.getState()).word()));
		};
	}

	/**
	 * Until 9.0, QEMU with TCG forgot to mark the pages that a running guest writes again, wherever the size of the memory
	 * lets it read the dirty bitmap by words: see docs/decisions/0007.
	 */
	private static boolean losesPages(Machine machine) {
		return machine.getAccelerator().equals("tcg") && BEFORE_9.matcher(machine.getQemuVersion()).matches()
				&& machine.getMemoryBytes() % WORD_BYTES == 0;
	}

	private static Readiness refused(String sentence, Machine machine) {
		return new Readiness(false, NLS.bind(sentence, machine.getName()));
	}
}
