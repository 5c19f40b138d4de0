package org.wheelhouse.core.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.qmp.command.HumanMonitorCommand;
import org.wheelhouse.qmp.command.RawCommand;

class CommandTopicsTest {

	@ParameterizedTest
	@ValueSource(strings = {"device_add", "device_del", "object-add", "object-del", "netdev_add", "netdev_del",
			"x-something-new", "qom-set", "x-exit-preconfig"})
	void aCommandThatChangesEquipmentHasItLookedAtAnew(String command) {
		assertTrue(after(command).containsAll(EnumSet.of(Topic.PCI, Topic.BLOCK, Topic.CPU)), after(command)::toString);
	}

	@ParameterizedTest
	@ValueSource(strings = {"blockdev-add", "blockdev-del", "block_resize", "block-stream", "drive-mirror", "eject",
			"nbd-server-add", "transaction", "job-cancel", "block_set_io_throttle"})
	void aCommandThatChangesDrivesHasThemLookedAtAnew(String command) {
		assertEquals(EnumSet.of(Topic.BLOCK), after(command));
	}

	@ParameterizedTest
	@ValueSource(strings = {"query-pci", "x-debug-query-block-graph", "qom-list", "qom-get", "qom-list-properties",
			"device-list-properties", "screendump", "send-key", "input-send-event", "chardev-add"})
	void aCommandThatChangesNothingThatIsShownAsksNothing(String command) {
		assertEquals(Set.of(), after(command));
	}

	@Test
	void aLineOfTheHumanMonitorMayHaveChangedAnythingUnlessItOnlyPrints() {
		assertTrue(afterLine("device_add virtio-rng-pci,id=r").contains(Topic.PCI));
		assertTrue(afterLine(" stop").contains(Topic.STATUS));
		assertEquals(Set.of(), afterLine("info block -n"));
		assertEquals(Set.of(), afterLine("x/4xw 0x1000"));
		assertEquals(Set.of(), afterLine(""));
	}

	private static Set<Topic> after(String command) {
		return CommandTopics.staleAfter(new RawCommand(command));
	}

	private static Set<Topic> afterLine(String line) {
		return CommandTopics.staleAfter(new HumanMonitorCommand(line));
	}
}
