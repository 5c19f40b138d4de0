package org.wheelhouse.core.cpu;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.guard.CpuHotplug;
import org.wheelhouse.core.hotplug.UnplugDevice;
import org.wheelhouse.core.hotplug.UnplugForGood;
import org.wheelhouse.core.hotplug.UnplugResult;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.DeviceAct;
import org.wheelhouse.core.operation.News;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.state.Topic;

/**
 * Takes a CPU out: asks the guest to let go of it, where QEMU survives that. It is put back into its place where QEMU survives
 * that too, which an emulated CPU need not.
 */
public final class UnplugCpu implements Operation<UnplugResult> {

	private final MachineAccess machine;
	private final UnplugDevice unplug;
	private final String cpu;
	private volatile Optional<PlugCpu> again = Optional.empty();

	/** @param cpu its id; the QOM path of one without */
	public UnplugCpu(MachineAccess machine, String cpu) {
		this(machine, cpu, UnplugDevice.keepingBackend(machine, cpu, Optional.empty()));
	}

	/** @param silence how long the guest may say nothing before that is the answer */
	public UnplugCpu(MachineAccess machine, String cpu, Duration silence) {
		this(machine, cpu, UnplugDevice.keepingBackend(machine, cpu, Optional.of(silence)));
	}

	private UnplugCpu(MachineAccess machine, String cpu, UnplugDevice unplug) {
		this.machine = machine;
		this.cpu = cpu;
		this.unplug = unplug;
	}

	/** Whether the definition has it as a device, so that the next start brings it back; never fails. */
	public CompletableFuture<Boolean> isDefined() {
		return unplug.isDefined();
	}

	/** The same, which also takes the CPU out of the definition when it has gone. */
	public Operation<UnplugResult> forGood() {
		return machine.definition().map(file -> new UnplugForGood(cpu, file).after(this)).orElse(this);
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
						OperationFailed.refused(why, cpus.unplugRemedy())))
				.orElseGet(this::unplug))
				.whenComplete((_, _) -> machine.invalidate(Topic.CPU));
	}

	/** Where it is is known only before it leaves. */
	private CompletableFuture<UnplugResult> unplug() {
		return PlugCpu.again(machine, cpu).exceptionally(_ -> Optional.empty()).thenCompose(found -> {
			again = found;
			return unplug.run();
		});
	}

	@Override
	public Optional<DeviceAct> deviceAct() {
		return unplug.deviceAct();
	}

	@Override
	public CompletableFuture<Optional<String>> refusal() {
		return CpuHotplug.of(machine).thenApply(CpuHotplug::unplugRefusal).exceptionally(_ -> Optional.empty());
	}

	@Override
	public Optional<Operation<?>> inverse() {
		return again.map(plug -> plug);
	}

	@Override
	public News news(UnplugResult departure) {
		return unplug.news(departure);
	}
}
