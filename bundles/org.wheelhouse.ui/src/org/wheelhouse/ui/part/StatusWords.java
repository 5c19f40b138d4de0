package org.wheelhouse.ui.part;

/** Where it is said how a person's gestures go. UI thread. */
@FunctionalInterface
public interface StatusWords {

	/** A gesture begins. */
	Gesture begin();

	/** What is said of one gesture. */
	@FunctionalInterface
	interface Gesture {

		/**
		 * Says this, in place of what was said before.
		 *
		 * @param awaits whether more of it is awaited
		 */
		void say(String text, boolean awaits);
	}
}
