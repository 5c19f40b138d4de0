package org.wheelhouse.core.hotplug;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.operation.Operation;

/** Takes a device that has gone, however late, out of the definition too. */
record UnplugForGood(String deviceId, DefinitionFile definition) {

	Operation<UnplugResult> after(UnplugDevice unplug) {
		return unplug.continued(run -> run.thenCompose(departure -> switch (departure) {
			case UnplugResult.Unplugged gone -> forget(gone).thenApply(done -> done);
			case UnplugResult.Silent(var text, var late) ->
				CompletableFuture.completedFuture(new UnplugResult.Silent(text, late.thenCompose(this::forget)));
			case UnplugResult.Refused refused -> CompletableFuture.completedFuture(refused);
		}));
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
