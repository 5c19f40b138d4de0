package org.wheelhouse.core.hotplug;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.OptionalQuery;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.QomList;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * A device that the machine has, beside how it was made: where QEMU has put it when nobody said, and whether its disk is on the
 * same image still.
 */
record PresentDevice(MachineAccess machine, MadeDevice made) {

	private static final List<String> SCSI = List.of("channel", "scsi-id", "lun");

	/**
	 * How it is made again in the place where it is; as it was made where the machine does not have it.
	 *
	 * @return fails with {@link OperationFailed} when its disk is on another image now: the guest would find older data
	 */
	CompletableFuture<MadeDevice> asItIs() {
		return sameDisk().thenCompose(_ -> placed());
	}

	private String path() {
		return "/machine/peripheral/" + made.id();
	}

	private CompletableFuture<Boolean> sameDisk() {
		var node = made.arguments().path("drive").asText();
		if (node.isEmpty()) {
			return CompletableFuture.completedFuture(true);
		}
		return OptionalQuery
				.<JsonNode>instead(machine.ask(new RawCommand("query-block")), JsonNodeFactory.instance.arrayNode())
				.thenCompose(disks -> top(disks, node).equals(node)
						? CompletableFuture.completedFuture(true)
						: CompletableFuture.failedFuture(OperationFailed.refused(
								made.id() + " has been put on another image since it was made, by a snapshot or a job: "
										+ "it would come back on the one before, without what was written since.",
								"Keep it in the definition, and start the machine anew.")));
	}

	/** What its disk is on; as it was made when QEMU does not say. */
	private String top(JsonNode disks, String node) {
		return StreamSupport.stream(disks.spliterator(), false)
				.filter(disk -> UseByGuest.isBehind(made.id(), disk.path("qdev").asText()))
				.map(disk -> disk.path("inserted").path("node-name").asText()).filter(name -> !name.isEmpty())
				.findFirst().orElse(node);
	}

	private CompletableFuture<MadeDevice> placed() {
		if (made.arguments().has("bus") && !made.address().isEmpty()) {
			return CompletableFuture.completedFuture(made);
		}
		return OptionalQuery.instead(machine.ask(new QomList(path())).thenCompose(all -> {
			var names = all.stream().map(QomList.Property::name).collect(Collectors.toSet());
			return bus(names).thenCombine(address(names), this::at);
		}), made);
	}

	private MadeDevice at(String bus, Map<String, JsonNode> address) {
		return bus.isEmpty() ? made : made.at(bus, made.address().isEmpty() ? address : given());
	}

	private Map<String, JsonNode> given() {
		return made.address().keySet().stream().collect(Collectors.toMap(name -> name, made.arguments()::path));
	}

	private CompletableFuture<String> bus(Set<String> names) {
		return names.contains("parent_bus")
				? get("parent_bus").thenApply(bus -> bus.asText().substring(bus.asText().lastIndexOf('/') + 1))
				: CompletableFuture.completedFuture("");
	}

	private CompletableFuture<Map<String, JsonNode>> address(Set<String> names) {
		if (names.contains("multifunction")) {
			return get("addr").thenApply(addr -> Map.of("addr",
					TextNode.valueOf(String.format("%x.%d", addr.asInt() >> 3, addr.asInt() & 7))));
		}
		CompletableFuture<Map<String, JsonNode>> all = CompletableFuture.completedFuture(Map.of());
		for (var name : names.contains("scsi-id") ? SCSI : names.contains("nr") ? List.of("nr") : List.<String>of()) {
			all = all.thenCombine(get(name), (before, value) -> {
				var more = new LinkedHashMap<>(before);
				more.put(name, value);
				return more;
			});
		}
		return all;
	}

	private CompletableFuture<JsonNode> get(String property) {
		return machine.ask(new QomGet(path(), property));
	}
}
