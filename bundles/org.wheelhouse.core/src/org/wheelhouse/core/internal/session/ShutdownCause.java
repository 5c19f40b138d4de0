package org.wheelhouse.core.internal.session;

import org.wheelhouse.qmp.message.Event;

/** Says why QEMU said that it ends ({@code ShutdownCause} in QAPI). */
final class ShutdownCause {

	private ShutdownCause() {
		// only a table
	}

	/**
	 * For a person; empty when the reason is not told or not known.
	 *
	 * @param byUs whether it was told to quit from here
	 */
	static String reason(Event shutdown, boolean byUs) {
		var reason = shutdown.data().path("reason").asText();
		return switch (reason) {
			case "guest-shutdown" -> "the guest shut down";
			case "guest-reset" -> "the guest reset, and was not to start again";
			case "guest-panic" -> "the guest panicked";
			case "host-qmp-system-reset" -> "it was told to reset, and was not to start again";
			case "host-qmp-quit" -> byUs ? "it was told to quit from here" : "it was told to quit";
			case "host-signal" -> "a signal told it to quit";
			case "host-ui" -> "its window was closed";
			case "host-error" -> "QEMU met a fault";
			default -> reason;
		};
	}
}
