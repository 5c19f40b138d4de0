package org.wheelhouse.core.capability;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What machines of one type said to each kind of device that would be plugged in while they run, on a bus of the right kind.
 * Immutable.
 *
 * @param words        QEMU's, by the name of the type; nothing of CPUs, nor of what no option makes
 * @param bare         by the kind of bus, what a machine without controllers said to one that is taken elsewhere; PCI Express is
 *                     {@code PCI Express}
 * @param controllers  by the kind of bus, the type that brought it
 * @param categories   QEMU's headings over each type
 * @param express      the types that can be PCI Express devices
 * @param conventional the types that can be conventional PCI devices
 */
public record PlugAnswers(Map<String, String> words, Map<String, String> bare, Map<String, String> controllers,
		Map<String, List<String>> categories, Set<String> express, Set<String> conventional) {

	/** A property that no device has. */
	public static final String NO_SUCH = "no-such";

	static PlugAnswers of(Answers answers) {
		return new PlugAnswers(behind(Question.plug("", "").command() + " ", answers.untold()),
				behind(PlugAsking.BARE, texts(answers)), behind(PlugAsking.CONTROLLER, texts(answers)),
				Map.copyOf(HelpText.categories(answers.to(PlugAsking.LIST).asText())),
				Set.copyOf(Asking.names(answers.to(PlugAsking.EXPRESS))),
				Set.copyOf(Asking.names(answers.to(PlugAsking.CONVENTIONAL))));
	}

	/** Whether these words say that the device is taken: all was right but the property that no device has. */
	public static boolean isTaken(String words) {
		return words.contains(NO_SUCH + "' not found");
	}

	private static Map<String, String> texts(Answers answers) {
		var texts = new TreeMap<String, String>();
		answers.said().forEach((key, answer) -> texts.put(key, answer.asText()));
		return texts;
	}

	private static Map<String, String> behind(String prefix, Map<String, String> all) {
		var found = new TreeMap<String, String>();
		all.forEach((key, words) -> {
			if (key.startsWith(prefix)) {
				found.put(key.substring(prefix.length()), words);
			}
		});
		return Map.copyOf(found);
	}
}
