package org.wheelhouse.core.migration;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What is written beside the memory of a guest that went into a file: what it takes to continue it, and on which disks alone it
 * may be.
 *
 * @param name       what a person calls the machine
 * @param machineId  by which it was known
 * @param program    of the QEMU that had it
 * @param version    of that
 * @param options    with which another one is started, without {@code -incoming}; they name no secrets
 * @param definition the file that it was started by
 * @param running    whether it ran until it was saved
 * @param taken      when
 * @param disks      the files of its disks, all of them
 * @param limits     what gives its disks their limits
 */
record SavedState(String name, String machineId, String program, String version, List<QemuOption> options,
		Optional<Path> definition, boolean running, Instant taken, List<SavedDisk> disks, List<QmpCommand<?>> limits) {

	/** Behind the name of the file with the memory. */
	static final String SUFFIX = ".about";
	/** Behind that, once a machine has been started from it: it is never to be again. */
	static final String USED = ".used";

	private static final ObjectMapper JSON = new ObjectMapper();
	private static final int FORMAT = 1;

	/**
	 * A file as it was when the guest was saved.
	 *
	 * @param size      bytes
	 * @param modified  when it was last written
	 * @param beginning of what is in it, as a hash
	 */
	record SavedDisk(String path, long size, Instant modified, String beginning) {}

	/** The file that this is written into. */
	static Path beside(Path file) {
		return file.resolveSibling(file.getFileName() + SUFFIX);
	}

	byte[] bytes() {
		var json = JSON.createObjectNode().put("format", FORMAT).put("name", name).put("machine", machineId)
				.put("program", program).put("version", version).put("running", running)
				.put("taken", taken.toString());
		definition.ifPresent(path -> json.put("definition", path.toString()));
		var all = json.putArray("options");
		for (var option : options) {
			var one = all.addObject().put("name", option.name()).put("origin", option.origin().name());
			option.value().ifPresent(value -> one.put("value", value));
		}
		var files = json.putArray("disks");
		disks.forEach(disk -> files.addObject().put("path", disk.path()).put("size", disk.size())
				.put("modified", disk.modified().toString()).put("beginning", disk.beginning()));
		var commands = json.putArray("limits");
		limits.forEach(limit -> commands.addObject().put("command", limit.name()).set("arguments", limit.arguments()));
		return (json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
	}

	/** Reads it; fails with a sentence when it is none. */
	static SavedState read(byte[] bytes) throws CoreException {
		try {
			var json = JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
			if (json.path("format").asInt() != FORMAT) {
				throw new CoreException("What was written about the saved guest is of another version of Wheelhouse.");
			}
			var options = new ArrayList<QemuOption>();
			json.path("options").forEach(option -> options.add(new QemuOption(option.path("name").asText(),
					text(option, "value"), QemuOption.Origin.valueOf(option.path("origin").asText()))));
			var disks = new ArrayList<SavedDisk>();
			json.path("disks").forEach(disk -> disks.add(new SavedDisk(disk.path("path").asText(),
					disk.path("size").asLong(), Instant.parse(disk.path("modified").asText()),
					disk.path("beginning").asText())));
			var limits = new ArrayList<QmpCommand<?>>();
			json.path("limits").forEach(limit -> limits.add(new RawCommand(limit.path("command").asText(),
					limit.path("arguments") instanceof ObjectNode arguments
							? arguments
							: JsonNodeFactory.instance.objectNode())));
			return new SavedState(json.path("name").asText(), json.path("machine").asText(),
					json.path("program").asText(), json.path("version").asText(), options,
					text(json, "definition").map(Path::of), json.path("running").asBoolean(),
					Instant.parse(json.path("taken").asText()), disks, limits);
		} catch (JsonProcessingException | RuntimeException e) {
			throw new CoreException("What was written about the saved guest is not understood.", e);
		}
	}

	private static Optional<String> text(JsonNode node, String name) {
		return node.hasNonNull(name) ? Optional.of(node.path(name).asText()) : Optional.empty();
	}
}
