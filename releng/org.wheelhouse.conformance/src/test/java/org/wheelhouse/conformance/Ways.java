package org.wheelhouse.conformance;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.dialect.Translation;

/** How each command was said to one QEMU. */
final class Ways {

	private final Map<String, Set<String>> seen = new TreeMap<>();

	/** Takes down what is sent to this one from now on. */
	Subject follow(Subject subject) {
		subject.onSend(command -> note(command, subject.translator().way(command.name(), command.arguments())));
		return subject;
	}

	private void note(QmpCommand<?> command, Translation way) {
		seen.computeIfAbsent(command.name(), _ -> new LinkedHashSet<>()).add(switch (way) {
			case Translation.Native() -> "native";
			case Translation.Translated(String why, List<RawCommand> said, Translation.Steps _) when isOne(command,
					said) ->
				"native; " + lowerCase(why);
			case Translation.Translated translated -> "`" + translated.said().stream().map(RawCommand::name)
					.collect(Collectors.joining("`, `")) + "`";
			case Translation.Refused(String reason, String remedy) -> "refused: " + reason + " " + remedy;
		});
	}

	private static boolean isOne(QmpCommand<?> command, List<RawCommand> said) {
		return said.size() == 1 && said.getFirst().name().equals(command.name());
	}

	private static String lowerCase(String sentence) {
		return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
	}

	/** What a command was turned into; empty when it was never sent. */
	String of(String command) {
		Set<String> all = seen.getOrDefault(command, Set.of());
		// That it needs no other words is no news beside where it does.
		boolean plain = all.stream().anyMatch(way -> way.startsWith("native; "));
		return all.stream().filter(way -> !plain || !way.equals("native")).sorted()
				.collect(Collectors.joining("; "));
	}
}
