package org.wheelhouse.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.wheelhouse.endpoint.MonitorAddress;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.session.ConnectFailed;
import org.wheelhouse.qmp.session.MonitorBusy;
import org.wheelhouse.qmp.session.QmpException;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Prints the machines that the workbench knows, a line each, with what they say of their state now. */
final class Listing {

	/** A monitor that another client holds says nothing at all. */
	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private final List<Machine> machines;

	Listing(List<Machine> machines) {
		this.machines = machines;
	}

	/** Asks all at once, each for a moment, and leaves. */
	void print(PrintStream out, boolean json, boolean pretty) throws QmpException {
		try (var loop = new WireLoop()) {
			var states = machines.stream().map(machine -> state(machine, loop)).toList();
			var list = JsonNodeFactory.instance.arrayNode();
			for (var i = 0; i < machines.size(); i++) {
				var machine = machines.get(i);
				var state = Monitor.await(states.get(i));
				var address = String.join(" ", machine.addresses().stream().limit(1).toList());
				if (!json) {
					out.println(String.join("\t", machine.id(), machine.name(), state, address));
				}
				list.addObject().put("id", machine.id()).put("name", machine.name()).put("state", state).put("address",
						address);
			}
			if (json) {
				out.println(pretty ? list.toPrettyString() : list.toString());
			}
		}
	}

	private static CompletableFuture<String> state(Machine machine, WireLoop loop) {
		if (machine.addresses().isEmpty()) {
			return CompletableFuture.completedFuture("off");
		}
		var address = MonitorAddress.parse(machine.addresses().getFirst());
		if (address.computer().isPresent()) {
			return CompletableFuture.completedFuture("unknown"); // a list asks for no passwords
		}
		return Monitor.open(loop, loop, address.there(), PATIENCE)
				.thenCompose(session -> session.send(new RawCommand("query-status"))
						.thenApply(answer -> answer.path("status").asText("?")).whenComplete((_, _) -> session.close()))
				.exceptionally(Listing::word);
	}

	private static String word(Throwable problem) {
		return switch (problem instanceof CompletionException ? problem.getCause() : problem) {
			case MonitorBusy _ -> "busy";
			case ConnectFailed _ -> "off";
			case null, default -> "unknown";
		};
	}
}
