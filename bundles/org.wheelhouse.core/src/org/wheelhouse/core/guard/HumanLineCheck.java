package org.wheelhouse.core.guard;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.qmp.command.HumanMonitorCommand;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Lines of the human monitor that end a machine or lose something: by the command that does the same where there is one. A line
 * that cannot be read is left to QEMU.
 */
record HumanLineCheck(MachineAccess machine, CommandSafety guard) {

	private static final Pattern SIZE = Pattern.compile("(\\d{1,15})([bkmgtBKMGT]?)");
	/** In the order of their powers of 1024. */
	private static final String UNITS = "bkmgt";
	private static final int KEY_AND_VALUE = 2;

	CompletableFuture<Optional<Warning>> before(String line) {
		var words = List.of(line.strip().split("\\s+"));
		var options = words.stream().skip(1).filter(word -> word.matches("-[a-z]+")).toList();
		var values = words.stream().skip(1).filter(word -> !options.contains(word)).toList();
		return before(words.getFirst(), options, values);
	}

	private CompletableFuture<Optional<Warning>> before(String command, List<String> options, List<String> values) {
		var arguments = JsonNodeFactory.instance.objectNode();
		return switch (command) {
			case "cont", "c" -> guard.before("cont", arguments);
			case "quit", "q" -> guard.before("quit", arguments);
			case "balloon" -> size(values, 0).map(bytes -> guard.before(command, arguments.put("value", bytes)))
					.orElseGet(HumanLineCheck::none);
			case "block_resize" -> size(values, 1).map(bytes -> guard.before(command,
					arguments.put("device", values.getFirst()).put("size", bytes))).orElseGet(HumanLineCheck::none);
			case "set_link" -> values.size() < KEY_AND_VALUE
					? none()
					: guard.before(command, arguments.put("name", values.get(0)).put("up", values.get(1).equals("on")));
			case "netdev_del" -> first(values).map(id -> guard.before(command, arguments.put("id", id)))
					.orElseGet(HumanLineCheck::none);
			case "device_del" -> first(values).map(id -> guard.before(command, arguments.put("id", id)))
					.orElseGet(HumanLineCheck::none);
			case "netdev_add" -> first(values).map(text -> guard.before(command, properties(text, "type")))
					.orElseGet(HumanLineCheck::none);
			case "device_add" -> first(values).map(this::plugged).orElseGet(HumanLineCheck::none);
			case "eject" -> options.contains("-f")
					? some("The medium is taken out even if the guest has locked the tray, and loses what it has not written to it yet.",
							"Without -f the guest is asked.")
					: none();
			case "change" -> values.size() == 3
					? guard.before(command,
							arguments.put("device", values.get(0)).put("target", values.get(1)).put("arg",
									values.get(2)))
					: none();
			case "set_password" -> values.size() < KEY_AND_VALUE
					? none()
					: guard.before(command, arguments.put("protocol", values.get(0)).put("password", values.get(1)));
			case "qom-set" -> values.size() == 3
					? guard.before(command, property(arguments, values))
					: none();
			case "nbd_server_stop" -> guard.before("nbd-server-stop", arguments);
			case "loadvm" -> guard.before("snapshot-load", arguments);
			case "delvm" -> guard.before("snapshot-delete", arguments);
			case "savevm" -> saved(first(values));
			case "drive_del" -> some(
					"QEMU takes the image away at once, without asking the guest: what the guest still writes is lost.",
					"Unplug the device instead: then the guest lets go of it first.");
			case "commit" ->
				some("What the overlay has is written into the image below it. That cannot be taken back, and every "
						+ "other overlay of that image is spoiled.", "");
			case "memsave", "pmemsave" -> file(values, 2);
			case "wavcapture", "dump-guest-memory", "screendump", "logfile" -> file(values, 0);
			case "snapshot_blkdev", "drive_backup", "drive_mirror" -> options.contains("-n") ? none() : file(values, 1);
			default -> none();
		};
	}

	private CompletableFuture<Optional<Warning>> plugged(String text) {
		var arguments = properties(text, "driver");
		// To list what a type takes QEMU does what it does when it is asked for its properties.
		return arguments.has("help") || arguments.has("?")
				? guard.before("device-list-properties",
						JsonNodeFactory.instance.objectNode().put("typename", arguments.path("driver").asText()))
				: guard.before("device_add", arguments);
	}

	private CompletableFuture<Optional<Warning>> saved(Optional<String> name) {
		return name.map(this::replaced).orElseGet(HumanLineCheck::none).thenCombine(new VmStateCheck(machine).before(),
				(replaced, memory) -> memory.or(() -> replaced));
	}

	/** QEMU takes the newer one for a replacement. */
	private CompletableFuture<Optional<Warning>> replaced(String name) {
		return machine.send(new HumanMonitorCommand("info snapshots")).thenApply(printed -> printed.lines()
				.anyMatch(line -> Arrays.asList(line.split("\\s+")).contains(name))
						? Optional.of(Warning.damage(
								"There is a snapshot '" + name + "' already. It is replaced without a word.",
								"Choose another name."))
						: Optional.empty());
	}

	private CompletableFuture<Optional<Warning>> file(List<String> values, int index) {
		return index < values.size()
				? new FileCheck(machine).before(values.get(index).replaceAll("^\"|\"$", ""))
				: none();
	}

	private static ObjectNode property(ObjectNode arguments, List<String> values) {
		arguments.put("path", values.get(0)).put("property", values.get(1));
		return switch (values.get(2)) {
			case "off", "no", "false" -> arguments.put("value", false);
			default -> arguments.put("value", values.get(2));
		};
	}

	/** {@code type,key=value,…}. */
	private static ObjectNode properties(String text, String first) {
		var arguments = JsonNodeFactory.instance.objectNode();
		var parts = text.split(",");
		arguments.put(first, parts[0].replaceFirst("^" + first + "=", ""));
		Stream.of(parts).skip(1).map(part -> part.split("=", KEY_AND_VALUE))
				.forEach(part -> arguments.put(part[0], part.length == KEY_AND_VALUE ? part[1] : "on"));
		return arguments;
	}

	private static Optional<String> first(List<String> values) {
		return values.stream().findFirst();
	}

	/** A number without a unit means MiB there. */
	private static Optional<Long> size(List<String> values, int index) {
		var size = SIZE.matcher(index < values.size() ? values.get(index) : "");
		if (!size.matches()) {
			return Optional.empty();
		}
		var unit = size.group(2).isEmpty() ? "m" : size.group(2).toLowerCase(Locale.ROOT);
		return Optional.of(Long.parseLong(size.group(1)) << 10 * UNITS.indexOf(unit));
	}

	private static CompletableFuture<Optional<Warning>> some(String what, String advice) {
		return CompletableFuture.completedFuture(Optional.of(Warning.damage(what, advice)));
	}

	private static CompletableFuture<Optional<Warning>> none() {
		return CompletableFuture.completedFuture(Optional.empty());
	}
}
