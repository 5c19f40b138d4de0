package org.wheelhouse.core.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.ScriptedHost;
import org.wheelhouse.core.fixture.ScriptedMachine;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;

class SpiceAnnouncementTest {

	private final ScriptedMachine machine = new ScriptedMachine("m", new ScriptedHost(true));

	private static String plan(Operation<?> operation) {
		return String.join("\n", operation.plan().stream().map(PlannedCommand::json).toList());
	}

	@Test
	void onlyWhatIsKnownOfASpiceServerIsTold() throws Exception {
		machine.answering("query-commands", "[]");
		var announcement = Await.get(SpiceAnnouncement.of(machine));
		assertEquals(
				"{\"execute\":\"client_migrate_info\",\"arguments\":{\"protocol\":\"spice\",\"hostname\":\"b\",\"tls-port\":5901}}",
				plan(announcement
						.apply(new SpiceTarget("b", OptionalInt.empty(), OptionalInt.of(5901), Optional.empty()))));
	}
}
