package org.wheelhouse.qmp.event;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.json.Trees;
import org.wheelhouse.qmp.message.Event;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * An event with all that QEMU has said.
 *
 * @param event   what is known of it
 * @param unknown the members that are not; missing when there are none
 */
public record EventReading(TypedEvent event, JsonNode unknown) {

	/** The records by QEMU's name of the event, which follows from theirs. */
	private static final Map<String, Class<? extends Record>> KNOWN = Stream
			.of(TypedEvent.class.getPermittedSubclasses()).filter(Class::isInterface)
			.flatMap(chapter -> Stream.of(chapter.getPermittedSubclasses()))
			.collect(Collectors.toUnmodifiableMap(type -> name(type.getSimpleName()),
					type -> type.asSubclass(Record.class)));

	private static String name(String type) {
		return type.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
	}

	/** Reads an event; one that tells something else than is known of it is an {@link OtherEvent}. */
	public static EventReading of(Event event) {
		var type = KNOWN.get(event.name());
		if (type != null) {
			try {
				var known = RecordMapper.of(type).read(event.data(), event.name());
				if (known instanceof TypedEvent typed) {
					return new EventReading(typed, Trees.without(event.data(), RecordMapper.json(known)));
				}
			} catch (UnexpectedResultException _) {
				// of another QEMU
			}
		}
		return new EventReading(new OtherEvent(event.name(), event.data()), MissingNode.getInstance());
	}

	/** QEMU's names of the events that are known. */
	static Map<String, Class<? extends Record>> known() {
		return KNOWN;
	}
}
