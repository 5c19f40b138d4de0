package org.wheelhouse.qmp.command;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A property that a type has ({@code ObjectPropertyInfo} in QAPI).
 *
 * @param type         for example {@code uint32}, {@code bool}, {@code str} or {@code OnOffAuto}
 * @param description  QEMU's words, where it has some
 * @param defaultValue where it is told
 */
public record PropertyInfo(String name, String type, Optional<String> description, Optional<JsonNode> defaultValue) {}
