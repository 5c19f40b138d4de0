package org.wheelhouse.qmp.message;

/**
 * A command failed.
 *
 * @param id    the id that the command was sent with
 * @param error QEMU's own words
 */
public record Failure(long id, QmpError error) implements QmpMessage {}
