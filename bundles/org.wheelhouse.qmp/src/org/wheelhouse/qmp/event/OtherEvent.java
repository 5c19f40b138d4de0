package org.wheelhouse.qmp.event;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An event that is not known here, or that tells something else than is known of it.
 *
 * @param name QEMU's name of it
 * @param data its members. Not to be changed
 */
public record OtherEvent(String name, ObjectNode data) implements TypedEvent {}
