package org.wheelhouse.faulttest;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Since when QEMU has what: {@code recorded/ages.txt}. */
final class Ages {

	/** By the first word of a line, then by the second. */
	private final Map<String, Map<String, List<String>>> lines = new HashMap<>();

	Ages() throws IOException {
		for (String line : Files.readAllLines(RecordedQemu.FOLDER.resolve("ages.txt"))) {
			List<String> words = List.of(line.split(" "));
			if (!line.startsWith("#")) {
				lines.computeIfAbsent(words.get(0), _ -> new HashMap<>()).put(words.get(1),
						words.subList(2, words.size()));
			}
		}
	}

	/** Whether a version lacks a command, a property of objects or a kind of types. */
	boolean lacks(String version, String what, String name) {
		List<String> line = lines.get(what).getOrDefault(name, List.of());
		return !line.isEmpty() && older(version, line.getFirst());
	}

	/** The arguments of a command ({@code command}) or the members of its answer ({@code answer}) that a version lacks. */
	List<String> lacking(String version, String what, String name) {
		return lines.get(what).getOrDefault(name, List.of()).stream().filter(word -> word.contains("="))
				.map(word -> word.split("=")).filter(later -> older(version, later[1])).map(later -> later[0])
				.collect(Collectors.toList());
	}

	/** Whether the first version is older than the second. */
	static boolean older(String version, String than) {
		int[] one = numbers(version);
		int[] other = numbers(than);
		int at = Arrays.mismatch(one, other);
		return at >= 0 && (at == one.length || at < other.length && one[at] < other[at]);
	}

	private static int[] numbers(String version) {
		return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
	}
}
