package org.wheelhouse.faulttest;

import java.time.Duration;

/**
 * How a peer behaves.
 *
 * @param slow   so long it takes for each answer, one after the other
 * @param pretty whether it writes each message over many lines
 * @param telnet whether it begins with a negotiation
 * @param events so many it tells before each answer
 * @param drops  after so many commands it cuts the connection; 0 for never
 */
record Manner(Duration slow, boolean pretty, boolean telnet, int events, int drops) {

	static final Manner GOOD = new Manner(Duration.ZERO, false, false, 0, 0);

	Manner slow(Duration time) {
		return new Manner(time, pretty, telnet, events, drops);
	}

	static Manner prettyPrinting() {
		return new Manner(Duration.ZERO, true, false, 0, 0);
	}

	static Manner overTelnet() {
		return new Manner(Duration.ZERO, false, true, 0, 0);
	}

	static Manner storming(int events) {
		return new Manner(Duration.ZERO, false, false, events, 0);
	}

	static Manner dropping(int after) {
		return new Manner(Duration.ZERO, false, false, 0, after);
	}
}
