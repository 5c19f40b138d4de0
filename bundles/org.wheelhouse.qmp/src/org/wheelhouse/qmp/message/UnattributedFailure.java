package org.wheelhouse.qmp.message;

/**
 * The server complains and does not say about which command: it could not read what it was sent. Several may come for one
 * command, and what became of the commands under way is not known.
 *
 * @param error QEMU's own words
 */
public record UnattributedFailure(QmpError error) implements QmpMessage {}
