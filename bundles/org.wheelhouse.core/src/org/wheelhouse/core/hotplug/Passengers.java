package org.wheelhouse.core.hotplug;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.QomList;

/**
 * What is on the buses of a device, and would leave with it and not come back.
 *
 * @param id of the device
 */
record Passengers(MachineAccess machine, String id) {

	private static final String DEVICES = "/machine/peripheral/";

	/** Why it cannot be moved, a sentence; empty when it can. */
	CompletableFuture<String> refusal() {
		var path = DEVICES + id;
		return machine.ask(new QomList(path))
				.thenCompose(own -> all(own.stream().filter(property -> property.childType().isPresent())
						.map(bus -> on(path + "/" + bus.name())).toList()))
				.thenApply(on -> on.map(found -> found.substring(found.lastIndexOf('/') + 1)).toList())
				.thenApply(on -> on.isEmpty() ? "" : id + " cannot be moved: on it is " + String.join(", ", on) + ".")
				// What QEMU does not list it refuses itself.
				.exceptionally(_ -> "");
	}

	/** The devices on a bus; parts of the device itself are none. */
	private CompletableFuture<Stream<String>> on(String bus) {
		return machine.ask(new QomList(bus))
				.thenCompose(links -> all(links.stream().filter(property -> property.name().startsWith("child["))
						.map(link -> machine.ask(new QomGet(bus, link.name()))
								.thenApply(value -> Stream.of(value.asText())))
						.toList()))
				.thenApply(found -> found.filter(path -> !path.startsWith(DEVICES + id + "/")));
	}

	private static CompletableFuture<Stream<String>> all(List<CompletableFuture<Stream<String>>> parts) {
		var all = CompletableFuture.completedFuture(Stream.<String>empty());
		for (var part : parts) {
			all = all.thenCombine(part, Stream::concat);
		}
		return all;
	}
}
