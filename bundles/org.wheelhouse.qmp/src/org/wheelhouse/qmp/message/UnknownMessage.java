package org.wheelhouse.qmp.message;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A JSON object that is none of the messages known, or whose id is none of the numbers we send. It is dropped.
 *
 * @param content all of it
 */
public record UnknownMessage(ObjectNode content) implements QmpMessage {}
