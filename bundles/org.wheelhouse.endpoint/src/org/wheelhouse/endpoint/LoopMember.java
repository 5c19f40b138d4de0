package org.wheelhouse.endpoint;

/** Something that the loop serves. Called on the loop's thread. */
sealed interface LoopMember permits SocketWire, Connector {

	/** Its channel is ready for an operation it is interested in. */
	void ready();

	/** The loop is being closed. */
	void loopCloses();
}
