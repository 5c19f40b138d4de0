package org.wheelhouse.host;

import java.nio.file.Path;
import java.util.List;

/**
 * What a host can run.
 *
 * @param binaries    the QEMU system emulators found, preferred first; empty when QEMU is not installed
 * @param accelerator the accelerator that a new machine gets
 */
public record HostProfile(List<Binary> binaries, AcceleratorChoice accelerator) {

	/**
	 * One emulator.
	 *
	 * @param path    the program
	 * @param version as it tells it, for example {@code 7.2.22}
	 * @param target  for example {@code x86_64}
	 */
	public record Binary(Path path, String version, String target) {}

	public HostProfile {
		binaries = List.copyOf(binaries);
	}
}
