package org.wheelhouse.qmp.dialect;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Nodes of the block graph, which stand for a disk that has no back end with a name. */
final class Nodes {

	private static final String BY_NODE = "A disk made by -blockdev is named by its node.";

	private Nodes() {
	}

	/**
	 * As it is; and when QEMU does not know that name, by the node of the guest's device of that name, or of the node itself.
	 *
	 * @param possible whether this QEMU lets disks be named so
	 */
	static Way byOtherName(RawCommand command, boolean possible) {
		if (!possible || !command.arguments().has("device")) {
			return new Way.Native();
		}
		return new Way.Translated(BY_NODE, List.of(command),
				exchange -> Refusal.otherwise(exchange.send(command), Refusal::isUnknownName,
						() -> named(exchange, command.name(), command.arguments())
								.thenCompose(arguments -> exchange.send(new RawCommand(command.name(), arguments)))));
	}

	private static CompletableFuture<ObjectNode> named(Exchange exchange, String command, ObjectNode arguments) {
		var name = arguments.path("device").asText();
		return exchange.send(new RawCommand("query-block")).thenApply(drives -> {
			var node = Drives.find(drives, name).map(drive -> drive.path("inserted").path("node-name").asText())
					.filter(found -> !found.isEmpty()).orElse(name);
			arguments.remove("device");
			arguments.put("node-name", node);
			if (command.equals("blockdev-snapshot-sync") && !arguments.has("snapshot-node-name")) {
				// QEMU wants a name for the new node too. Node names end at 31 characters.
				arguments.put("snapshot-node-name",
						node.substring(0, Math.min(node.length(), 22)) + "-"
								+ Long.toString(System.currentTimeMillis() / 1000, Character.MAX_RADIX));
			}
			return arguments;
		});
	}
}
