package org.wheelhouse.core.image;

/** Hears how far long work is. Called on any thread, one call after the other. */
@FunctionalInterface
public interface Progress {

	/** For whom it is of no interest. */
	Progress NONE = (_, _) -> {
		// nobody looks
	};

	/**
	 * Something is being done.
	 *
	 * @param what  a few words, for example {@code Copying disk.qcow2}
	 * @param share of that, from 0 to 1; negative where it cannot be told
	 */
	void at(String what, double share);
}
