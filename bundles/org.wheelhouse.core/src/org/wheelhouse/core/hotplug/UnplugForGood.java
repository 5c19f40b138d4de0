package org.wheelhouse.core.hotplug;

import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.operation.KeptOperation;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.host.DefinitionText;

/**
 * Takes a device that has gone, however late, out of the definition too; what puts it back writes it there again. Any thread;
 * nothing blocks.
 */
public final class UnplugForGood {

	private final String deviceId;
	private final DefinitionFile definition;
	/** Before it was taken out of it; empty as long as it was not. */
	private volatile Optional<DefinitionText> before = Optional.empty();

	/** @param deviceId as the definition has it */
	public UnplugForGood(String deviceId, DefinitionFile definition) {
		this.deviceId = deviceId;
		this.definition = definition;
	}

	/** What unplugs it, with that behind it. */
	public Operation<UnplugResult> after(Operation<UnplugResult> unplug) {
		return unplug.continued(run -> run.thenCompose(departure -> switch (departure) {
			case UnplugResult.Unplugged gone -> forget(gone).thenApply(done -> done);
			case UnplugResult.Silent(var text, var late) ->
				CompletableFuture.completedFuture(new UnplugResult.Silent(text, late.thenCompose(this::forget)));
			case UnplugResult.Refused refused -> CompletableFuture.completedFuture(refused);
		})).undoneBy(
				() -> unplug.inverse().map(back -> KeptOperation.in(definition, back, this::withIt)));
	}

	private CompletableFuture<UnplugResult.Unplugged> forget(UnplugResult.Unplugged gone) {
		return definition.change(now -> {
			before = Optional.of(now);
			return device().out(now);
		}).handle((_, problem) -> {
			if (problem == null) {
				return gone;
			}
			var remarks = new ArrayList<>(gone.remarks());
			remarks.add("The definition still has it: " + Fault.of(problem).what());
			return new UnplugResult.Unplugged(remarks);
		});
	}

	/** As it was; where something else was written since, at its end. */
	private DefinitionText withIt(DefinitionText now) {
		return before.map(text -> device().out(text).text().equals(now.text())
				? text
				: device().isIn(now) ? now : now.with(device().in(text))).orElse(now);
	}

	private DefinedDevice device() {
		return new DefinedDevice(deviceId);
	}
}
