package org.wheelhouse.qmp.session;

import org.wheelhouse.qmp.message.MessageDecoder;

/**
 * How a session behaves.
 *
 * @param timeouts     how long its steps may take
 * @param trace        hears every message both ways
 * @param queueLimit   how many commands may wait for their turn to be sent
 * @param messageLimit how many bytes a message of the peer may have
 */
public record QmpOptions(QmpTimeouts timeouts, QmpTrace trace, int queueLimit, int messageLimit) {

	private static final int USUAL_QUEUE = 256;

	/** The usual limits, and no trace. */
	public static QmpOptions of(QmpTimeouts timeouts) {
		return new QmpOptions(timeouts, QmpTrace.NONE, USUAL_QUEUE, MessageDecoder.DEFAULT_LIMIT);
	}

	/** The same with a trace. */
	public QmpOptions with(QmpTrace heard) {
		return new QmpOptions(timeouts, heard, queueLimit, messageLimit);
	}
}
