package org.wheelhouse.core.hotplug;

import java.util.Optional;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.state.PlugJournal;
import org.wheelhouse.qmp.command.BlockdevDel;
import org.wheelhouse.qmp.command.ChardevRemove;
import org.wheelhouse.qmp.command.NetdevDel;
import org.wheelhouse.qmp.command.ObjectDel;
import org.wheelhouse.qmp.command.QmpCommand;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What goes with a device: a back end that the workbench made for it. Others' back ends stay; QEMU itself removes that of a
 * {@code -drive}.
 *
 * @param removal the command that removes it
 */
record OwnBackend(QmpCommand<?> removal) {

	private static final ObjectMapper JSON = new ObjectMapper();

	/** From the journal; else from the block devices shown, by the name that only the workbench gives. */
	static Optional<OwnBackend> of(MachineAccess machine, String deviceId) {
		return machine.journal().entries().stream().filter(entry -> entry.deviceId().equals(deviceId)).findFirst()
				.map(OwnBackend::recorded).orElseGet(() -> shown(machine, deviceId));
	}

	/** What is written of it in the journal. */
	static Optional<OwnBackend> recorded(PlugJournal.Entry entry) {
		return entry.backend().flatMap(OwnBackend::recorded);
	}

	private static Optional<OwnBackend> recorded(PlugJournal.Backend backend) {
		try {
			var arguments = JSON.readTree(backend.arguments());
			return switch (backend.command()) {
				case "blockdev-add" ->
					Optional.of(new OwnBackend(new BlockdevDel(arguments.path("node-name").asText())));
				case "object-add" -> Optional.of(new OwnBackend(new ObjectDel(arguments.path("id").asText())));
				case "chardev-add" -> Optional.of(new OwnBackend(new ChardevRemove(arguments.path("id").asText())));
				case "netdev_add" -> Optional.of(new OwnBackend(new NetdevDel(arguments.path("id").asText())));
				default -> Optional.empty();
			};
		} catch (JsonProcessingException _) {
			return Optional.empty();
		}
	}

	private static Optional<OwnBackend> shown(MachineAccess machine, String deviceId) {
		return machine.snapshot().trees().block().stream().flatMap(graph -> graph.devices().stream())
				.filter(device -> device.qdev().equals(deviceId)
						|| device.qdev().startsWith("/machine/peripheral/" + deviceId + "/"))
				.flatMap(device -> device.chain().stream().limit(1)).map(node -> node.nodeName())
				.filter(name -> name.startsWith(Backends.PREFIX)).findFirst()
				.map(name -> new OwnBackend(new BlockdevDel(name)));
	}
}
