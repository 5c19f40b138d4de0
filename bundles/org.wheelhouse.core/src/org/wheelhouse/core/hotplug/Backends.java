package org.wheelhouse.core.hotplug;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.wheelhouse.core.block.CreateImage;
import org.wheelhouse.core.block.WrittenImage;
import org.wheelhouse.core.hotplug.BackendRequest.CharacterDevice;
import org.wheelhouse.core.hotplug.BackendRequest.EncryptedImage;
import org.wheelhouse.core.hotplug.BackendRequest.ExistingImage;
import org.wheelhouse.core.hotplug.BackendRequest.HostNetwork;
import org.wheelhouse.core.hotplug.BackendRequest.HostObject;
import org.wheelhouse.core.hotplug.BackendRequest.NewImage;
import org.wheelhouse.core.hotplug.BackendRequest.None;
import org.wheelhouse.core.hotplug.BackendRequest.UserNetwork;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Step;
import org.wheelhouse.core.state.PlugJournal;
import org.wheelhouse.qmp.command.BlockdevAdd;
import org.wheelhouse.qmp.command.BlockdevDel;
import org.wheelhouse.qmp.command.ChardevAdd;
import org.wheelhouse.qmp.command.ChardevRemove;
import org.wheelhouse.qmp.command.NetdevAdd;
import org.wheelhouse.qmp.command.NetdevDel;
import org.wheelhouse.qmp.command.ObjectAdd;
import org.wheelhouse.qmp.command.ObjectDel;
import org.wheelhouse.qmp.command.QmpCommand;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How a back end is made, linked to its device and written down.
 *
 * @param steps      that make it
 * @param properties of the device that name it; empty when there is none
 * @param name       of the node or network; empty when there is none
 * @param entry      for the journal
 */
public record Backends(List<Step> steps, List<String> properties, String name, Optional<PlugJournal.Backend> entry) {

	/** Marks nodes and networks as made here; nobody else's are ever removed. */
	static final String PREFIX = "wh-";

	private static final ObjectMapper JSON = new ObjectMapper();
	private static final int LONGEST_NODE_NAME = 31;
	/** Room for {@code -file} behind the name. */
	private static final int LONGEST_STEM = LONGEST_NODE_NAME - 5;

	static Backends of(MachineAccess machine, String deviceId, BackendRequest intent) {
		var name = name(deviceId);
		return switch (intent) {
			case ExistingImage(var file, var format, var readOnly) ->
				image(machine, name, node(name, file, format, readOnly));
			case EncryptedImage image -> encrypted(machine, name, EncryptedImage.secretId(deviceId), image);
			case NewImage fresh ->
				image(machine, name, node(name, fresh.file(), fresh.format(), false),
						creation(machine, name, fresh));
			case UserNetwork(var forwards) -> network(machine, name, "user", forwards(forwards));
			case HostNetwork(var kind, var options) -> network(machine, name, kind, object(options));
			case CharacterDevice chardev -> chardev(machine, name, chardev);
			case HostObject(var properties, var kind, var options) ->
				object(machine, name, properties, new ObjectAdd(kind, name, object(options)));
			case None _ -> new Backends(List.of(), List.of(), "", Optional.empty());
		};
	}

	/** The name of what a device gets: at most 31 characters, told apart by a checksum when it had to be cut. */
	public static String name(String deviceId) {
		var whole = PREFIX + deviceId;
		if (whole.length() <= LONGEST_STEM) {
			return whole;
		}
		var sum = String.format("-%08x", deviceId.hashCode());
		return whole.substring(0, LONGEST_STEM - sum.length()) + sum;
	}

	/** The job that creates an image for a node. */
	static String creation(String node) {
		return node + "-job";
	}

	/** The node of the file alone, while a format is written into it. */
	static String protocol(String node) {
		return node + "-file";
	}

	private static Backends image(MachineAccess machine, String name, ObjectNode node) {
		return image(machine, name, node, written(machine, node));
	}

	private static List<Step> written(MachineAccess machine, ObjectNode node) {
		return WrittenImage.of(machine, node).<List<Step>>map(List::of).orElse(List.of());
	}

	private static Backends image(MachineAccess machine, String name, ObjectNode node, List<Step> before) {
		var add = new BlockdevAdd(node);
		var steps = new ArrayList<>(before);
		steps.add(new Step.Send(machine, add, "open the image", "The image could not be opened", new BlockdevDel(name),
				"the opened image"));
		return new Backends(steps, List.of("drive"), name, entry(add));
	}

	private static ObjectNode node(String name, Path file, String format, boolean readOnly) {
		var options = object().put("driver", format).put("node-name", name);
		if (readOnly) {
			options.put("read-only", true);
		}
		options.putObject("file").put("driver", "file").put("filename", file.toString());
		return options;
	}

	private static Backends encrypted(MachineAccess machine, String name, String secretId, EncryptedImage image) {
		var options = node(name, image.file(), image.format(), image.readOnly());
		if (image.format().equals("luks")) {
			options.put("key-secret", secretId);
		} else {
			options.putObject("encrypt").put("format", "luks").put("key-secret", secretId);
		}
		var add = new BlockdevAdd(options);
		var steps = new ArrayList<>(written(machine, options));
		steps.add(new EncryptedNode(machine, secretId, image.key(), add, name));
		return new Backends(steps, List.of("drive"), name, entry(add));
	}

	private static List<Step> creation(MachineAccess machine, String name, NewImage image) {
		var file = image.file();
		var raw = image.format().equals("raw");
		var makeFile = object().put("driver", "file").put("filename", file.toString()).put("size",
				raw ? image.bytes() : 0);
		var create = new CreateImage(machine, creation(name), makeFile, file, true);
		if (raw) {
			return List.of(create);
		}
		var protocol = protocol(name);
		var open = new BlockdevAdd(
				object().put("driver", "file").put("node-name", protocol).put("filename", file.toString()));
		var close = new BlockdevDel(protocol);
		var makeFormat = object().put("driver", image.format()).put("file", protocol).put("size", image.bytes());
		return List.of(create,
				new Step.Send(machine, open, "open the empty file", "The new file could not be opened", close, ""),
				new CreateImage(machine, creation(name), makeFormat, file, false),
				new Step.Send(machine, close, "close the file", "The new file could not be closed", open, ""));
	}

	private static Backends network(MachineAccess machine, String name, String kind, ObjectNode options) {
		var add = new NetdevAdd(kind, name, options);
		return new Backends(List.of(new Step.Send(machine, add, "make the network", "The network could not be made",
				new NetdevDel(name), "the network")), List.of("netdev"), name, entry(add));
	}

	/** A network that was made from here, to be made again; empty when it is none, or nobody can read it. */
	static Optional<Backends> recorded(MachineAccess machine, PlugJournal.Backend entry) {
		try {
			return entry.command().equals("netdev_add") && JSON.readTree(entry.arguments()) instanceof ObjectNode told
					? Optional.of(network(machine, told.path("id").asText(), told.path("type").asText(),
							told.without(List.of("id", "type"))))
					: Optional.empty();
		} catch (JsonProcessingException _) {
			return Optional.empty();
		}
	}

	private static ObjectNode forwards(List<String> forwards) {
		var options = object();
		if (!forwards.isEmpty()) {
			var listed = options.putArray("hostfwd");
			forwards.forEach(forward -> listed.addObject().put("str", forward));
		}
		return options;
	}

	private static Backends chardev(MachineAccess machine, String name, CharacterDevice wanted) {
		var backend = object();
		var data = backend.put("type", switch (wanted.kind()) {
			case PTY -> "pty";
			case LISTEN, CONNECT -> "socket";
			case FILE -> "file";
			case NULL -> "null";
		}).putObject("data");
		switch (wanted.kind()) {
			case LISTEN, CONNECT -> {
				data.putObject("addr").put("type", "unix").putObject("data").put("path", wanted.path());
				data.put("server", wanted.kind() == CharacterDevice.Kind.LISTEN);
				if (wanted.kind() == CharacterDevice.Kind.LISTEN) {
					data.put("wait", false);
				}
			}
			// Without it QEMU cuts a file that is there.
			case FILE -> data.put("out", wanted.path()).put("append", true);
			case PTY, NULL -> {
				// They lead to nothing that has a name.
			}
		}
		if (!wanted.log().isEmpty()) {
			data.put("logfile", wanted.log()).put("logappend", true);
		}
		var add = new ChardevAdd(name, backend);
		return new Backends(List.of(new Step.Send(machine, add, "make the character device",
				"The character device could not be made", new ChardevRemove(name), "the character device")),
				List.of("chardev"), name, entry(add));
	}

	private static Backends object(MachineAccess machine, String name, List<String> properties,
			ObjectAdd add) {
		return new Backends(List.of(new Step.Send(machine, add, "make what is behind it",
				"What is behind it could not be made", new ObjectDel(name), "the " + add.qomType())), properties, name,
				entry(add));
	}

	private static ObjectNode object(Map<String, Object> options) {
		var object = object();
		new TreeMap<>(options).forEach((name, value) -> HotplugDevice.put(object, name, value));
		return object;
	}

	private static Optional<PlugJournal.Backend> entry(QmpCommand<?> command) {
		return Optional.of(new PlugJournal.Backend(command.name(), command.arguments().toString()));
	}

	private static ObjectNode object() {
		return JsonNodeFactory.instance.objectNode();
	}
}
