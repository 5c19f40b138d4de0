package org.wheelhouse.endpoint;

/** Something that {@link WireLoop#schedule} will run once. */
public interface Timer {

	/**
	 * Sees to it that it does not run; does nothing when it has run or is running. Any thread, cheap, does not block.
	 */
	void cancel();
}
