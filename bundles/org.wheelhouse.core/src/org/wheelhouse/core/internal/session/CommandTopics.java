package org.wheelhouse.core.internal.session;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.wheelhouse.core.machine.HumanMonitorLine;
import org.wheelhouse.core.machine.Questions;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.qmp.command.QmpCommand;

/**
 * What is no longer known after a command, whoever sent it from here: QEMU tells no event of most of what a command changes.
 * A command that is not known may have changed anything.
 */
final class CommandTopics {

	private static final Set<Topic> NONE = EnumSet.noneOf(Topic.class);
	/** What a device, or what is behind one, is seen in. */
	private static final Set<Topic> EQUIPMENT = EnumSet.of(Topic.PCI, Topic.TOPOLOGY, Topic.BLOCK, Topic.CPU,
			Topic.BALLOON, Topic.MEMORY, Topic.NETWORK);
	private static final Set<Topic> ALL = EnumSet.complementOf(EnumSet.of(Topic.BLOCK_STATS));

	private CommandTopics() {
		// only a table
	}

	/** The topics to ask about again when a command was done. */
	static Set<Topic> staleAfter(QmpCommand<?> command) {
		var name = command.name();
		if (name.equals(HumanMonitorLine.COMMAND)) {
			return afterLine(HumanMonitorLine.of(command));
		}
		return Questions.isOne(name) ? NONE : switch (name) {
			case "stop", "cont", "system_reset", "system_powerdown", "system_wakeup", "quit", "inject-nmi", "nmi" ->
				EnumSet.of(Topic.STATUS);
			case "device_add", "device_del", "object-add", "object-del", "object_add", "object_del", "netdev_add",
					"netdev_del", "device-sync-config" ->
				EQUIPMENT;
			case "set_link" -> EnumSet.of(Topic.NETWORK);
			case "balloon" -> EnumSet.of(Topic.BALLOON, Topic.MEMORY);
			case "set_password", "expire_password", "change-vnc-password", "add_client", "display-reload",
					"display-update" ->
				EnumSet.of(Topic.VNC);
			case "change" -> EnumSet.of(Topic.BLOCK, Topic.VNC);
			case "eject", "transaction" -> EnumSet.of(Topic.BLOCK);
			case "snapshot-save", "snapshot-load", "snapshot-delete" -> EnumSet.of(Topic.BLOCK, Topic.STATUS);
			case "screendump", "send-key", "getfd", "closefd", "add-fd", "remove-fd", "memsave", "pmemsave",
					"dump-guest-memory", "dump-skeys", "announce-self", "client_migrate_info", "cpu",
					"qmp_capabilities", "set-action", "watchdog-set-action" ->
				NONE;
			default -> byFamily(name);
		};
	}

	private static Set<Topic> byFamily(String name) {
		if (name.startsWith("block") || name.startsWith("drive") || name.startsWith("nbd") || name.startsWith("job-")
				|| name.startsWith("x-block") || name.startsWith("change-backing")) {
			return EnumSet.of(Topic.BLOCK);
		}
		if (name.startsWith("migrate")) {
			return EnumSet.of(Topic.MIGRATION, Topic.STATUS);
		}
		return name.startsWith("chardev-") || name.startsWith("ringbuf-") || name.startsWith("trace-event-")
				|| name.startsWith("input-") ? NONE : ALL;
	}

	private static Set<Topic> afterLine(Optional<HumanMonitorLine> line) {
		return line.filter(said -> !said.onlyAsks()).map(_ -> ALL).orElse(NONE);
	}
}
