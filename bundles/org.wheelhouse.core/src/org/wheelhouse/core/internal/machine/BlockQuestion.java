package org.wheelhouse.core.internal.machine;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

import org.wheelhouse.core.BlockGraph;
import org.wheelhouse.core.BlockGraph.Device;
import org.wheelhouse.core.MachineSnapshot;
import org.wheelhouse.core.topology.CommandSender;
import org.wheelhouse.qmp.command.BlockNode;
import org.wheelhouse.qmp.command.QueryBlock;
import org.wheelhouse.qmp.command.QueryBlockJobs;
import org.wheelhouse.qmp.command.QueryNamedBlockNodes;

/**
 * The block devices, the nodes behind them and their jobs, again and again while there are some; the counters that were known
 * stay. While an image is being created nothing is asked.
 */
final class BlockQuestion implements Question {

	private static final Duration WORKING = Duration.ofSeconds(1);

	private final CommandSender machine;
	private final ObjectTypes types;
	private final ImageCreations creations;
	private boolean working;

	private record Answers(List<QueryBlock.Device> devices, List<BlockNode> nodes) {}

	private record Typed(BlockGraphReader reader, Map<String, String> types) {}

	BlockQuestion(CommandSender machine, ObjectTypes types, ImageCreations creations) {
		this.machine = machine;
		this.types = types;
		this.creations = creations;
	}

	@Override
	public CompletableFuture<UnaryOperator<MachineSnapshot>> ask() {
		return creations.unlessOne(machine, this::askNow)
				.thenApply(change -> change.orElse(this::later));
	}

	private MachineSnapshot later(MachineSnapshot snapshot) {
		working = true;
		return snapshot;
	}

	private CompletableFuture<UnaryOperator<MachineSnapshot>> askNow() {
		var jobs = Refusals.instead(machine.send(new QueryBlockJobs()), List.of());
		return machine.send(new QueryBlock()).thenCombine(machine.send(new QueryNamedBlockNodes(true)), Answers::new)
				.thenCombine(jobs, (answers, found) -> new BlockGraphReader(answers.devices(), answers.nodes(), found))
				.thenCompose(this::withTypes)
				.thenApply(typed -> snapshot -> change(snapshot, typed.reader().read(typed.types())));
	}

	private MachineSnapshot change(MachineSnapshot snapshot, BlockGraph graph) {
		working = !graph.jobs().isEmpty();
		return snapshot.with(snapshot.trees()
				.withBlock(Optional.of(snapshot.trees().block().map(before -> counted(graph, before)).orElse(graph))));
	}

	@Override
	public Optional<Duration> period() {
		return working ? Optional.of(WORKING) : Optional.empty();
	}

	private CompletableFuture<Typed> withTypes(BlockGraphReader reader) {
		var all = CompletableFuture.completedFuture(new HashMap<String, String>());
		for (var path : paths(reader)) {
			all = all.thenCombine(types.of(path), (found, type) -> {
				found.put(path, type);
				return found;
			});
		}
		return all.thenApply(found -> new Typed(reader, found));
	}

	private static List<String> paths(BlockGraphReader reader) {
		return reader.answer().stream().map(BlockGraphReader::path).filter(path -> !path.isEmpty()).toList();
	}

	private static BlockGraph counted(BlockGraph graph, BlockGraph before) {
		return graph.withDevices(graph.devices().stream()
				.map(device -> before.devices().stream().filter(old -> old.key().equals(device.key())).findFirst()
						.flatMap(Device::counters).map(device::with).orElse(device))
				.toList());
	}
}
