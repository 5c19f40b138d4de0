package org.wheelhouse.core.state;

import org.wheelhouse.model.live.MigrationActor;

/**
 * Something that was done to a migration while it ran.
 *
 * @param atMillis since the start of the migration
 * @param actor    who did it
 * @param what     in a few words
 * @param reason   why; empty when nobody said
 */
public record ActMark(long atMillis, MigrationActor actor, String what, String reason) {}
