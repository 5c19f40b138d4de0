package org.wheelhouse.core.hotplug;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;

/** Takes a device out of a running machine, and when it has gone, however late, out of the definition. */
record UnplugForGood(UnplugDevice unplug, String deviceId,
		DefinitionFile definition) implements Operation<UnplugResult> {

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
		return unplug.run().thenCompose(departure -> switch (departure) {
			case UnplugResult.Unplugged gone -> forget(gone).thenApply(done -> done);
			case UnplugResult.Silent(var text, var late) ->
				CompletableFuture.completedFuture(new UnplugResult.Silent(text, late.thenCompose(this::forget)));
			case UnplugResult.Refused refused -> CompletableFuture.completedFuture(refused);
		});
	}

	private CompletableFuture<UnplugResult.Unplugged> forget(UnplugResult.Unplugged gone) {
		return definition.change(now -> new DefinedDevice(deviceId).out(now)).handle((_, problem) -> {
			if (problem == null) {
				return gone;
			}
			var remarks = new ArrayList<>(gone.remarks());
			remarks.add("The definition still has it: " + Fault.of(problem).what());
			return new UnplugResult.Unplugged(remarks);
		});
	}
}
