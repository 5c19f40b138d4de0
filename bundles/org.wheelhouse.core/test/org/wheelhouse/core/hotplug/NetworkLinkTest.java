package org.wheelhouse.core.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.ScriptedHost;
import org.wheelhouse.core.fixture.ScriptedMachine;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;

class NetworkLinkTest {

	private final ScriptedMachine machine = new ScriptedMachine("m", new ScriptedHost(true));

	private static String plan(Operation<?> operation) {
		return String.join("\n", operation.plan().stream().map(PlannedCommand::json).toList());
	}

	@Test
	void aLinkIsTakenBackTheOtherWayRound() throws Exception {
		machine.answering("query-commands", "[]");
		var down = Await.get(NetworkLink.of(machine, "nic0", false));
		assertEquals("{\"execute\":\"set_link\",\"arguments\":{\"name\":\"nic0\",\"up\":false}}", plan(down));
		assertEquals("{\"execute\":\"set_link\",\"arguments\":{\"name\":\"nic0\",\"up\":true}}",
				plan(down.inverse().orElseThrow()));
	}
}
