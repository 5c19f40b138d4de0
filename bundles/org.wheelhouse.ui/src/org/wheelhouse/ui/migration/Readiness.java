package org.wheelhouse.ui.migration;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.common.StateLook;

/**
 * Whether a machine can be migrated as it is now, as far as its state tells; what QEMU refuses beyond that is said when it
 * is tried.
 *
 * @param ready    whether it can be tried
 * @param sentence why, or why not
 */
record Readiness(boolean ready, String sentence) {

	/** Reads the machine's state on the model thread. */
	static Readiness of(Machine machine) {
		return switch (machine.getState()) {
			case RUNNING -> new Readiness(true, NLS.bind(Messages.Ready_running, machine.getName()));
			case PAUSED -> new Readiness(true, NLS.bind(Messages.Ready_paused, machine.getName()));
			case MIGRATING -> refused(Messages.Ready_migrating, machine);
			case SEALED -> refused(Messages.Ready_sealed, machine);
			case INCOMING -> refused(Messages.Ready_incoming, machine);
			case DEFINED, ENDED, SHUTDOWN, FAILED, CONNECTING, UNRESPONSIVE, LOST -> new Readiness(false, NLS
					.bind(Messages.Ready_state, machine.getName(), StateLook.of(machine.getState()).word()));
		};
	}

	private static Readiness refused(String sentence, Machine machine) {
		return new Readiness(false, NLS.bind(sentence, machine.getName()));
	}
}
