package org.wheelhouse.core.hotplug;

import java.util.List;
import java.util.Set;
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
	/** Parts of which a device has many. */
	private static final Set<String> NO_BUSES = Set.of("memory-region", "qemu:memory-region", "irq");
	private static final int DEEPEST = 2;

	/** Why it cannot be moved, a sentence; empty when it can. */
	CompletableFuture<String> refusal() {
		return ids().thenApply(on -> on.isEmpty()
				? ""
				: id + " cannot be moved: on it is " + String.join(", ", on) + ".");
	}

	/** Their ids; none where QEMU lists no such device. */
	CompletableFuture<List<String>> ids() {
		return beneath(DEVICES + id, DEEPEST)
				.thenApply(on -> on.map(found -> found.substring(found.lastIndexOf('/') + 1)).distinct().toList())
				// What QEMU does not list it refuses itself.
				.exceptionally(_ -> List.of());
	}

	/** On its own buses, and on those of its parts: a virtio controller's bus belongs to what is behind its PCI front. */
	private CompletableFuture<Stream<String>> beneath(String path, int depth) {
		return machine.ask(new QomList(path)).thenCompose(own -> all(own.stream().filter(Passengers::isPart)
				.map(part -> path + "/" + part.name())
				.map(part -> depth == 1
						? on(part)
						: on(part).thenCombine(beneath(part, depth - 1), Stream::concat))
				.toList()));
	}

	private static boolean isPart(QomList.Property property) {
		return property.childType().filter(type -> !NO_BUSES.contains(type)).isPresent();
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
