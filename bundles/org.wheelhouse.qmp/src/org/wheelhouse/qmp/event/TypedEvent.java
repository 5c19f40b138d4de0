package org.wheelhouse.qmp.event;

import org.wheelhouse.qmp.message.Event;

/** Something happened in the machine, with what QEMU tells of it. Immutable. */
public sealed interface TypedEvent
		permits
		BlockEvent,
		DeviceEvent,
		DisplayEvent,
		MigrationEvent,
		NetworkEvent,
		OtherEvent,
		RunEvent {

	/** What an event tells; an {@link OtherEvent} where that is not known here. Any thread. */
	static TypedEvent of(Event event) {
		return EventReading.of(event).event();
	}
}
