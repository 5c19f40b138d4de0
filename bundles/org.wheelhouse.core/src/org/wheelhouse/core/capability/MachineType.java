package org.wheelhouse.core.capability;

import java.util.List;
import java.util.Optional;

/**
 * A machine type, what {@code -machine} names.
 *
 * @param name         for example {@code pc-q35-7.2}
 * @param alias        another name, which other versions of QEMU have for another type, for example {@code q35}
 * @param description  one line of QEMU's
 * @param usual        whether it is taken when none is named
 * @param mostCpus     so many at most
 * @param defaultCpu   the type of the CPU that it has when none is named, for example {@code qemu64-x86_64-cpu}
 * @param deprecated   whether QEMU will drop it
 * @param pluggedCpus  whether CPUs can be plugged in while it runs
 * @param properties   what else can be said in {@code -machine}, without defaults: see {@link QemuCapability#machineDefaults}.
 *                     Empty where QEMU cannot be asked, so it says nothing of what is not in it
 */
public record MachineType(String name, Optional<String> alias, String description, boolean usual, int mostCpus,
		Optional<String> defaultCpu, boolean deprecated, boolean pluggedCpus, List<Property> properties) {

	public MachineType {
		properties = List.copyOf(properties);
	}

	/** Whether it is called so. */
	public boolean isCalled(String word) {
		return name.equals(word) || alias.filter(word::equals).isPresent();
	}
}
