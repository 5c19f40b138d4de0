package org.wheelhouse.core.capability;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/**
 * What a QEMU can put behind devices, by name, with what can be said of each. Where QEMU tells no keys they are empty, which
 * does not mean that there are none; nor does it of {@code audiodevs} before 6.0, where QEMU does not list them.
 *
 * @param netdevs      for {@code -netdev}, {@code -nic} and {@code -net}; only what is compiled in
 * @param chardevs     for {@code -chardev}
 * @param objects      for {@code -object}
 * @param audiodevs    for {@code -audiodev}; only what is compiled in
 * @param displays     for {@code -display}; only what is compiled in
 * @param blockDrivers for {@code -blockdev}, and {@code format} and {@code driver} of {@code -drive}
 * @param tpms         for {@code -tpmdev}
 * @param vgas         for {@code -vga}
 */
public record Backends(Map<String, List<Property>> netdevs, Map<String, List<Property>> chardevs,
		Map<String, List<Property>> objects, Map<String, List<Property>> audiodevs,
		Map<String, List<Property>> displays, Map<String, List<Property>> blockDrivers, SequencedSet<String> tpms,
		SequencedSet<String> vgas) {

	static final Backends NONE = new Backends(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(),
			new LinkedHashSet<>(), new LinkedHashSet<>());

	public Backends {
		tpms = Collections.unmodifiableSequencedSet(tpms);
		vgas = Collections.unmodifiableSequencedSet(vgas);
	}
}
