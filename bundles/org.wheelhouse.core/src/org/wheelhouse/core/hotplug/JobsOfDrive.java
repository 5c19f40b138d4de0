package org.wheelhouse.core.hotplug;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.qmp.command.QueryBlock;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The jobs that work on the disk of a device that is to leave, whoever began them. QEMU ends those of a {@code -drive} with its
 * device, without a word; those of a {@code -blockdev} go on.
 *
 * @param id of the device
 */
record JobsOfDrive(MachineAccess machine, String id) {

	/** What to say before it is taken out; empty when there is nothing to say; never fails. */
	CompletableFuture<Optional<Warning>> warning() {
		return machine.ask(new QueryBlock())
				.thenApply(drives -> drives.stream().filter(drive -> !drive.device().isEmpty())
						.filter(drive -> UseByGuest.isBehind(id, drive.qdev().orElse("")))
						.map(QueryBlock.Device::device).collect(Collectors.toSet()))
				.thenCompose(drives -> drives.isEmpty()
						? CompletableFuture.completedFuture(List.<String>of())
						: machine.ask(new RawCommand("x-debug-query-block-graph"))
								.thenApply(graph -> upon(drives, graph)))
				.thenApply(jobs -> jobs.isEmpty()
						? Optional.<Warning>empty()
						: Optional.of(Warning.damage("Jobs that work on " + id + " end with it, done or not: "
								+ String.join(", ", jobs) + ".",
								"Another client may have begun them: wait until they are done.")))
				.exceptionally(_ -> Optional.empty());
	}

	private static List<String> upon(Set<String> drives, JsonNode graph) {
		var ends = graphNodes(graph, "block-backend").filter(node -> drives.contains(node.path("name").asText()))
				.map(node -> node.path("id").asLong()).collect(Collectors.toSet());
		var roots = edges(graph).filter(edge -> ends.contains(edge.path("parent").asLong()))
				.map(edge -> edge.path("child").asLong()).collect(Collectors.toSet());
		var workers = edges(graph).filter(edge -> roots.contains(edge.path("child").asLong()))
				.map(edge -> edge.path("parent").asLong()).collect(Collectors.toSet());
		return graphNodes(graph, "block-job").filter(node -> workers.contains(node.path("id").asLong()))
				.map(node -> node.path("name").asText()).sorted().toList();
	}

	private static Stream<JsonNode> graphNodes(JsonNode graph, String type) {
		return StreamSupport.stream(graph.path("nodes").spliterator(), false)
				.filter(node -> node.path("type").asText().equals(type));
	}

	private static Stream<JsonNode> edges(JsonNode graph) {
		return StreamSupport.stream(graph.path("edges").spliterator(), false);
	}
}
