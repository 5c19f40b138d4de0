package org.wheelhouse.host;

import java.time.Instant;

/**
 * Another workbench that has a machine.
 *
 * @param name  who, as {@code NAME@HOST}
 * @param since when it took it
 */
public record Keeper(String name, Instant since) {}
