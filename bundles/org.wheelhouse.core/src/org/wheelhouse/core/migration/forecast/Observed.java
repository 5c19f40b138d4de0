package org.wheelhouse.core.migration.forecast;

import java.util.List;
import java.util.Set;

import org.wheelhouse.core.state.MigrationSample;

/**
 * What was seen of a migration.
 *
 * @param samples      oldest first
 * @param limits       as they are now
 * @param capabilities those that are on, in QEMU's words
 * @param local        whether both ends are on one computer, so that the memory goes as fast as it can be copied
 */
public record Observed(List<MigrationSample> samples, Limits limits, Set<String> capabilities, boolean local) {

	/** With limits that are only being considered. */
	public Observed with(Limits other) {
		return new Observed(samples, other, capabilities, local);
	}

	/** The latest; there must be one. */
	MigrationSample last() {
		return samples.getLast();
	}
}
