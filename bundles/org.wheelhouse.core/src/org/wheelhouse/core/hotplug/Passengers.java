package org.wheelhouse.core.hotplug;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.OptionalQuery;
import org.wheelhouse.core.machine.Pipelined;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.QomList;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What is on the buses of a device, and would leave with it and not come back.
 *
 * @param id of the device
 */
record Passengers(MachineAccess machine, String id) {

	private static final String DEVICES = "/machine/peripheral/";
	/** Parts of which a device has many. */
	private static final Set<String> NO_BUSES = Set.of("memory-region", "qemu:memory-region", "irq");
	private static final int DEEPEST = 2;

	/** Why it cannot be moved, a sentence; empty when it can. */
	CompletableFuture<String> refusal() {
		return ids().thenApply(on -> on.isEmpty()
				? ""
				: id + " cannot be moved: on it is " + String.join(", ", on) + ".");
	}

	/** Their ids; none where QEMU lists no such device: that it refuses itself. */
	CompletableFuture<List<String>> ids() {
		return OptionalQuery.instead(on(DEVICES + id, DEEPEST).thenApply(on -> on.stream()
				.filter(found -> !found.startsWith(DEVICES + id + "/"))
				.map(found -> found.substring(found.lastIndexOf('/') + 1)).distinct().toList()), List.of());
	}

	/** The devices there, if that is a bus, and on its parts: a virtio controller's bus belongs to what is behind its PCI front. */
	private CompletableFuture<List<String>> on(String path, int depth) {
		return machine.ask(new QomList(path)).thenCompose(own -> {
			var links = own.stream().filter(property -> property.name().startsWith("child[")).toList();
			var parts = depth == 0 ? List.<QomList.Property>of() : own.stream().filter(Passengers::isPart).toList();
			return Pipelined
					.all(links, link -> machine.ask(new QomGet(path, link.name())).thenApply(JsonNode::asText))
					.thenCombine(Pipelined.all(parts, part -> on(path + "/" + part.name(), depth - 1)),
							(here, beneath) -> Stream.concat(here.stream(), beneath.stream().flatMap(List::stream))
									.toList());
		});
	}

	private static boolean isPart(QomList.Property property) {
		return property.childType().filter(type -> !NO_BUSES.contains(type)).isPresent();
	}
}
