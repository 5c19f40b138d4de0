package org.wheelhouse.core.devicetype;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** docs/devices.md. A version that is not here keeps what was written of it. */
record DevicesPage(Path file, AskedTypes asked) {

	private static final List<String> VERSIONS = List.of("5.2", "7.2", "10.0", "11");
	private static final String HEAD = """
			# Devices that can be plugged in

			One row for each type that `-device` takes, processors excepted: what came of it when it was plugged into a machine of type \
			`pc` that does not run, with a place on a bus of its kind and the defaults of its form. `never` is what QEMU says to \
			the dry probe ([how](decisions/0056-a-qemu-is-asked-what-it-takes.md)); the others were really tried, all on one machine, \
			and QEMU's words stand where it refused. `–` is a type that this version does not have.

			Written by `DeviceTypesQemuTest` with `-Dwheelhouse.devices=write`; it compares what is here otherwise.

			Where a cell says that a property has to be given, or that something is chosen, nothing was sent: a form asks for it.

			| type | category | bus | 5.2 | 7.2 | 10.0 | 11 |
			|---|---|---|---|---|---|---|
			""";

	/**
	 * @param said by type and version
	 * @param all  whether that is all that there is
	 */
	void compare(Map<String, Map<String, String>> said, boolean write, boolean all) throws IOException {
		var written = Files.exists(file) ? read() : Map.<String, Map<String, String>>of();
		if (write) {
			Files.writeString(file, page(said, written));
			return;
		}
		for (var version : said.values().stream().flatMap(row -> row.keySet().stream()).distinct().toList()) {
			var here = new TreeMap<String, String>();
			said.forEach((type, row) -> {
				if (all || row.containsKey(version)) {
					here.put(type, cell(row.getOrDefault(version, "–")));
				}
			});
			var there = new TreeMap<String, String>();
			written.forEach((type, row) -> {
				if (here.containsKey(type) || all && !row.getOrDefault(version, "–").equals("–")) {
					there.put(type, row.getOrDefault(version, "–"));
				}
			});
			assertEquals(lines(there), lines(here), version);
		}
	}

	private static String lines(Map<String, String> rows) {
		return rows.entrySet().stream().map(row -> row.getKey() + ": " + row.getValue())
				.collect(Collectors.joining("\n"));
	}

	private Map<String, Map<String, String>> read() throws IOException {
		var rows = new TreeMap<String, Map<String, String>>();
		for (var line : Files.readAllLines(file)) {
			var cells = Stream.of(line.split(" \\| ")).map(cell -> cell.replaceAll("^\\| | \\|$", "").strip()).toList();
			if (cells.size() == 3 + VERSIONS.size() && cells.getFirst().startsWith("`")) {
				var row = new TreeMap<String, String>();
				for (int at = 0; at < VERSIONS.size(); at++) {
					row.put(VERSIONS.get(at), cells.get(3 + at));
				}
				rows.put(cells.getFirst().replace("`", ""), row);
			}
		}
		return rows;
	}

	private String page(Map<String, Map<String, String>> said, Map<String, Map<String, String>> written) {
		var page = new StringBuilder(HEAD);
		var names = new TreeSet<>(said.keySet());
		names.addAll(written.keySet());
		for (var name : names) {
			var type = asked.byQemu().values().stream().map(List::getFirst)
					.flatMap(types -> types.type(name).stream()).reduce((_, last) -> last);
			page.append("| `").append(name).append("` | ")
					.append(type.map(known -> String.join(", ", known.categories())).orElse("")).append(" | ")
					.append(type.map(DeviceTypeFacts::bus).orElse("")).append(" |");
			for (var version : VERSIONS) {
				page.append(' ').append(cell(said.getOrDefault(name, Map.of()).getOrDefault(version,
						written.getOrDefault(name, Map.of()).getOrDefault(version, "–")))).append(" |");
			}
			page.append('\n');
		}
		return page.toString();
	}

	private static String cell(String words) {
		return words.replace("|", "\\|").strip();
	}
}
