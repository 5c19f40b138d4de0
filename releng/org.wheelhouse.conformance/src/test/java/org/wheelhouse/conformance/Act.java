package org.wheelhouse.conformance;

/** Does something with a command, and looks for its effect. */
@FunctionalInterface
interface Act {

	void perform() throws Exception;
}
