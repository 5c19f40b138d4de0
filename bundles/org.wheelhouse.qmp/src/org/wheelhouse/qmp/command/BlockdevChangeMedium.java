package org.wheelhouse.qmp.command;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Puts a medium into a drive in place of the one that is in it.
 *
 * @param drive    which
 * @param filename the image, on QEMU's computer
 * @param format   of the image; when empty QEMU guesses, and protects itself by restrictions
 * @param force    also when the guest has locked the tray (7.2 and later)
 * @param mode     whether the guest may write to it
 */
public record BlockdevChangeMedium(Drive drive, String filename, Optional<String> format, boolean force,
		Mode mode) implements QmpAction {

	/** Whether a guest may write to a medium, QEMU's {@code read-only-mode}. */
	public enum Mode {
		/** As it may to the one before. */
		RETAIN,
		/** It may not. */
		READ_ONLY,
		/** It may, also where it could not write to the one before. */
		READ_WRITE
	}

	/** One that the guest may write to where it may write to the one before. */
	public BlockdevChangeMedium(Drive drive, String filename, Optional<String> format, boolean force) {
		this(drive, filename, format, force, Mode.RETAIN);
	}

	@Override
	public String name() {
		return "blockdev-change-medium";
	}

	@Override
	public ObjectNode arguments() {
		var arguments = QmpAction.super.arguments();
		drive.addTo(arguments);
		arguments.put("filename", filename);
		format.ifPresent(name -> arguments.put("format", name));
		if (force) {
			arguments.put("force", true);
		}
		if (mode != Mode.RETAIN) {
			arguments.put("read-only-mode", mode == Mode.READ_ONLY ? "read-only" : "read-write");
		}
		return arguments;
	}
}
