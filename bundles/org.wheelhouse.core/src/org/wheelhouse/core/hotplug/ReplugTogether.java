package org.wheelhouse.core.hotplug;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.DeviceAct;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;

/**
 * Plugs in again what went together: a controller, then what was on it. When one does not come, the controller is taken out again
 * with those that did.
 *
 * @param devices the controller first
 */
record ReplugTogether(MachineAccess machine, List<ReplugDevice> devices) implements Operation<PluggedDevice> {

	ReplugTogether {
		devices = List.copyOf(devices);
	}

	@Override
	public String label() {
		return devices.getFirst().label();
	}

	@Override
	public Optional<DeviceAct> deviceAct() {
		return devices.getFirst().deviceAct();
	}

	@Override
	public List<PlannedCommand> plan() {
		return devices.stream().flatMap(device -> device.plan().stream()).toList();
	}

	@Override
	public CompletableFuture<Optional<Warning>> warning() {
		return devices.getFirst().warning();
	}

	@Override
	public CompletableFuture<Optional<String>> refusal() {
		return devices.getFirst().refusal();
	}

	@Override
	public CompletableFuture<PluggedDevice> run() {
		var first = devices.getFirst().run();
		CompletableFuture<PluggedDevice> all = first;
		for (var device : devices.subList(1, devices.size())) {
			all = all.thenCompose(_ -> device.run());
		}
		return all.thenCompose(_ -> first).exceptionallyCompose(problem -> first.isCompletedExceptionally()
				? CompletableFuture.failedFuture(OperationFailed.cause(problem))
				: first.thenCompose(controller -> new UnplugDevice(machine, controller.id()).run())
						.handle((left, _) -> OperationFailed.of("What was on it could not be plugged in again",
								problem, List.of(left instanceof UnplugResult.Unplugged
										? "the controller"
										: "not the controller")))
						.thenCompose(CompletableFuture::failedFuture));
	}
}
