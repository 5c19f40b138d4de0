package org.wheelhouse.core.migration.preflight;

import java.util.List;

import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.MigrationCheck;

/** Makes lines of a pre-flight that views show. Model thread. */
public final class ShownChecks {

	private ShownChecks() {
		// holds no state
	}

	/** One object for each, in the same order. */
	public static List<MigrationCheck> of(List<PreflightCheck> checks) {
		return checks.stream().map(ShownChecks::shown).toList();
	}

	private static MigrationCheck shown(PreflightCheck check) {
		var made = LiveFactory.eINSTANCE.createMigrationCheck();
		made.setId(check.id());
		made.setSeverity(check.severity());
		made.setSubject(check.subject());
		made.setReason(check.reason());
		made.setRemedy(check.remedy());
		made.setDetail(check.detail());
		return made;
	}
}
