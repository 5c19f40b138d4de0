package org.wheelhouse.qmp.dialect;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Drives of the guest, whose back end has a name of its own ({@code -drive}) or not ({@code -blockdev}). The reference names
 * them by that name only.
 */
final class Drives {

	private static final String BY_ID = "A drive made by -blockdev is named by the guest's device.";
	private static final String BY_NODE = "A disk made by -blockdev is named by its node.";
	private static final int LONGEST_NODE_NAME = 31;

	private Drives() {
	}

	/**
	 * A command as it is; and when QEMU does not know that name, by the guest's device.
	 *
	 * @param possible whether this QEMU lets drives be named so
	 */
	static Translation byId(RawCommand command, boolean possible) {
		return possible && namesDrive(command)
				? otherwise(BY_ID, command, drives -> withId(command, drives))
				: new Translation.Native();
	}

	/**
	 * A command as it is; and when QEMU does not know that name, by the node of the guest's device of that name, or by the
	 * node itself.
	 *
	 * @param possible whether this QEMU lets disks be named so
	 */
	static Translation byNode(RawCommand command, boolean possible) {
		return possible && namesDrive(command)
				? otherwise(BY_NODE, command, drives -> withNode(command, drives))
				: new Translation.Native();
	}

	/** Another medium, where {@code change} is gone. */
	static Translation change(String why, RawCommand change) {
		var command = changeMedium(change.arguments());
		return otherwise(why, command, drives -> withId(command, drives));
	}

	/**
	 * {@code change} as it is, which knows no other names; and when QEMU does not know that one, what came after it.
	 *
	 * @param possible whether this QEMU has that, and lets drives be named by the guest's device
	 */
	static Translation changeOrById(RawCommand change, boolean possible) {
		return possible && namesDrive(change)
				? otherwise(BY_ID, change, drives -> withId(changeMedium(change.arguments()), drives))
				: new Translation.Native();
	}

	private static boolean namesDrive(RawCommand command) {
		return command.arguments().has("device");
	}

	/** A command; and when QEMU does not know the name in it, what becomes of it once the drives are known. */
	private static Translation otherwise(String why, RawCommand command, Function<JsonNode, RawCommand> other) {
		return new Translation.Translated(why, List.of(command),
				sender -> Refusal.otherwise(sender.send(command), Refusal::isUnknownName,
						() -> sender.send(new RawCommand("query-block"))
								.thenCompose(drives -> sender.send(other.apply(drives)))));
	}

	private static RawCommand changeMedium(ObjectNode change) {
		var arguments = Dialect.object();
		arguments.set("device", change.path("device"));
		arguments.set("filename", change.path("target"));
		if (change.has("arg")) {
			arguments.set("format", change.path("arg"));
		}
		return new RawCommand("blockdev-change-medium", arguments);
	}

	/** With {@code id} instead of {@code device}, when there is a device of that name. */
	private static RawCommand withId(RawCommand command, JsonNode drives) {
		var arguments = command.arguments();
		find(drives, arguments.path("device").asText()).ifPresent(drive -> {
			arguments.remove("device");
			arguments.put("id", drive.path("qdev").asText());
		});
		return new RawCommand(command.name(), arguments);
	}

	private static RawCommand withNode(RawCommand command, JsonNode drives) {
		var arguments = command.arguments();
		var name = arguments.remove("device").asText();
		var node = find(drives, name).map(drive -> drive.path("inserted").path("node-name").asText())
				.filter(found -> !found.isEmpty()).orElse(name);
		arguments.put("node-name", node);
		if (command.name().equals("blockdev-snapshot-sync") && !arguments.has("snapshot-node-name")) {
			// QEMU wants a name for the new node too.
			arguments.put("snapshot-node-name", newName(node));
		}
		return new RawCommand(command.name(), arguments);
	}

	private static String newName(String node) {
		var time = "-" + Long.toString(System.currentTimeMillis() / 1000, Character.MAX_RADIX);
		return node.substring(0, Math.min(node.length(), LONGEST_NODE_NAME - time.length())) + time;
	}

	/** The drive whose device in the guest, or whose node, is called so. */
	private static Optional<JsonNode> find(JsonNode drives, String name) {
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
