package org.wheelhouse.core.failure;

import java.util.Optional;

import org.wheelhouse.qmp.message.QemuVersion;
import org.wheelhouse.qmp.session.CommandFailed;
import org.wheelhouse.qmp.session.CommandWithdrawn;
import org.wheelhouse.qmp.session.ResultUnreadable;

/** Why a part of a machine cannot be shown, in one sentence for a person. */
public final class NotShown {

	/** Of all parts of a machine that was started with {@code -preconfig}. */
	public static final String NOT_MADE = "The machine is not made yet: it was started with -preconfig. Resume makes it and lets it run.";

	private NotShown() {
		// only words
	}

	/** What is to be said when a question fails so; empty when it is the connection that fails, which is told elsewhere. */
	public static Optional<String> because(Throwable reason, QemuVersion version) {
		return switch (reason) {
			case CommandWithdrawn lacking -> Optional.of("QEMU " + version + " cannot tell this: it does not have '"
					+ lacking.name() + "'.");
			case CommandFailed failed when failed.isBeforeMachine() -> Optional.of(NOT_MADE);
			case CommandFailed failed -> Optional.of("QEMU " + version + " refuses to tell this: "
					+ failed.words().strip().replaceFirst("\\.?$", "."));
			case ResultUnreadable unreadable ->
				Optional.of("What QEMU " + version + " tells cannot be read: " + unreadable.getMessage());
			default -> Optional.empty();
		};
	}
}
