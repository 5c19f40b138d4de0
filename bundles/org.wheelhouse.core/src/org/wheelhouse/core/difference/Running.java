package org.wheelhouse.core.difference;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.wheelhouse.core.state.BlockGraph;
import org.wheelhouse.core.state.PlugJournal;
import org.wheelhouse.host.QemuOption;

/**
 * What is known of a machine that runs, as far as its definition could be otherwise.
 *
 * @param started   the options by which it was started, without those that its host has added; empty when they are not known
 * @param block     the disks that it has now; empty while that is not known
 * @param plugged   what was plugged in since
 * @param devices   the ids of its PCI devices; empty while they are not known
 * @param linksDown the network cards whose link was taken down
 * @param memory    bytes that the balloon leaves the guest; negative when that is not known
 * @param missing   the files that the definition names and that are not there, of those that were looked for
 */
public record Running(List<QemuOption> started, Optional<BlockGraph> block, List<PlugJournal.Entry> plugged,
		Optional<Set<String>> devices, Set<String> linksDown, long memory, Set<Path> missing) {

	public Running {
		started = List.copyOf(started);
		plugged = List.copyOf(plugged);
		linksDown = Set.copyOf(linksDown);
		missing = Set.copyOf(missing);
	}

	/** Nothing is known. */
	public static final Running NOTHING = new Running(List.of(), Optional.empty(), List.of(), Optional.empty(),
			Set.of(), -1, Set.of());
}
