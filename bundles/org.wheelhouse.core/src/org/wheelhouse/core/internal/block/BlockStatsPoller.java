package org.wheelhouse.core.internal.block;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

import org.wheelhouse.core.internal.machine.Facet;
import org.wheelhouse.core.internal.machine.Poller;
import org.wheelhouse.core.internal.series.RecordedSeries;
import org.wheelhouse.core.state.BlockGraph;
import org.wheelhouse.core.state.BlockGraph.Counters;
import org.wheelhouse.core.state.BlockGraph.Device;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.MachineTrees;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.qmp.command.QueryBlockstats;
import org.wheelhouse.qmp.command.QueryBlockstats.NodeStats;
import org.wheelhouse.qmp.command.QueryBlockstats.Stats;
import org.wheelhouse.qmp.session.CommandSender;

/** The counters of the block devices, once a second; rates are made of two samples. */
public final class BlockStatsPoller implements Poller {

	/** Counters of the block devices. */
	public static final Facet FACET = new Facet(Topic.BLOCK_STATS, Set.of(),
			context -> new BlockStatsPoller(context.machine(), context.series()));

	private static final Duration PERIOD = Duration.ofSeconds(1);
	/** Samples further apart say nothing about now: nobody watched in between. */
	private static final Duration TOO_OLD = Duration.ofSeconds(10);

	private final CommandSender machine;
	private final RecordedSeries series;
	private Map<String, Sample> before = Map.of();

	private record Sample(Stats stats, long nanos) {}

	public BlockStatsPoller(CommandSender machine, RecordedSeries series) {
		this.machine = machine;
		this.series = series;
	}

	@Override
	public CompletableFuture<UnaryOperator<MachineSnapshot>> ask() {
		return machine.send(new QueryBlockstats()).thenApply(answer -> {
			var nanos = System.nanoTime();
			return snapshot -> change(snapshot, answer, nanos);
		});
	}

	private MachineSnapshot change(MachineSnapshot snapshot, List<NodeStats> answer, long nanos) {
		var samples = new HashMap<String, Sample>();
		var counters = new HashMap<String, Counters>();
		var read = 0L;
		var written = 0L;
		for (var node : answer) {
			var key = key(node.qdev().orElse(""), node.device().orElse(""));
			samples.put(key, new Sample(node.stats(), nanos));
			var counted = counters(node.stats(), Optional.ofNullable(before.get(key)), nanos);
			counters.put(key, counted);
			read += Math.max(0, counted.readBytesPerSecond());
			written += Math.max(0, counted.writtenBytesPerSecond());
		}
		var known = counters.values().stream().anyMatch(counted -> counted.readBytesPerSecond() >= 0);
		before = samples;
		if (known) {
			series.addDisk(System.currentTimeMillis(), read, written);
		}
		return snapshot.with(snapshot.load().withDisk(known ? read + written : -1)).with(
				snapshot.trees().with(MachineTrees.BLOCK,
						snapshot.trees().block().map(graph -> counted(graph, counters))));
	}

	private static String key(String qdev, String device) {
		return qdev.isEmpty() ? device : qdev;
	}

	private static Counters counters(Stats now, Optional<Sample> before, long nanos) {
		var reads = -1L;
		var writes = -1L;
		if (before.isPresent()) {
			var apart = nanos - before.get().nanos();
			if (apart > 0 && apart < TOO_OLD.toNanos()) {
				reads = perSecond(now.readBytes() - before.get().stats().readBytes(), apart);
				writes = perSecond(now.writtenBytes() - before.get().stats().writtenBytes(), apart);
			}
		}
		return new Counters(now.readBytes(), now.writtenBytes(), now.readOperations(), now.writeOperations(),
				now.flushOperations(), now.readTime().toNanos(), now.writeTime().toNanos(), now.flushTime().toNanos(),
				now.highestWrittenOffset(), reads, writes);
	}

	private static long perSecond(long bytes, long nanos) {
		return Math.max(0, Math.round(bytes * 1e9 / nanos));
	}

	private static BlockGraph counted(BlockGraph graph, Map<String, Counters> counters) {
		return graph.withDevices(graph.devices().stream().map(device -> counted(device, counters)).toList());
	}

	private static Device counted(Device device, Map<String, Counters> counters) {
		var counted = counters.get(key(device.qdev(), device.device()));
		return counted == null ? device : device.with(counted);
	}

	@Override
	public Optional<Duration> period() {
		return Optional.of(PERIOD);
	}
}
