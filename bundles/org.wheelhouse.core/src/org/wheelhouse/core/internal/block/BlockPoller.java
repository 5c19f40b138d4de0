package org.wheelhouse.core.internal.block;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.wheelhouse.core.internal.machine.Facet;
import org.wheelhouse.core.internal.machine.Poller;
import org.wheelhouse.core.internal.machine.TreeSync;
import org.wheelhouse.core.machine.ImageCreations;
import org.wheelhouse.core.machine.ObjectTypes;
import org.wheelhouse.core.machine.OptionalQuery;
import org.wheelhouse.core.state.BlockGraph;
import org.wheelhouse.core.state.BlockGraph.Device;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.MachineTrees;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.LivePackage.Literals;
import org.wheelhouse.qmp.command.BlockNode;
import org.wheelhouse.qmp.command.QueryBlock;
import org.wheelhouse.qmp.command.QueryBlockJobs;
import org.wheelhouse.qmp.command.QueryJobs;
import org.wheelhouse.qmp.command.QueryNamedBlockNodes;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.dialect.QemuCapabilities;
import org.wheelhouse.qmp.dialect.Translator;
import org.wheelhouse.qmp.session.CommandSender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The block devices, the nodes behind them and their jobs, again and again while there are some; the counters that were known
 * stay. While an image is being created nothing is asked.
 */
public final class BlockPoller implements Poller {

	/** Block devices, nodes and jobs. */
	public static final Facet FACET = new Facet(Topic.BLOCK,
			Set.of("BLOCK_*", "RESET", "DEVICE_DELETED", "DEVICE_TRAY_MOVED", "QUORUM_FAILURE", "JOB_STATUS_CHANGE"),
			context -> new BlockPoller(context.machine(), context.types(), context.creations(), context.language()),
			() -> TreeSync.of(MachineTrees.BLOCK, Literals.MACHINE__BLOCK, new BlockSync()::apply));

	private static final Duration WORKING = Duration.ofSeconds(1);

	private final CommandSender machine;
	private final ObjectTypes types;
	private final ImageCreations creations;
	private final Supplier<CompletableFuture<QemuCapabilities>> language;
	private final JobReader reader = new JobReader(System::nanoTime);
	private boolean working;
	/** What {@link #look} saw last. */
	private Optional<Look> seen = Optional.empty();

	/** What QEMU tells of its graph without opening anything: how it hangs together, and what the devices have. */
	private record Look(JsonNode graph, JsonNode devices) {}

	private record Answers(List<QueryBlock.Device> devices, List<BlockNode> nodes) {}

	private record Typed(BlockGraphReader reader, Map<String, String> types) {}

	/** @param language what QEMU understands of arguments too */
	public BlockPoller(CommandSender machine, ObjectTypes types, ImageCreations creations,
			Supplier<CompletableFuture<QemuCapabilities>> language) {
		this.machine = machine;
		this.types = types;
		this.creations = creations;
		this.language = language;
	}

	@Override
	public CompletableFuture<UnaryOperator<MachineSnapshot>> ask() {
		// Before, so that what asks for nodes is sent right when it is allowed.
		return language.get().thenCompose(known -> creations.unlessOne(machine, () -> askNow(known.translator())))
				.thenApply(change -> change.orElse(this::later));
	}

	/**
	 * Where the question itself can harm, {@link ImageCreations}, it is not asked because time has passed, but only when
	 * something else tells that the graph is another one.
	 */
	@Override
	public CompletableFuture<UnaryOperator<MachineSnapshot>> askAgain() {
		return creations.isSafe() ? ask() : look().thenCompose(now -> {
			if (now.isEmpty() || now.equals(seen)) {
				return CompletableFuture.completedFuture(UnaryOperator.identity());
			}
			seen = now;
			return ask();
		});
	}

	/** Empty where QEMU does not have the command. */
	private CompletableFuture<Optional<Look>> look() {
		return OptionalQuery.instead(machine.send(new RawCommand("x-debug-query-block-graph"))
				.thenCombine(machine.send(new RawCommand("query-block")), BlockPoller::look).thenApply(Optional::of),
				Optional.empty());
	}

	private static Look look(JsonNode graph, JsonNode devices) {
		devices.forEach(device -> {
			if (device.path("inserted") instanceof ObjectNode inserted) {
				inserted.remove("image"); // how large it has become, with each write of the guest
			}
		});
		return new Look(graph, devices);
	}

	private MachineSnapshot later(MachineSnapshot snapshot) {
		working = true;
		return snapshot;
	}

	private CompletableFuture<UnaryOperator<MachineSnapshot>> askNow(Translator words) {
		// What the oldest versions do not have is not there: jobs before 1.1, nodes with names before 2.0.
		var jobs = OptionalQuery.insteadOfLacking(machine.send(new QueryJobs()), List.of()).thenCombine(
				OptionalQuery.insteadOfLacking(machine.send(new QueryBlockJobs()), List.<QueryBlockJobs.Job>of()),
				reader::read);
		var nodes = OptionalQuery.insteadOfLacking(words.ask(new QueryNamedBlockNodes(true)), List.of());
		return machine.send(new QueryBlock()).thenCombine(nodes, Answers::new)
				.thenCombine(jobs, (answers, found) -> new BlockGraphReader(answers.devices(), answers.nodes(), found))
				.thenCompose(this::withTypes)
				.thenApply(typed -> snapshot -> change(snapshot, typed.reader().read(typed.types())));
	}

	private MachineSnapshot change(MachineSnapshot snapshot, BlockGraph graph) {
		working = !graph.jobs().isEmpty();
		return snapshot.with(snapshot.trees()
				.with(MachineTrees.BLOCK,
						Optional.of(snapshot.trees().block().map(before -> counted(graph, before)).orElse(graph))));
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
