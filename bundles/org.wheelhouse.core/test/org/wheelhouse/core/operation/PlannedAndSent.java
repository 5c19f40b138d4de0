package org.wheelhouse.core.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.wheelhouse.core.fixture.RealMachine;

/** Compares what was planned with what went over the wire. */
public final class PlannedAndSent {

	private PlannedAndSent() {
	}

	public static List<String> planned(Operation<?> operation) {
		return operation.plan().stream().map(PlannedCommand::json).toList();
	}

	public static void assertSent(List<String> planned, RealMachine machine) {
		assertEquals(planned, changes(machine.takeSent()));
	}

	public static List<String> changes(List<String> sent) {
		return sent.stream()
				.filter(json -> !json.startsWith("{\"execute\":\"query-") && !json.startsWith("{\"execute\":\"qom-")
						&& !json.startsWith("{\"execute\":\"x-debug-query-")
						&& !json.contains("\"command-line\":\"info "))
				.toList();
	}
}
