package org.wheelhouse.core.deviceform;

import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.capability.PlugAnswers;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.qmp.command.DeviceAdd;
import org.wheelhouse.qmp.session.CommandFailed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Asks a running machine whether it would take a device, without plugging it: see {@link PlugAnswers}. */
public final class DryProbe {

	private DryProbe() {
		// holds no state
	}

	/**
	 * Asks once.
	 *
	 * @param type of the device
	 * @param bus  that it is dropped on; empty for none
	 * @return what the machine says, on the thread of the wires. Fails when it does not answer
	 */
	public static CompletableFuture<ProbeAnswer> of(MachineAccess machine, String type, String bus) {
		var properties = JsonNodeFactory.instance.objectNode().put("id", "asked");
		if (!bus.isEmpty()) {
			properties.put("bus", bus);
		}
		return machine.ask(new DeviceAdd(type, properties.put(PlugAnswers.NO_SUCH, 1)))
				.thenApply(_ -> ProbeAnswer.TAKEN)
				.exceptionallyCompose(problem -> OperationFailed.cause(problem) instanceof CommandFailed refused
						? CompletableFuture.completedFuture(ProbeAnswer.of(refused.words()))
						: CompletableFuture.failedFuture(problem));
	}
}
