package org.wheelhouse.qmp.schema;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Something that QEMU would not take, or will not for long.
 *
 * @param path     where it is, for example {@code backend.data.addr.type}; empty for the command itself
 * @param message  a sentence that says what is wrong and what would be right
 * @param severity whether it is worth sending
 */
public record SchemaProblem(String path, String message, Severity severity) {

	/** How bad it is. */
	public enum Severity {
		/** QEMU refuses it. */
		ERROR,
		/** QEMU takes it now, and has said that it will not always. */
		WARNING
	}

	/** Whether QEMU refuses it. */
	public boolean isError() {
		return severity == Severity.ERROR;
	}

	@Override
	public @Nullable String toString() {
		return path.isEmpty() ? message : path + ": " + message;
	}
}
