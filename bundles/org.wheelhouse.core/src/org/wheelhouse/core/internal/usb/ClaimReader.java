package org.wheelhouse.core.internal.usb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.OptionalQuery;
import org.wheelhouse.core.machine.Pipelined;
import org.wheelhouse.core.usb.UsbClaim;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.QomList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Asks a machine for its {@code usb-host} devices, whoever plugged them in: two questions, and some more for each of them. */
final class ClaimReader {

	private static final String TYPE = "usb-host";
	private static final List<String> PLACES = List.of("/machine/peripheral", "/machine/peripheral-anon");
	private static final List<String> PROPERTIES = List.of("vendorid", "productid", "hostbus", "hostport", "hostaddr",
			"attached");

	private final MachineAccess machine;

	ClaimReader(MachineAccess machine) {
		this.machine = machine;
	}

	/** Fails when it does not answer. */
	CompletableFuture<List<UsbClaim>> read() {
		return Pipelined
				.all(PLACES, place -> machine.ask(new QomList(place)).thenApply(children -> paths(place, children)))
				.thenCompose(paths -> Pipelined.all(paths.stream().flatMap(List::stream).toList(), this::claim));
	}

	private static List<String> paths(String place, List<QomList.Property> children) {
		return children.stream().filter(child -> child.childType().filter(TYPE::equals).isPresent())
				.map(child -> place + "/" + child.name()).toList();
	}

	private CompletableFuture<UsbClaim> claim(String path) {
		var asked = new HashMap<String, CompletableFuture<JsonNode>>();
		// A QEMU that lacks one of them does not filter by it.
		PROPERTIES.forEach(name -> asked.put(name,
				OptionalQuery.<JsonNode>instead(machine.ask(new QomGet(path, name)), MissingNode.getInstance())));
		return CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new)).thenApply(_ -> {
			Map<String, JsonNode> told = new HashMap<>();
			asked.forEach((name, answer) -> told.put(name, answer.join()));
			return new UsbClaim(machine.id(), path, number(told, "vendorid"), number(told, "productid"),
					number(told, "hostbus"), told.getOrDefault("hostport", MissingNode.getInstance()).asText(""),
					number(told, "hostaddr"), told.getOrDefault("attached", MissingNode.getInstance()).asBoolean());
		});
	}

	private static int number(Map<String, JsonNode> told, String name) {
		return told.getOrDefault(name, MissingNode.getInstance()).asInt();
	}
}
