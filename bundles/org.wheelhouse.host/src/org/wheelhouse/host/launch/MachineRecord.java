package org.wheelhouse.host.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.wheelhouse.host.AcceleratorChoice;

/**
 * What a later workbench has to know of a machine to adopt it.
 *
 * @param commandLine what was executed, program first
 */
public record MachineRecord(String name, Instant started, List<String> commandLine, AcceleratorChoice accelerator,
		Optional<Path> definition) {

	public MachineRecord {
		commandLine = List.copyOf(commandLine);
	}

	/** What is kept of it. */
	public String text() {
		Map<String, String> values = new HashMap<>();
		values.put("name", name);
		values.put("started", started.toString());
		values.put("accelerator", accelerator.name());
		values.put("accelerator.reason", accelerator.reason());
		definition.ifPresent(d -> values.put("definition", d.toString()));
		values.put("words", Integer.toString(commandLine.size()));
		for (int i = 0; i < commandLine.size(); i++) {
			values.put("word." + i, commandLine.get(i));
		}
		return PropertiesText.of(values);
	}

	/** Reads what was kept. */
	public static MachineRecord of(PropertiesText values) throws IOException {
		List<String> words = new ArrayList<>();
		for (int i = 0; i < values.requireNumber("words"); i++) {
			words.add(values.require("word." + i));
		}
		try {
			return new MachineRecord(values.require("name"), Instant.parse(values.require("started")), words,
					new AcceleratorChoice(values.require("accelerator"), values.require("accelerator.reason")),
					values.get("definition").map(Path::of));
		} catch (DateTimeException e) {
			throw new IOException("'started' is not a time", e);
		}
	}
}
