package org.wheelhouse.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

import org.wheelhouse.host.HostPreferences.Measured;
import org.wheelhouse.host.HostProfile.Binary;
import org.wheelhouse.host.launch.ProbeRun;

/** Remembers the last verdict for as long as nothing has changed that it depends on: this boot, the binary, the user. */
final class AcceleratorCache {

	private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

	private final Path file;
	private final Path kvmDevice;

	AcceleratorCache(EmulatorSettings settings) {
		file = settings.cacheFolder().resolve(ProbeRun.FILE);
		kvmDevice = settings.kvmDevice();
	}

	/** The verdict on this binary, if it still holds. */
	Optional<Measured> recall(Binary binary) {
		try {
			return ProbeRun.recalled(PropertiesFile.read(file), key(binary));
		} catch (IOException _) {
			return Optional.empty(); // measured anew, which is what a cache is for
		}
	}

	/** Keeps the verdict. */
	void keep(Binary binary, Measured measured) throws IOException {
		Files.createDirectories(file.getParent());
		PropertiesFile.write(file, ProbeRun.kept(measured, key(binary)));
	}

	private String key(Binary binary) throws IOException {
		BasicFileAttributes attributes = Files.readAttributes(binary.path(), BasicFileAttributes.class);
		return ProbeRun.holds(Files.readString(BOOT), Integer.toString(PrivateFolder.ownUser()),
				Files.isWritable(kvmDevice), attributes.lastModifiedTime().toInstant(), attributes.size(),
				binary.path());
	}
}
