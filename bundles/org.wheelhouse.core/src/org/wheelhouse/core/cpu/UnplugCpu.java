package org.wheelhouse.core.cpu;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.guard.CpuHotplug;
import org.wheelhouse.core.hotplug.UnplugDevice;
import org.wheelhouse.core.hotplug.UnplugResult;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.News;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.state.Topic;

/**
 * Takes a CPU out: asks the guest to let go of it, where QEMU survives that. Nothing takes it back, for an emulated CPU that has
 * left may not come again.
 */
public final class UnplugCpu implements Operation<UnplugResult> {

	private final MachineAccess machine;
	private final UnplugDevice unplug;

	/** @param cpu its id; the QOM path of one without */
	public UnplugCpu(MachineAccess machine, String cpu) {
		this(machine, new UnplugDevice(machine, cpu));
	}

	/** @param silence how long the guest may say nothing before that is the answer */
	public UnplugCpu(MachineAccess machine, String cpu, Duration silence) {
		this(machine, new UnplugDevice(machine, cpu, silence));
	}

	private UnplugCpu(MachineAccess machine, UnplugDevice unplug) {
		this.machine = machine;
		this.unplug = unplug;
	}

	@Override
	public String label() {
		return unplug.label();
	}

	@Override
	public List<PlannedCommand> plan() {
		return unplug.plan();
	}

	@Override
	public CompletableFuture<UnplugResult> run() {
		return CpuHotplug.of(machine).thenCompose(cpus -> cpus.unplugRefusal()
				.<CompletableFuture<UnplugResult>>map(why -> CompletableFuture.failedFuture(
						OperationFailed.refused(why, "Start it with -accel tcg,thread=multi to do that.")))
				.orElseGet(unplug::run))
				.whenComplete((_, _) -> machine.invalidate(Topic.CPU));
	}

	@Override
	public News news(UnplugResult departure) {
		return unplug.news(departure);
	}
}
