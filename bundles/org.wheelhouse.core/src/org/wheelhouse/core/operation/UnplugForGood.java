package org.wheelhouse.core.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.Fault;
import org.wheelhouse.core.definition.DefinitionFile;

/** Takes a device out of a running machine, and when it has gone, however late, out of the definition. */
record UnplugForGood(UnplugDevice unplug, String deviceId, DefinitionFile definition) implements Operation<Departure> {

	@Override
	public String label() {
		return unplug.label();
	}

	@Override
	public List<PlannedCommand> plan() {
		return unplug.plan();
	}

	@Override
	public Optional<Operation<?>> inverse() {
		return unplug.inverse();
	}

	@Override
	public CompletableFuture<Departure> run() {
		return unplug.run().thenCompose(departure -> switch (departure) {
			case Departure.Unplugged gone -> forget(gone).thenApply(done -> done);
			case Departure.Silent(var text, var late) ->
				CompletableFuture.completedFuture(new Departure.Silent(text, late.thenCompose(this::forget)));
			case Departure.Refused refused -> CompletableFuture.completedFuture(refused);
		});
	}

	private CompletableFuture<Departure.Unplugged> forget(Departure.Unplugged gone) {
		return definition.change(now -> new DefinedDevice(deviceId).out(now)).handle((_, problem) -> {
			if (problem == null) {
				return gone;
			}
			var remarks = new ArrayList<>(gone.remarks());
			remarks.add("The definition still has it: " + Fault.of(problem).what());
			return new Departure.Unplugged(remarks);
		});
	}
}
