package org.wheelhouse.ui.display;

/** Takes what a person does with keys: the guest. */
@FunctionalInterface
interface KeySink {

	/** A key went down or up. */
	void key(Key key, boolean down);
}
