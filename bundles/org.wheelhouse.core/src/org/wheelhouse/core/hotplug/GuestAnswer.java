package org.wheelhouse.core.hotplug;

import java.util.Optional;

import org.wheelhouse.core.state.UnplugWay;
import org.wheelhouse.qmp.message.Event;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a guest says of a device that it was asked to let go of.
 *
 * @param device its id or QOM path; empty when only its slot is told
 * @param way    by which it was asked
 * @param words  why it refuses; empty when it does not
 */
record GuestAnswer(Kind kind, String device, UnplugWay way, String words) {

	/** In which direction. */
	enum Kind {
		LETTING_GO, RELEASED, REFUSED
	}

	/** Of {@code _OST} in the ACPI specification: the ejection that the machine has asked for. */
	private static final int EJECTION = 3;

	/** What an event says of it; empty when it speaks of something else. */
	static Optional<GuestAnswer> of(Event event) {
		var data = event.data();
		return switch (event.name()) {
			case "ACPI_DEVICE_OST" -> slot(data.path("info"));
			case "DEVICE_UNPLUG_GUEST_ERROR" -> Optional.of(refused(data, ""));
			case "MEM_UNPLUG_ERROR" -> Optional.of(refused(data, data.path("msg").asText()));
			default -> Optional.empty();
		};
	}

	private static GuestAnswer refused(JsonNode data, String words) {
		var id = data.path("device").asText();
		return new GuestAnswer(Kind.REFUSED, id.isEmpty() ? data.path("path").asText() : id, UnplugWay.NOT_KNOWN,
				words);
	}

	/** What is told of a slot, in an event or when asked. */
	static Optional<GuestAnswer> slot(JsonNode slot) {
		if (slot.path("source").asInt() != EJECTION) {
			return Optional.empty();
		}
		var status = slot.path("status").asInt();
		var way = slot.path("slot-type").asText().equals("CPU") ? UnplugWay.CPU : UnplugWay.MEMORY;
		var kind = switch (status) {
			case 0 -> Kind.RELEASED;
			case 132 -> Kind.LETTING_GO;
			default -> Kind.REFUSED;
		};
		return Optional.of(new GuestAnswer(kind, slot.path("device").asText(), way,
				kind == Kind.REFUSED ? "status " + status + word(status) : ""));
	}

	private static String word(int status) {
		return switch (status) {
			case 128 -> ", it does not support that";
			case 129 -> ", it is in use";
			case 130 -> ", busy";
			case 131 -> ", something that depends on it is busy";
			default -> "";
		};
	}
}
