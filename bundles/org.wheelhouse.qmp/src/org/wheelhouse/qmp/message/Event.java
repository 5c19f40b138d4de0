package org.wheelhouse.qmp.message;

import java.time.Instant;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Something happened in the machine (QMP specification, section 2.5).
 *
 * @param name      for example {@code DEVICE_DELETED}
 * @param data      its members; empty when the event has none. Not to be changed
 * @param timestamp when, by the clock of the machine's computer; the epoch when that failed there
 */
public record Event(String name, ObjectNode data, Instant timestamp) implements QmpMessage {}
