package org.wheelhouse.qmp.message;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A command succeeded.
 *
 * @param id     the id that the command was sent with
 * @param result its {@code return} member
 */
public record Reply(long id, JsonNode result) implements QmpMessage {}
