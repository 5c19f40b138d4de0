package org.wheelhouse.qmp.session;

import org.wheelhouse.qmp.message.QmpMessage;

/** Hears everything that is said in a session, the handshake included, to record or to show it. Must not block. */
public interface QmpTrace {

	/** Hears nothing, at no cost. */
	QmpTrace NONE = new QmpTrace() {
		@Override
		public void sent(String json) {
			// nobody listens
		}

		@Override
		public void received(QmpMessage message) {
			// nobody listens
		}
	};

	/**
	 * A command goes out.
	 *
	 * @param json exactly what is sent, without the line feed. Called on the thread that sends, in the order of sending
	 */
	void sent(String json);

	/** A message came in. Called on the thread of the wires, before anybody else hears of it. */
	void received(QmpMessage message);
}
