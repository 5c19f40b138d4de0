package org.wheelhouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

/** What the table of commands says of the workbench, held against the workbench's sources. */
class PlacesTest {

	/** Where other classes than a command's own stand for it; those of the monitor itself are said by the session. */
	private static final Map<String, List<String>> OTHERS = Map.of("change",
			List.of("Change", "ChangeVncPassword", "DisplayUpdate", "BlockdevChangeMedium"), "change-vnc-password",
			List.of("ChangeVncPassword", "SetPassword"), "migrate_set_speed",
			List.of("MigrateSetSpeed", "MigrateSetParameters"), "migrate_set_downtime",
			List.of("MigrateSetDowntime", "MigrateSetParameters"), "query-cpus", List.of("QueryCpus", "QueryCpusFast"));
	private static final Set<String> OF_THE_SESSION = Set.of("qmp_capabilities", "query-commands", "query-version");
	/** The workbench only says why. */
	private static final Set<String> REFUSED = Set.of("block_passwd");

	private final Workbench workbench;
	private final Places places;

	PlacesTest() throws IOException {
		workbench = new Workbench(CoverageFile.ROOT);
		places = new Places(workbench);
	}

	/** A menu or a view that sends nothing of the kind is no place, and who sends something has one. */
	@Test
	void commandHasAPlaceWhenAPartOfTheWorkbenchSaysIt() {
		Map<String, String> wrong = new TreeMap<>();
		for (String command : Reference.COMMANDS) {
			if (OF_THE_SESSION.contains(command) || REFUSED.contains(command)) {
				continue;
			}
			List<String> makers = makersOf(command);
			if (places.hasOwn(command) && makers.isEmpty()) {
				wrong.put(command,
						"is said to be in " + places.of(command) + ", and nothing in the workbench sends it");
			} else if (!places.hasOwn(command) && !makers.isEmpty()) {
				wrong.put(command, "is sent by " + makers + ", and Places does not say where that is");
			}
		}
		assertEquals(Map.of(), wrong);
	}

	private List<String> makersOf(String command) {
		for (String record : OTHERS.getOrDefault(command, List.of(recordOf(command)))) {
			List<String> makers = workbench.classesWith("new " + record + "(", "RawCommand(\"" + command + "\"");
			if (!makers.isEmpty()) {
				return makers;
			}
		}
		return List.of();
	}

	private static String recordOf(String command) {
		return Arrays.stream(command.split("[-_]"))
				.map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
				.collect(Collectors.joining());
	}
}
