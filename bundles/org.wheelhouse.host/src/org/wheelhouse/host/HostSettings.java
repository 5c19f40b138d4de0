package org.wheelhouse.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person has set for a computer. It is kept by that computer, so that every workbench that uses it goes by the same.
 * Immutable.
 *
 * @param searchPath    folders in which QEMU is looked for, in order, as a shell's {@code PATH}; {@code *} stands for any one
 *                      name, for example {@code /opt/*}{@code /bin}. Empty for the usual ones
 * @param programs      QEMUs besides those of the search path
 * @param preferred     by target, for example {@code x86_64}, the program that runs what names none
 * @param accelerator   the one that new machines get; empty for the measured one
 * @param machineFolder where definitions are; empty for the usual one
 * @param imageFolder   where images are; empty for the folder of definitions
 */
public record HostSettings(List<String> searchPath, List<Path> programs, Map<String, Path> preferred,
		Optional<String> accelerator, Optional<Path> machineFolder, Optional<Path> imageFolder) {

	/** Nothing is set. */
	public static final HostSettings NONE = new HostSettings(List.of(), List.of(), Map.of(), Optional.empty(),
			Optional.empty(), Optional.empty());

	public HostSettings {
		searchPath = List.copyOf(searchPath);
		programs = List.copyOf(programs);
		preferred = Map.copyOf(preferred);
	}

	/** With QEMU looked for and chosen in another way. */
	public HostSettings withPrograms(List<String> folders, List<Path> more, Map<String, Path> chosen) {
		return new HostSettings(folders, more, chosen, accelerator, machineFolder, imageFolder);
	}

	/** With that accelerator; empty for the measured one. */
	public HostSettings withAccelerator(Optional<String> name) {
		return new HostSettings(searchPath, programs, preferred, name, machineFolder, imageFolder);
	}

	/** With those folders; empty for the usual ones. */
	public HostSettings withFolders(Optional<Path> machines, Optional<Path> images) {
		return new HostSettings(searchPath, programs, preferred, accelerator, machines, images);
	}
}
