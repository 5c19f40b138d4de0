package org.wheelhouse.core.serial;

/** How it stands with a serial port. */
public enum SerialState {
	/** The machine is not connected, or was not asked yet. */
	UNKNOWN,
	/** It has no serial port. */
	NONE,
	/** It has one that goes elsewhere: to a file, a terminal, nowhere. */
	ELSEWHERE,
	/** It could be connected to, but nobody looks, and the machine is somebody else's. */
	FREE,
	/** It is being connected to. */
	CONNECTING,
	/** What the guest writes is read, and it can be written to. */
	OPEN,
	/** Another program is connected to it. It is tried again. */
	TAKEN,
	/** The connection was lost or could not be made. It is tried again. */
	LOST
}
