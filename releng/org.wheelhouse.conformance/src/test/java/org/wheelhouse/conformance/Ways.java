package org.wheelhouse.conformance;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.dialect.Way;

/** How each command was said to one QEMU. */
final class Ways {

	private final Map<String, Set<String>> seen = new TreeMap<>();

	/** Takes down what is sent to this one from now on. */
	Subject follow(Subject subject) {
		subject.onSend(command -> note(command, subject.translator().way(command.name(), command.arguments())));
		return subject;
	}

	private void note(QmpCommand<?> command, Way way) {
		seen.computeIfAbsent(command.name(), _ -> new LinkedHashSet<>()).add(switch (way) {
			case Way.Native() -> "native";
			case Way.Translated translated when isItself(command, translated) ->
				"native; " + lowerCase(translated.why());
			case Way.Translated translated -> "`" + translated.said().stream().map(RawCommand::name)
					.collect(Collectors.joining("`, `")) + "`";
			case Way.Refused(String reason, String remedy) -> "refused: " + reason + " " + remedy;
		});
	}

	private static boolean isItself(QmpCommand<?> command, Way.Translated translated) {
		return translated.said().size() == 1
				&& translated.said().getFirst().toJson()
						.equals(new RawCommand(command.name(), command.arguments()).toJson());
	}

	private static String lowerCase(String sentence) {
		return sentence.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + sentence.substring(1);
	}

	/** What a command was turned into; empty when it was never sent. */
	String of(String command) {
		return String.join("; ", seen.getOrDefault(command, Set.of()));
	}
}
