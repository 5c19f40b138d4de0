package org.wheelhouse.core.block;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.operation.Step;
import org.wheelhouse.qmp.command.QueryNamedBlockNodes;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Images that are opened so that a guest can write to them: refused when another image is an overlay on one, which would be spoilt.
 * QEMU lets a guest do so. Whatever opens an image passes here first; nothing is sent to QEMU but questions.
 */
public final class WrittenImage implements Step {

	private final MachineAccess machine;
	/** Empty where it is not written to, or is no file. */
	private final Supplier<CompletableFuture<Optional<Path>>> file;

	private WrittenImage(MachineAccess machine, Supplier<CompletableFuture<Optional<Path>>> file) {
		this.machine = machine;
		this.file = file;
	}

	/** @param file as QEMU names it */
	public static WrittenImage of(MachineAccess machine, Path file) {
		return new WrittenImage(machine, () -> CompletableFuture.completedFuture(Optional.of(file)));
	}

	/** What {@code blockdev-add} with these arguments opens; empty when that is only read, or no file. */
	public static Optional<WrittenImage> of(MachineAccess machine, JsonNode node) {
		return node.path("read-only").asBoolean()
				? Optional.empty()
				: Optional.of(node.findPath("filename").asText()).filter(name -> !name.isEmpty())
						.map(name -> of(machine, Path.of(name)));
	}

	/** What a node is on that QEMU has open already, for nobody. */
	public static WrittenImage ofNode(MachineAccess machine, String node) {
		return new WrittenImage(machine, () -> machine.ask(new QueryNamedBlockNodes(true))
				.thenApply(nodes -> nodes.stream().filter(known -> known.nodeName().filter(node::equals).isPresent())
						.filter(known -> !known.readOnly()).findFirst().map(known -> Path.of(known.file()))));
	}

	@Override
	public List<PlannedCommand> plan() {
		return List.of();
	}

	/** @return fails with {@link OperationFailed}, which names an overlay, where there is one */
	@Override
	public CompletableFuture<Boolean> run() {
		return file.get().thenCompose(named -> named.map(this::unlessBase)
				.orElseGet(() -> CompletableFuture.completedFuture(true)));
	}

	private CompletableFuture<Boolean> unlessBase(Path told) {
		return machine.files().here(told).thenCompose(here -> machine.overlaysOn(here.orElse(told)))
				.thenCompose(overlays -> overlays.stream().findFirst().map(overlay -> refuse(told, overlay))
						.orElseGet(() -> CompletableFuture.completedFuture(true)));
	}

	private static CompletableFuture<Boolean> refuse(Path file, Path overlay) {
		return CompletableFuture.failedFuture(OperationFailed.refused(
				"No guest may write to " + file + ": " + overlay + " is an overlay on it",
				"Let the guest only read it, or give it an overlay."));
	}

	@Override
	public CompletableFuture<String> undo() {
		return CompletableFuture.completedFuture("");
	}
}
