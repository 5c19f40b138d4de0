package org.wheelhouse.core.internal.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.definition.Differences;
import org.wheelhouse.core.state.BlockGraph;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.PciFunction;
import org.wheelhouse.core.state.PlugJournal;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.QemuOption;

/**
 * How a machine differs from its definition, by what was learned of both last: nothing is asked for its sake. On the machine's
 * queue.
 */
final class Divergence {

	private Optional<List<QemuOption>> defined = Optional.empty();
	private Optional<BlockGraph> block = Optional.empty();
	private Optional<Set<String>> devices = Optional.empty();

	/** What the definition says now. */
	void defined(DefinitionText definition) {
		defined = Optional.of(definition.options());
	}

	/** The process has ended, or another one begins. */
	void forget() {
		block = Optional.empty();
		devices = Optional.empty();
	}

	/** The machine with its differences; trees that nobody watches any more are as they were. */
	MachineSnapshot compared(MachineSnapshot now, List<PlugJournal.Entry> plugged) {
		block = now.trees().block().or(() -> block);
		devices = now.trees().pci().map(topology -> topology.allFunctions().map(PciFunction::id)
				.collect(Collectors.toSet())).or(() -> devices);
		var path = now.identity().definitionPath();
		if (defined.isEmpty() || path.isEmpty()) {
			return now;
		}
		return now.withDifferences(
				Differences.of(defined.get(), DefinitionFile.folder(Path.of(path)), block, plugged, devices));
	}
}
