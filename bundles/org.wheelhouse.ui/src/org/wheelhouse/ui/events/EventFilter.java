package org.wheelhouse.ui.events;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.wheelhouse.core.events.LoggedEvent;

/**
 * Which events are shown.
 *
 * @param machine      of this one only
 * @param words        all of which are in the event's name, its machine's or its data, in whatever case
 * @param errorsOnly   nothing but what has gone wrong
 * @param hidesChatter not what is told all the time
 * @param hidesEarlier not those of earlier runs
 */
record EventFilter(Optional<String> machine, String words, boolean errorsOnly, boolean hidesChatter,
		boolean hidesEarlier) {

	static final EventFilter NONE = new EventFilter(Optional.empty(), "", false, false, false);

	/** Whether it lets all events of its machine through. */
	boolean isOpen() {
		return words.isBlank() && !errorsOnly && !hidesChatter && !hidesEarlier;
	}

	EventFilter machine(Optional<String> id) {
		return new EventFilter(id, words, errorsOnly, hidesChatter, hidesEarlier);
	}

	EventFilter words(String written) {
		return new EventFilter(machine, written, errorsOnly, hidesChatter, hidesEarlier);
	}

	EventFilter errorsOnly(boolean on) {
		return new EventFilter(machine, words, on, hidesChatter, hidesEarlier);
	}

	EventFilter hidesChatter(boolean on) {
		return new EventFilter(machine, words, errorsOnly, on, hidesEarlier);
	}

	EventFilter hidesEarlier(boolean on) {
		return new EventFilter(machine, words, errorsOnly, hidesChatter, on);
	}

	/** Those of them that it lets through. Looks at a few thousand in some milliseconds. */
	Stream<LoggedEvent> of(Stream<LoggedEvent> events) {
		var patterns = Pattern.compile("\\s+").splitAsStream(words.strip()).filter(word -> !word.isEmpty())
				.map(word -> Pattern.compile(word, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
				.toList();
		return events.filter(this::isOfKind).filter(event -> patterns.stream()
				.allMatch(pattern -> Stream.of(event.event(), event.machineName(), event.summary(), event.json())
						.anyMatch(text -> pattern.matcher(text).find())));
	}

	private boolean isOfKind(LoggedEvent event) {
		if (hidesEarlier && event.isEarlier()) {
			return false;
		}
		var kind = EventKind.of(event);
		return errorsOnly ? kind == EventKind.ERROR : !hidesChatter || kind != EventKind.CHATTER;
	}
}
