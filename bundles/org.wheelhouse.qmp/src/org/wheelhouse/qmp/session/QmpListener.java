package org.wheelhouse.qmp.session;

import org.wheelhouse.qmp.message.Event;

/**
 * Hears what a machine tells by itself. Called on the thread of the wires, which serves all machines: must not block.
 * What it throws goes to that thread's handler of uncaught exceptions and does not harm the session.
 */
public interface QmpListener {

	/** Something happened in the machine. Events may come before the session is open, during the handshake. */
	void event(Event event);

	/**
	 * The session is over. Called exactly once for a session that was open, after its last event and after every pending
	 * command has failed; not called for a session that could not be opened.
	 *
	 * @param reason why, fit to be shown; {@link SessionEnded#byUs()} tells whether we closed it
	 */
	void ended(QmpException reason);
}
