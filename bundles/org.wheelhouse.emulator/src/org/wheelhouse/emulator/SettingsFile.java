package org.wheelhouse.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wheelhouse.host.HostSettings;
import org.wheelhouse.host.launch.PropertiesText;

/** Keeps what a person has set for this computer in a file of its own, which may be written by hand too. Blocks. */
final class SettingsFile {

	private static final String SEARCH_PATH = "qemu.path";
	private static final String PROGRAMS = "qemu.programs";
	private static final String PREFERRED = "qemu.for.";
	private static final String ACCELERATOR = "accelerator";
	private static final String MACHINES = "folder.machines";
	private static final String IMAGES = "folder.images";

	private final Path file;

	SettingsFile(Path file) {
		this.file = file;
	}

	/** What is set; nothing, where the file is not there or cannot be read. */
	HostSettings read() {
		try {
			PropertiesText kept = PropertiesFile.read(file);
			Map<String, Path> preferred = kept.all().entrySet().stream()
					.filter(entry -> entry.getKey().startsWith(PREFERRED)).collect(Collectors
							.toMap(entry -> entry.getKey().substring(PREFERRED.length()),
									entry -> Path.of(entry.getValue())));
			return new HostSettings(split(kept.get(SEARCH_PATH)),
					split(kept.get(PROGRAMS)).stream().map(Path::of).toList(),
					preferred, kept.get(ACCELERATOR), kept.get(MACHINES).map(Path::of),
					kept.get(IMAGES).map(Path::of));
		} catch (IOException | InvalidPathException _) {
			return HostSettings.NONE;
		}
	}

	/** Replaces what is set. */
	void write(HostSettings settings) throws IOException {
		Map<String, String> values = new HashMap<>();
		put(values, SEARCH_PATH, settings.searchPath().stream());
		put(values, PROGRAMS, settings.programs().stream().map(Path::toString));
		settings.preferred().forEach((target, program) -> values.put(PREFERRED + target, program.toString()));
		settings.accelerator().ifPresent(name -> values.put(ACCELERATOR, name));
		settings.machineFolder().ifPresent(folder -> values.put(MACHINES, folder.toString()));
		settings.imageFolder().ifPresent(folder -> values.put(IMAGES, folder.toString()));
		Files.createDirectories(file.getParent());
		PropertiesFile.write(file, values);
	}

	private static List<String> split(Optional<String> text) {
		return text.stream().flatMap(all -> Stream.of(all.split(":"))).map(String::strip)
				.filter(one -> !one.isEmpty()).toList();
	}

	private static void put(Map<String, String> values, String key, Stream<String> all) {
		String text = all.collect(Collectors.joining(":"));
		if (!text.isEmpty()) {
			values.put(key, text);
		}
	}
}
