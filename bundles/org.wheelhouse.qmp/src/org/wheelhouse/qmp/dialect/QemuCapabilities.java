package org.wheelhouse.qmp.dialect;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.qmp.command.QueryCommands;
import org.wheelhouse.qmp.command.QueryQmpSchema;
import org.wheelhouse.qmp.schema.QmpSchema;
import org.wheelhouse.qmp.schema.ReferenceSchema;
import org.wheelhouse.qmp.session.CommandSender;

/**
 * What one QEMU understands, and how it is spoken to.
 *
 * @param commands   the names of all its commands, in its own order
 * @param schema     their types; empty for a QEMU before 2.5, which cannot tell them
 * @param translator says the commands of the reference to it
 */
public record QemuCapabilities(Set<String> commands, Optional<QmpSchema> schema, Translator translator) {

	/**
	 * Asks a QEMU for all that it understands. Never blocks.
	 *
	 * @param sender also for what the translator sends later
	 * @return fails with {@link org.wheelhouse.qmp.session.QmpException}
	 */
	public static CompletableFuture<QemuCapabilities> learn(CommandSender sender) {
		return sender.send(new QueryCommands()).thenCompose(commands -> learn(commands, sender));
	}

	/**
	 * As {@link #learn(CommandSender)} when the names of its commands are known.
	 *
	 * @param commands in QEMU's order
	 */
	public static CompletableFuture<QemuCapabilities> learn(Set<String> commands, CommandSender sender) {
		return schema(commands, sender).thenApply(schema -> of(commands, schema, sender));
	}

	private static QemuCapabilities of(Set<String> commands, Optional<QmpSchema> schema, CommandSender sender) {
		return new QemuCapabilities(commands, schema, new Translator(CommandSet.of(commands, schema), sender));
	}

	/** The same, said by way of another sender; which CPU is chosen begins anew. */
	public QemuCapabilities through(CommandSender other) {
		return of(commands, schema, other);
	}

	private static CompletableFuture<Optional<QmpSchema>> schema(Set<String> commands, CommandSender sender) {
		return commands.contains("query-qmp-schema")
				? sender.send(new QueryQmpSchema()).thenApply(answer -> Optional.of(new QmpSchema(answer)))
				: CompletableFuture.completedFuture(Optional.empty());
	}

	/** How commands are written: its schema, or what is known without one of the commands that it has. */
	public QmpSchema grammar() {
		return schema.orElseGet(() -> ReferenceSchema.of(commands));
	}
}
