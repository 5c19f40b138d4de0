package org.wheelhouse.core.internal.machine;

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
import org.wheelhouse.qmp.command.QueryBlock;
import org.wheelhouse.qmp.command.QueryNamedBlockNodes;

/** The block devices and the nodes behind them; the counters that were known stay. */
final class BlockQuestion implements Question {

	private final CommandSender machine;
	private final ObjectTypes types;

	private record Typed(BlockGraphReader reader, Map<String, String> types) {}

	BlockQuestion(CommandSender machine, ObjectTypes types) {
		this.machine = machine;
		this.types = types;
	}

	@Override
	public CompletableFuture<UnaryOperator<MachineSnapshot>> ask() {
		return machine.send(new QueryBlock())
				.thenCombine(machine.send(new QueryNamedBlockNodes(true)), BlockGraphReader::new)
				.thenCompose(this::withTypes).thenApply(typed -> {
					var graph = typed.reader().read(typed.types());
					return snapshot -> snapshot.with(snapshot.trees()
							.withBlock(Optional
									.of(snapshot.trees().block().map(before -> counted(graph, before)).orElse(graph))));
				});
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
		return new BlockGraph(graph.devices().stream()
				.map(device -> before.devices().stream().filter(old -> old.key().equals(device.key())).findFirst()
						.flatMap(Device::counters).map(device::with).orElse(device))
				.toList(), graph.looseNodes());
	}
}
