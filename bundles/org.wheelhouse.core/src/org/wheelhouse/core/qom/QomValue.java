package org.wheelhouse.core.qom;

import com.fasterxml.jackson.databind.JsonNode;

/** What is known of the value of a property. Immutable. */
public sealed interface QomValue {

	/** Nothing yet. */
	record Awaited() implements QomValue {}

	/** What {@code qom-get} answered. Not to be changed. */
	record Known(JsonNode json) implements QomValue {}

	/**
	 * QEMU did not tell it: some properties can only be set, and some exist only at times.
	 *
	 * @param words QEMU's own
	 */
	record Refused(String words) implements QomValue {}
}
