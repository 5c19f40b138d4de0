package org.wheelhouse.core.hotplug;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Commands;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.operation.Step;
import org.wheelhouse.host.HostFiles;
import org.wheelhouse.host.Secret;
import org.wheelhouse.qmp.command.BlockdevAdd;
import org.wheelhouse.qmp.command.BlockdevDel;
import org.wheelhouse.qmp.command.ObjectAdd;
import org.wheelhouse.qmp.command.ObjectDel;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An encrypted image is opened. QEMU reads the key from a file that nobody else may read, and that is gone when it has
 * answered: so the key is in no command, which others may log, and QEMU does not give it back when it is asked. When the image
 * is open, or refused, QEMU has no secret any more.
 */
final class EncryptedNode implements Step {

	private static final String SECRET = "secret";
	private static final String NOT_HANDED = "The key could not be handed over";

	private final MachineAccess machine;
	private final String secretId;
	private final Secret key;
	private final BlockdevAdd open;
	private final BlockdevDel close;
	private final Path folder;

	/**
	 * @param secretId that the node names
	 * @param node     its name
	 */
	EncryptedNode(MachineAccess machine, String secretId, Secret key, BlockdevAdd open, String node) {
		this.machine = machine;
		this.secretId = secretId;
		this.key = key;
		this.open = open;
		close = new BlockdevDel(node);
		folder = machine.host().files().privateFolder().resolve(SECRET + "-" + UUID.randomUUID());
	}

	@Override
	public List<PlannedCommand> plan() {
		return List.of(PlannedCommand.of(machine, add(), "give it the key, by a file that is gone then"),
				PlannedCommand.of(machine, open, "open the image"),
				PlannedCommand.of(machine, new ObjectDel(secretId), "take the key away again"));
	}

	private Path file() {
		return folder.resolve(SECRET);
	}

	private ObjectNode properties() {
		return JsonNodeFactory.instance.objectNode().put("file", file().toString());
	}

	private ObjectAdd add() {
		return new ObjectAdd(SECRET, secretId, properties());
	}

	@Override
	public CompletableFuture<?> run() {
		return handOver().thenCompose(_ -> Commands.send(machine, open, "The image could not be opened")
				.exceptionallyCompose(problem -> machine.send(new ObjectDel(secretId)).handle((_, _) -> true)
						.thenCompose(_ -> CompletableFuture.failedFuture(problem))))
				.thenCompose(
						_ -> Commands.send(machine, new ObjectDel(secretId), "The key could not be taken away again")
								.exceptionallyCompose(problem -> undo()
										.thenCompose(_ -> CompletableFuture.failedFuture(problem))))
				.thenApply(done -> {
					// It is right: a start with this disk, and a migration, need it again.
					machine.secrets().tell(machine.id(), secretId, key);
					return done;
				});
	}

	private CompletableFuture<?> handOver() {
		var files = machine.host().files();
		return files.createFolder(folder).thenCompose(_ -> files.create(file(), key.bytes()))
				.exceptionallyCompose(
						problem -> CompletableFuture.failedFuture(OperationFailed.of(NOT_HANDED, problem, List.of())))
				.thenCompose(_ -> send())
				.handle((_, problem) -> removed(files).thenCompose(_ -> problem == null
						? CompletableFuture.completedFuture(true)
						: CompletableFuture.<Boolean>failedFuture(problem)))
				.thenCompose(result -> result);
	}

	/** Before 6.0 the properties are a member of their own. */
	private CompletableFuture<?> send() {
		return machine.language().thenCompose(language -> language.grammar().takes(add().name(), "props")
				? Commands.send(machine, nested(), NOT_HANDED).thenApply(_ -> true)
				: Commands.send(machine, add(), NOT_HANDED).thenApply(_ -> true));
	}

	private RawCommand nested() {
		var arguments = JsonNodeFactory.instance.objectNode().put("qom-type", SECRET).put("id", secretId);
		arguments.set("props", properties());
		return new RawCommand(add().name(), arguments);
	}

	/** Whatever has come of it, nothing is left. */
	private CompletableFuture<Boolean> removed(HostFiles files) {
		return files.delete(file()).exceptionally(_ -> false).thenCompose(_ -> files.delete(folder))
				.exceptionally(_ -> false);
	}

	@Override
	public CompletableFuture<String> undo() {
		return machine.send(close).handle((_, problem) -> problem == null
				? "the opened image"
				: "not the opened image (" + OperationFailed.cause(problem).getMessage() + ")");
	}
}
