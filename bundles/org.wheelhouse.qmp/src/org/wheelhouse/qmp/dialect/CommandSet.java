package org.wheelhouse.qmp.dialect;

import java.util.Optional;
import java.util.Set;

import org.wheelhouse.qmp.schema.QmpSchema;

/** What a QEMU understands, by its own words. Never guessed from its version. */
public interface CommandSet {

	/** Whether it has a command ({@code query-commands}). */
	boolean has(String command);

	/**
	 * Whether a command takes an argument ({@code query-qmp-schema}).
	 *
	 * @return false for a QEMU before 2.5, which cannot tell: it is then asked in the terms of its time
	 */
	boolean takes(String command, String argument);

	/** By what a QEMU has answered; the schema is empty when it has none. */
	static CommandSet of(Set<String> commands, Optional<QmpSchema> schema) {
		return new CommandSet() {
			@Override
			public boolean has(String command) {
				return commands.contains(command);
			}

			@Override
			public boolean takes(String command, String argument) {
				return schema.map(known -> known.takes(command, argument)).orElse(false);
			}
		};
	}
}
