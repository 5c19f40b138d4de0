package org.wheelhouse.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.wheelhouse.host.AcceleratorChoice;
import org.wheelhouse.host.HostPreferences.Measured;
import org.wheelhouse.host.HostProfile.Binary;
import org.wheelhouse.host.launch.PropertiesText;

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
	Optional<Measured> recall(Binary binary) {
		try {
			PropertiesText kept = PropertiesFile.read(file);
			return kept.get("for").equals(Optional.of(key(binary)))
					? Optional.of(new Measured(new AcceleratorChoice(kept.require("name"), kept.require("reason")),
							Instant.ofEpochMilli(kept.requireNumber("when"))))
					: Optional.empty();
		} catch (IOException _) {
			return Optional.empty(); // measured anew, which is what a cache is for
		}
	}

	/** Keeps the verdict. */
	void keep(Binary binary, Measured measured) throws IOException {
		Files.createDirectories(file.getParent());
		AcceleratorChoice choice = measured.choice();
		PropertiesFile.write(file, Map.of("for", key(binary), "name", choice.name(), "reason", choice.reason(), "when",
				Long.toString(measured.when().toEpochMilli())));
	}

	private String key(Binary binary) throws IOException {
		BasicFileAttributes attributes = Files.readAttributes(binary.path(), BasicFileAttributes.class);
		return String.join(" ", Files.readString(BOOT).strip(), Integer.toString(PrivateFolder.ownUser()),
				Boolean.toString(Files.isWritable(kvmDevice)), Long.toString(attributes.lastModifiedTime().toMillis()),
				Long.toString(attributes.size()), binary.path().toString());
	}
}
