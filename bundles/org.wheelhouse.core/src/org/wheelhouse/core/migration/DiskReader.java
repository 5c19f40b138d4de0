package org.wheelhouse.core.migration;

import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.dialect.QemuCapabilities;
import org.wheelhouse.qmp.session.CommandFailed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Asks a machine what its disks are open on. Questions only. */
final class DiskReader {

	private static final String NODES = "query-named-block-nodes";

	private final MachineAccess machine;
	private final QemuCapabilities language;

	private DiskReader(MachineAccess machine, QemuCapabilities language) {
		this.machine = machine;
		this.language = language;
	}

	/** Does not block; fails with {@link org.wheelhouse.qmp.session.QmpException}. */
	static CompletableFuture<RunningDisks> read(MachineAccess machine) {
		return machine.language().thenCompose(language -> new DiskReader(machine, language).read());
	}

	private CompletableFuture<RunningDisks> read() {
		var jobs = where("query-jobs", "query-block-jobs");
		var exports = where("query-block-exports", "");
		var block = machine.send(new RawCommand("query-block"));
		var nodes = nodes();
		var graph = where("x-debug-query-block-graph", "");
		return CompletableFuture.allOf(jobs, exports, block, nodes, graph).thenApply(
				_ -> RunningDisks.of(block.join(), nodes.join(), graph.join(), jobs.join(), exports.join()));
	}

	private CompletableFuture<JsonNode> nodes() {
		var arguments = JsonNodeFactory.instance.objectNode();
		if (language.schema().filter(schema -> schema.takes(NODES, "flat")).isPresent()) {
			arguments.put("flat", true);
		}
		return machine.send(new RawCommand(NODES, arguments));
	}

	/** What this QEMU says to the first of these that it knows. */
	private CompletableFuture<JsonNode> where(String command, String older) {
		var said = language.commands().contains(command) ? command : older;
		if (!language.commands().contains(said)) {
			return CompletableFuture.completedFuture(MissingNode.getInstance());
		}
		return machine.send(new RawCommand(said))
				.exceptionallyCompose(problem -> OperationFailed.cause(problem) instanceof CommandFailed
						? CompletableFuture.completedFuture(MissingNode.getInstance())
						: CompletableFuture.failedFuture(problem));
	}
}
