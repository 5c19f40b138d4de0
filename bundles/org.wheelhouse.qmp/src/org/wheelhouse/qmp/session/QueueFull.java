package org.wheelhouse.qmp.session;

/** So many commands already wait for this machine that another one was refused; it was not sent. */
public final class QueueFull extends QmpException {

	private static final long serialVersionUID = 1L;

	QueueFull(String command, int waiting) {
		super("The machine does not keep up: " + waiting
				+ " commands already wait for it. This one was not sent.", "", "Try again later.", command, null);
	}
}
