package org.wheelhouse.core.internal.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.machine.ImageCreations;
import org.wheelhouse.core.machine.ObjectTypes;
import org.wheelhouse.qmp.command.BlockdevAdd;
import org.wheelhouse.qmp.message.QemuVersion;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What a look costs that nothing calls for. */
@Tag("qemu")
class BlockPollerQemuTest {

	private static final String DANGER = "{\"execute\":\"query-named-block-nodes\",\"arguments\":{\"flat\":true}}";

	@Test
	void aLookAmongOldVersionsAsksForNodesOnlyWhenTheGraphIsAnotherOne() throws Exception {
		try (var machine = RealMachine.start("looked", "-S", "-drive", "driver=null-co,if=none,id=d0", "-device",
				"virtio-blk-pci,drive=d0,id=disk")) {
			var creations = new ImageCreations();
			creations.connected(new QemuVersion(7, 2, 22, ""));
			var question = new BlockPoller(machine, new ObjectTypes(machine), creations,
					machine::language);
			Await.get(question.ask());
			Await.get(question.askAgain());
			machine.takeSent();
			Await.get(question.askAgain());
			assertEquals(List.of("{\"execute\":\"x-debug-query-block-graph\"}", "{\"execute\":\"query-block\"}"),
					machine.takeSent());
			Await.get(machine.send(new BlockdevAdd(
					JsonNodeFactory.instance.objectNode().put("driver", "null-co").put("node-name", "others"))));
			machine.takeSent();
			Await.get(question.askAgain());
			assertEquals(1, machine.takeSent().stream().filter(DANGER::equals).count());
			Await.get(question.askAgain());
			assertFalse(machine.takeSent().contains(DANGER));
		}
	}
}
