package org.wheelhouse.core.definition.check;

/** Finds one kind of problem. */
@FunctionalInterface
interface Rule {

	void check(Reading reading, Report report);
}
