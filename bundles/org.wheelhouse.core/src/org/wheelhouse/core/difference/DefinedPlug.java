package org.wheelhouse.core.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.wheelhouse.core.commandline.DeviceOption;
import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.state.BlockGraph.Node;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.qmp.command.NetdevAdd;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A device of a definition that a machine does not have, and what has to be made for it before it can be plugged in. Pure.
 *
 * @param device  as it is written
 * @param network to be made; empty when it uses none, or one that is there
 */
record DefinedPlug(DeviceOption device, Optional<NetdevAdd> network) {

	/** Those that run no program of the definition and take nothing from the host. */
	private static final Set<String> NETWORKS = Set.of("user", "bridge");
	private static final Set<String> LISTS = Set.of("hostfwd", "dnssearch");
	private static final Set<String> PROGRAMS = Set.of("guestfwd", "smb", "helper");
	private static final Map<String, Boolean> FLAGS = Map.of("on", true, "yes", true, "off", false, "no", false);
	private static final Set<String> BACKENDS = Set.of("chardev", "memdev", "fsdev", "audiodev", "tpmdev", "iothread");

	/**
	 * Finds it.
	 *
	 * @throws CoreException when it can only be had at the next start; its message is a sentence for a person
	 */
	static DefinedPlug of(List<QemuOption> options, String id, Running running) throws CoreException {
		var device = options.stream().filter(option -> option.name().equals("device")).map(DeviceOption::of)
				.filter(option -> option.id().equals(id)).findFirst()
				.orElseThrow(() -> new CoreException("The definition has no device " + id + " any more"));
		for (var key : BACKENDS) {
			if (device.value(key).isPresent()) {
				throw new CoreException("At the next start: what it uses, " + key + "=" + device.value(key).get()
						+ ", is made there");
			}
		}
		var drive = device.value("drive");
		if (drive.isPresent() && !isFree(drive.get(), running)) {
			throw new CoreException("At the next start, which looks at its image first");
		}
		var netdev = device.value("netdev");
		return new DefinedPlug(device, netdev.isEmpty() ? Optional.empty() : network(options, netdev.get(), running));
	}

	/** A node that the machine has open for nobody. */
	private static boolean isFree(String node, Running running) {
		return running.block().stream().flatMap(graph -> graph.looseNodes().stream()).map(Node::nodeName)
				.anyMatch(node::equals);
	}

	private static Optional<NetdevAdd> network(List<QemuOption> options, String id, Running running)
			throws CoreException {
		boolean made = networks(running.started()).anyMatch(network -> network.id().equals(id));
		if (made) {
			return Optional.empty();
		}
		var network = networks(options).filter(candidate -> candidate.id().equals(id)).findFirst()
				.orElseThrow(() -> new CoreException("The definition has no -netdev " + id));
		var type = network.json().map(json -> json.path("type").asText()).orElseGet(() -> network.text().head("type"));
		if (!NETWORKS.contains(type) || network.properties().keySet().stream().anyMatch(PROGRAMS::contains)) {
			throw new CoreException("At the next start: its network is of the kind " + type);
		}
		return Optional.of(new NetdevAdd(type, id, network.json().map(ObjectNode::deepCopy)
				.map(json -> json.remove(List.of("type", "id"))).orElseGet(() -> arguments(network.text()))));
	}

	private static Stream<DeviceOption> networks(List<QemuOption> options) {
		return options.stream().filter(option -> option.name().equals("netdev")).map(DeviceOption::of);
	}

	private static ObjectNode arguments(KeyValues text) {
		var arguments = JsonNodeFactory.instance.objectNode();
		for (var part : text.parts()) {
			if (part.key().isEmpty() || part.key().equals("id") || part.key().equals("type")) {
				continue;
			}
			if (LISTS.contains(part.key())) {
				arguments.withArray("/" + part.key()).addObject().put("str", part.value());
			} else if (FLAGS.containsKey(part.value())) {
				arguments.put(part.key(), FLAGS.get(part.value()));
			} else {
				arguments.put(part.key(), part.value());
			}
		}
		return arguments;
	}

	/** What a definition says of a device, for a person. */
	static String words(QemuOption option) {
		var device = DeviceOption.of(option);
		var words = new ArrayList<>(List.of(device.type()));
		device.backends().forEach(words::add);
		device.value("bus").ifPresent(bus -> words.add("in " + bus));
		return String.join(", ", words);
	}
}
