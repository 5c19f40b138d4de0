package org.wheelhouse.qmp.session;

import org.wheelhouse.qmp.message.QmpError;

/**
 * QEMU complained about something it could not read, and then answered later commands but not this one: most likely this
 * is the one, and it was not executed; certain it is not.
 */
public final class OutcomeUnknown extends QmpException {

	private static final long serialVersionUID = 1L;

	OutcomeUnknown(String command, QmpError complaint) {
		super("QEMU complained, did not say about which command, and never answered this one.", complaint.description(),
				"Whether it was executed is unknown: look before you send it again.", command, null);
	}
}
