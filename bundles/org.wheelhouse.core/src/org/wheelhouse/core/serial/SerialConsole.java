package org.wheelhouse.core.serial;

import java.util.Optional;

import org.wheelhouse.core.machine.ReadOnly;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.core.state.Watch;

/**
 * The first serial port of a machine, over all its starts. The port of a machine that a workbench launched is read from the
 * moment the machine is connected; that of another one only while somebody looks. Any thread; nothing blocks.
 */
public interface SerialConsole {

	/** How many of the newest bytes are kept. */
	int KEPT = 256 * 1024;

	/** How it stands with the port. */
	SerialStatus status();

	/** How many bytes the guest has written since the workbench knows the machine. */
	long received();

	/**
	 * What the guest has written since an offset, as far as it is kept: it begins later when older bytes had to go. Costs a
	 * copy of at most {@link #KEPT} bytes.
	 */
	SerialOutput since(long offset);

	/**
	 * Writes to the guest. What is sent while the port is not open is dropped. A guest that does not read costs a bounded
	 * memory; then the port is {@link SerialState#LOST} for a moment, with what was not read.
	 */
	void send(byte[] bytes);

	/** Why nothing is sent; empty while everything is. */
	default Optional<ReadOnly> readOnly() {
		return Optional.empty();
	}

	/** Calls the listener on the model thread after something changed, 25 times a second at most. */
	Subscription onChange(Runnable listener);

	/** Somebody looks, until the watch is closed: the port of a machine that somebody else started is held as long. */
	Watch watch();

	/** Asks the machine again where its port leads, now. */
	void lookAgain();

	/** What makes a port that goes elsewhere one that can be shown, while the machine runs; empty when nothing does. */
	Optional<Operation<?>> offer();
}
