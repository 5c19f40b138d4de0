package org.wheelhouse.core.internal.session;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.difference.Differences;
import org.wheelhouse.core.difference.Running;
import org.wheelhouse.core.difference.StartedOptions;
import org.wheelhouse.core.state.BlockGraph;
import org.wheelhouse.core.state.Difference;
import org.wheelhouse.core.state.Difference.Kind;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.PciFunction;
import org.wheelhouse.core.state.PciTopology;
import org.wheelhouse.core.state.PlugJournal;
import org.wheelhouse.host.DefinitionText;

/**
 * How a machine differs from its definition, by what was learned of both last: nothing is asked for its sake, and nothing is
 * compared while only figures change. On the machine's queue.
 */
final class Divergence {

	private static final Set<Kind> OF_DISKS = EnumSet.of(Kind.IMAGE, Kind.MEDIUM, Kind.THROTTLE);

	private final Clock clock;
	private Optional<DefinitionText> defined = Optional.empty();
	private Set<Path> missing = Set.of();
	/** As it is told; a second of somebody's disk makes another one. */
	private @Nullable BlockGraph told;
	private @Nullable PciTopology seen;
	private Optional<BlockGraph> block = Optional.empty();
	private Optional<Set<String>> devices = Optional.empty();
	private @Nullable Inputs compared;
	private List<Difference> differences = List.of();
	private Map<String, Optional<Instant>> since = Map.of();
	/** Whether disks and devices were in sight, so that a change is seen when it happens. */
	private boolean watchedDisks;
	private boolean watchedDevices;

	/** All that differences depend on. */
	private record Inputs(String definition, Path folder, List<String> commandLine, Optional<BlockGraph> block,
			List<PlugJournal.Entry> plugged, Optional<Set<String>> devices, Set<String> linksDown,
			long memory, Set<Path> missing) {}

	Divergence() {
		this(Clock.systemUTC());
	}

	/** @param clock tells since when there is a difference */
	Divergence(Clock clock) {
		this.clock = clock;
	}

	/**
	 * What the definition says now.
	 *
	 * @param gone files that it names and that are not there
	 */
	void defined(DefinitionText definition, Set<Path> gone) {
		defined = Optional.of(definition);
		missing = gone;
	}

	/** The process has ended, or another one begins. */
	void forget() {
		told = null;
		seen = null;
		block = Optional.empty();
		devices = Optional.empty();
		compared = null;
		differences = List.of();
		since = Map.of();
		watchedDisks = false;
		watchedDevices = false;
	}

	/** The machine with its differences; trees that nobody watches any more are as they were. */
	MachineSnapshot compared(MachineSnapshot now, List<PlugJournal.Entry> plugged, Set<String> linksDown) {
		learn(now);
		var path = now.identity().definitionPath();
		if (defined.isPresent() && !path.isEmpty()) {
			var inputs = new Inputs(defined.get().text(), DefinitionFile.folder(Path.of(path)),
					now.identity().launched() ? now.identity().commandLine() : List.of(), block, plugged, devices,
					linksDown, now.load().memoryBytes(), missing);
			if (!inputs.equals(compared)) {
				compare(inputs, defined.get());
			}
			watchedDisks = now.trees().block().isPresent();
			watchedDevices = now.trees().pci().isPresent();
		}
		return now.withDifferences(differences);
	}

	private void learn(MachineSnapshot now) {
		now.trees().block().filter(graph -> graph != told).ifPresent(graph -> {
			told = graph;
			block = Optional.of(withoutFigures(graph));
		});
		now.trees().pci().filter(topology -> topology != seen).ifPresent(topology -> {
			seen = topology;
			devices = Optional.of(topology.allFunctions().map(PciFunction::id).collect(Collectors.toSet()));
		});
	}

	private static BlockGraph withoutFigures(BlockGraph graph) {
		return new BlockGraph(graph.devices().stream().map(BlockGraph.Device::withoutCounters).toList(),
				graph.looseNodes(), List.of());
	}

	private void compare(Inputs inputs, DefinitionText definition) {
		var running = new Running(StartedOptions.of(inputs.commandLine(), definition.options()), inputs.block(),
				inputs.plugged(), inputs.devices(), inputs.linksDown(), inputs.memory(),
				inputs.missing());
		var first = compared == null;
		var times = new HashMap<String, Optional<Instant>>();
		differences = List.copyOf(Differences.of(definition, inputs.folder(), running).stream().map(difference -> {
			var time = time(difference, inputs, first);
			times.put(difference.key(), time);
			return difference.at(time);
		}).toList());
		since = times;
		compared = inputs;
	}

	private Optional<Instant> time(Difference difference, Inputs inputs, boolean first) {
		var known = since.get(difference.key());
		if (known != null) {
			return known;
		}
		var plugged = difference.kind() == Kind.PLUGGED
				? inputs.plugged().stream().filter(entry -> entry.deviceId().equals(difference.subject()))
						.map(PlugJournal.Entry::created).findFirst()
				: Optional.<Instant>empty();
		var watched = OF_DISKS.contains(difference.kind())
				? watchedDisks
				: difference.kind() != Kind.MISSING || watchedDevices;
		return plugged.or(() -> first || !watched ? Optional.empty() : Optional.of(clock.instant()));
	}
}
