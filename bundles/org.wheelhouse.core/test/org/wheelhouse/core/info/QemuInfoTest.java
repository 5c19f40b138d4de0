package org.wheelhouse.core.info;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.ScriptedHost;
import org.wheelhouse.core.fixture.ScriptedMachine;

class QemuInfoTest {

	private final ScriptedMachine machine = new ScriptedMachine("m", new ScriptedHost(true));
	QemuInfoTest() throws Exception {
		machine.answering("query-commands", "[{\"name\":\"balloon\"},{\"name\":\"memsave\"}]");
	}

	@Test
	void theChosenCpuIsRememberedAndTakenBack() throws Exception {
		var chosen = Await.get(ChosenCpu.of(machine));
		assertEquals(0, chosen.index());
		var choose = chosen.choose(1);
		machine.answering("human-monitor-command", "\"* CPU #0: thread_id=1\"");
		Await.get(choose.run());
		assertEquals(1, chosen.index());
		Await.get(choose.inverse().orElseThrow().run());
		assertEquals(0, chosen.index());
	}

	@Test
	void whatTheHumanMonitorPrintsIsItsRefusal() throws Exception {
		var choose = QemuInfo.choose(machine, new PointingDevice("tablet", 3, false, true));
		machine.answering("human-monitor-command", "\"\"");
		Await.get(choose.run());
		machine.answering("human-monitor-command", "\"Mouse at index '3' not found\\r\\n\"");
		var failure = assertThrows(OperationFailed.class, () -> Await.get(choose.run()));
		assertEquals("Mouse at index '3' not found", failure.words());
	}

	@Test
	void equipmentIsWhatTheMachineTells() throws Exception {
		machine.answering("query-version",
				"{\"qemu\":{\"major\":7,\"minor\":2,\"micro\":1},\"package\":\"Debian 1\"}")
				.answering("query-uuid", "{\"UUID\":\"550e8400-e29b-41d4-a716-446655440000\"}")
				.answering("query-kvm", "{\"enabled\":false,\"present\":true}")
				.answering("query-chardev",
						"[{\"label\":\"serial0\",\"filename\":\"pty:/dev/pts/1\",\"frontend-open\":true},{\"label\":\"mon\",\"filename\":\"unix:/x\",\"frontend-open\":false}]")
				.answering("query-mice", "[{\"name\":\"tablet\",\"index\":3,\"current\":true,\"absolute\":true}]")
				.answering("query-vnc",
						"{\"enabled\":true,\"host\":\"::1\",\"service\":\"5900\",\"auth\":\"none\",\"clients\":[]}")
				.answering("query-spice",
						"""
								{"enabled":true,"host":"127.0.0.1","port":5930,"auth":"spice","compiled-version":"0.15.1",
								"mouse-mode":"client","migrated":false,"channels":[
								{"host":"127.0.0.1","port":"4711","family":"ipv4","connection-id":1,"channel-type":1,"channel-id":0,"tls":false},
								{"host":"127.0.0.1","port":"4712","family":"ipv4","connection-id":1,"channel-type":2,"channel-id":0,"tls":false}]}""");
		var equipment = Await.get(QemuInfo.of(machine));
		assertEquals(2, equipment.program().commands());
		assertTrue(equipment.program().kvmPresent());
		assertFalse(equipment.program().kvmEnabled());
		assertEquals(List.of("mon", "serial0"),
				equipment.characterDevices().stream().map(QemuInfo.CharacterDevice::label).toList());
		assertEquals(List.of(new PointingDevice("tablet", 3, true, true)), equipment.mice());
		var spice = equipment.spice().orElseThrow();
		assertEquals(List.of("127.0.0.1:4711"), spice.viewers());
		assertEquals("SPICE 0.15.1, mouse by the client", spice.remark());
		assertEquals("", spice.tlsPort());
	}
}
