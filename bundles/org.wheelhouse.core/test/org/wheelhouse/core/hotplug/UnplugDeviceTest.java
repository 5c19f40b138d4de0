package org.wheelhouse.core.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.ScriptedHost;
import org.wheelhouse.core.fixture.ScriptedMachine;
import org.wheelhouse.core.state.PlugJournal;

class UnplugDeviceTest {

	private final ScriptedMachine machine = new ScriptedMachine("m", new ScriptedHost(true));

	@BeforeEach
	void plugged() {
		machine.journal().add(new PlugJournal.Entry("disk0", "{\"driver\":\"virtio-blk-pci\",\"id\":\"disk0\"}",
				Optional.of(new PlugJournal.Backend("blockdev-add", "{\"driver\":\"raw\",\"node-name\":\"wh-disk0\"}")),
				Instant.EPOCH));
	}

	@Test
	void theEndOfAPartOfADeviceIsNotItsEnd() throws Exception {
		var departure = new UnplugDevice(machine, "disk0").run();
		machine.fire("DEVICE_DELETED", "{\"path\":\"/machine/peripheral/disk0/virtio-backend\"}");
		machine.fire("DEVICE_DELETED", "{\"device\":\"disk1\",\"path\":\"/machine/peripheral/disk1\"}");
		assertFalse(departure.isDone());
		assertEquals(List.of("device_del"), machine.sent());
		assertTrue(machine.leaving().containsKey("disk0"));
		machine.fire("DEVICE_DELETED", "{\"device\":\"disk0\",\"path\":\"/machine/peripheral/disk0\"}");
		assertEquals(new UnplugResult.Unplugged(List.of()), Await.get(departure));
		assertEquals(List.of("device_del", "blockdev-del"), machine.sent());
		assertTrue(machine.leaving().isEmpty());
	}

	@Test
	void theJournalMayForgetTheDeviceFirst() throws Exception {
		var departure = new UnplugDevice(machine, "disk0").run();
		machine.journal().remove("disk0");
		machine.fire("DEVICE_DELETED", "{\"device\":\"disk0\"}");
		Await.get(departure);
		assertEquals(List.of("device_del", "blockdev-del"), machine.sent());
	}

	@Test
	void aGuestThatRefusesKeepsTheDevice() throws Exception {
		var departure = new UnplugDevice(machine, "disk0").run();
		machine.fire("DEVICE_UNPLUG_GUEST_ERROR", "{\"device\":\"disk0\",\"path\":\"/machine/peripheral/disk0\"}");
		assertInstanceOf(UnplugResult.Refused.class, Await.get(departure));
		assertEquals(List.of("device_del"), machine.sent());
		assertTrue(machine.leaving().isEmpty());
		assertEquals(1, machine.journal().entries().size());
	}

	@Test
	void aDeviceThatGoesLateIsStillCleanedUpAfter() throws Exception {
		var silent = assertInstanceOf(UnplugResult.Silent.class,
				Await.get(new UnplugDevice(machine, "disk0", Duration.ofMillis(20)).run()));
		assertTrue(machine.leaving().get("disk0").text().contains("reset"));
		assertFalse(silent.late().isDone());
		machine.fire("DEVICE_DELETED", "{\"device\":\"disk0\"}");
		assertEquals(new UnplugResult.Unplugged(List.of()), Await.get(silent.late()));
		assertEquals(List.of("device_del", "blockdev-del"), machine.sent());
	}

	@Test
	void aNetworkThatAnotherCardUsesByNowStays() throws Exception {
		machine.journal().add(new PlugJournal.Entry("nic0", "{\"driver\":\"e1000\",\"id\":\"nic0\"}",
				Optional.of(new PlugJournal.Backend("netdev_add", "{\"type\":\"user\",\"id\":\"wh-nic0\"}")),
				Instant.EPOCH));
		machine.answering("human-monitor-command",
				"\"nic9: index=0,type=nic,model=e1000\\r\\n \\\\ wh-nic0: index=0,type=user\\r\\n\"");
		var departure = new UnplugDevice(machine, "nic0").run();
		machine.fire("DEVICE_DELETED", "{\"device\":\"nic0\"}");
		var gone = assertInstanceOf(UnplugResult.Unplugged.class, Await.get(departure));
		assertTrue(gone.remarks().getFirst().contains("nic9"), gone.remarks().toString());
		assertFalse(machine.sent().contains("netdev_del"));
	}

	@Test
	void aNetworkThatNobodyUsesAnyMoreGoesWithItsCard() throws Exception {
		machine.journal().add(new PlugJournal.Entry("nic0", "{\"driver\":\"e1000\",\"id\":\"nic0\"}",
				Optional.of(new PlugJournal.Backend("netdev_add", "{\"type\":\"user\",\"id\":\"wh-nic0\"}")),
				Instant.EPOCH));
		machine.answering("human-monitor-command", "\"wh-nic0: index=0,type=user\\r\\n\"");
		var departure = new UnplugDevice(machine, "nic0").run();
		machine.fire("DEVICE_DELETED", "{\"device\":\"nic0\"}");
		assertEquals(new UnplugResult.Unplugged(List.of()), Await.get(departure));
		assertTrue(machine.sent().contains("netdev_del"));
	}
}
