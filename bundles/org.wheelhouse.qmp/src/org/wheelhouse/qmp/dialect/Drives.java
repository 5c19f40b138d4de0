package org.wheelhouse.qmp.dialect;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Drives of the guest, which have a name of their back end ({@code -drive}) or not ({@code -blockdev}). */
final class Drives {

	private static final String BY_ID = "A drive made by -blockdev is named by the guest's device.";

	private Drives() {
	}

	/**
	 * As it is; and when QEMU does not know that name, by the guest's device.
	 *
	 * @param possible whether this QEMU lets drives be named so
	 */
	static Way byOtherName(RawCommand command, boolean possible) {
		if (!possible || !command.arguments().has("device")) {
			return new Way.Native();
		}
		return new Way.Translated(BY_ID, List.of(command),
				exchange -> Refusal.otherwise(exchange.send(command), Refusal::isUnknownName,
						() -> named(exchange, command.arguments())
								.thenCompose(arguments -> exchange.send(new RawCommand(command.name(), arguments)))));
	}

	/** Another medium. */
	static Way change(String why, ObjectNode arguments) {
		var said = Dialect.object();
		said.set("device", arguments.path("device"));
		said.set("filename", arguments.path("target"));
		if (arguments.has("arg")) {
			said.set("format", arguments.path("arg"));
		}
		var command = new RawCommand("blockdev-change-medium", said);
		return byOtherName(command, true) instanceof Way.Translated translated
				? new Way.Translated(why, translated.said(), translated.steps())
				: new Way.Native();
	}

	/** The same arguments with {@code id} instead of {@code device}, when there is a device of that name. */
	private static CompletableFuture<ObjectNode> named(Exchange exchange, ObjectNode arguments) {
		var name = arguments.path("device").asText();
		return exchange.send(new RawCommand("query-block")).thenApply(drives -> {
			find(drives, name).ifPresent(drive -> {
				arguments.remove("device");
				arguments.put("id", drive.path("qdev").asText());
			});
			return arguments;
		});
	}

	/** The drive whose device in the guest, or whose node, is called so. */
	static Optional<JsonNode> find(JsonNode drives, String name) {
		for (var drive : drives) {
			var qdev = drive.path("qdev").asText();
			var isDevice = qdev.equals(name) || qdev.equals("/machine/peripheral/" + name)
					|| qdev.startsWith("/machine/peripheral/" + name + "/");
			if (!qdev.isEmpty()
					&& (isDevice || drive.path("inserted").path("node-name").asText().equals(name))) {
				return Optional.of(drive);
			}
		}
		return Optional.empty();
	}
}
