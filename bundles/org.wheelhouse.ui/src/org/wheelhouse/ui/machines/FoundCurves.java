package org.wheelhouse.ui.machines;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.wheelhouse.core.series.Samples;
import org.wheelhouse.model.live.FoundQemu;
import org.wheelhouse.model.live.Inventory;

/**
 * How busy the QEMUs that were found have been for a minute. Nobody else keeps that: they are known only while somebody looks.
 * UI thread.
 */
final class FoundCurves {

	private static final int KEPT = 60;

	private record Sample(long millis, double percent) {}

	private final Map<FoundQemu, Deque<Sample>> curves = new HashMap<>();

	/** Takes a sample of each; to be called once a second. Those that are not there any more are forgotten. */
	void sample(Inventory inventory, long now) {
		Set<FoundQemu> there = new HashSet<>();
		for (var host : inventory.getHosts()) {
			var found = host.getFound();
			if (found != null) {
				there.addAll(found.getQemus());
			}
		}
		curves.keySet().retainAll(there);
		there.stream().filter(qemu -> qemu.getCpuPercent() >= 0).forEach(qemu -> {
			var curve = curves.computeIfAbsent(qemu, _ -> new ArrayDeque<>());
			curve.addLast(new Sample(now, qemu.getCpuPercent()));
			if (curve.size() > KEPT) {
				curve.removeFirst();
			}
		});
	}

	/** Of one of them. */
	Samples of(FoundQemu qemu) {
		var curve = curves.getOrDefault(qemu, new ArrayDeque<>());
		return new Samples(curve.stream().mapToLong(Sample::millis).toArray(),
				curve.stream().mapToDouble(Sample::percent).toArray());
	}
}
