package org.wheelhouse.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;

import org.wheelhouse.host.AcceleratorChoice;
import org.wheelhouse.host.HostProfile.Binary;

/** Remembers the last verdict for as long as nothing has changed that it depends on: this boot, the binary, the user. */
final class AcceleratorCache {

	private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

	private final Path file;
	private final Path kvmDevice;

	AcceleratorCache(EmulatorSettings settings) {
		file = settings.cacheFolder().resolve("accelerator.properties");
		kvmDevice = settings.kvmDevice();
	}

	/** The verdict on this binary, if it still holds. */
	Optional<AcceleratorChoice> recall(Binary binary) {
		try {
			PropertiesFile kept = PropertiesFile.read(file);
			return kept.get("for").equals(Optional.of(key(binary)))
					? Optional.of(new AcceleratorChoice(kept.require("name"), kept.require("reason")))
					: Optional.empty();
		} catch (IOException _) {
			return Optional.empty(); // measured anew, which is what a cache is for
		}
	}

	/** Keeps the verdict. */
	void keep(Binary binary, AcceleratorChoice choice) throws IOException {
		Files.createDirectories(file.getParent());
		PropertiesFile.write(file, Map.of("for", key(binary), "name", choice.name(), "reason", choice.reason()));
	}

	private String key(Binary binary) throws IOException {
		BasicFileAttributes attributes = Files.readAttributes(binary.path(), BasicFileAttributes.class);
		return String.join(" ", Files.readString(BOOT).strip(), Integer.toString(PrivateFolder.ownUser()),
				Boolean.toString(Files.isWritable(kvmDevice)), Long.toString(attributes.lastModifiedTime().toMillis()),
				Long.toString(attributes.size()), binary.path().toString());
	}
}
