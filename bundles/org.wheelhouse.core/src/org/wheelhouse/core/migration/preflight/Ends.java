package org.wheelhouse.core.migration.preflight;

import java.util.List;

/**
 * Both ends of a migration that is looked at, and what they told.
 *
 * @param intended    what is to be done
 * @param source      what the source told
 * @param there       what the program of the destination told
 * @param machineType of the source, never an alias; empty when it does not tell
 * @param cpuType     QOM type of the source's first CPU; empty when it does not tell
 */
record Ends(IntendedMigration intended, QemuAnswers source, QemuAnswers there, String machineType, String cpuType) {

	/** Something to look at. */
	interface Look {

		/** Of lines that cannot be found out. */
		String id();

		/** What is looked at, in a few words. */
		String subject();

		/** Pure: what both ends told is enough. */
		List<PreflightCheck> at(Ends ends);
	}

	/** Why the program of the destination could not be asked, as the reason of a line. */
	String untold() {
		return intended.program().map(program -> program + " " + intended.there() + " could not be asked")
				.orElse("The QEMU " + intended.there() + " is not known")
				+ (there.problem().isEmpty() ? "" : ": " + there.problem());
	}
}
