package org.wheelhouse.core.info;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.ScriptedHost;
import org.wheelhouse.core.fixture.ScriptedMachine;
import org.wheelhouse.core.guard.MemoryRange;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.migration.SpiceTarget;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;

class MachineOperationsTest {

	private static final long MIB = 1 << 20;

	private final ScriptedMachine machine = new ScriptedMachine("m", new ScriptedHost(true));
	private final MachineOperations acts;

	MachineOperationsTest() throws Exception {
		machine.answering("query-commands", "[{\"name\":\"balloon\"},{\"name\":\"memsave\"}]");
		acts = Await.get(MachineOperations.of(machine));
	}

	private static String plan(Operation<?> operation) {
		return String.join("\n", operation.plan().stream().map(PlannedCommand::json).toList());
	}

	@Test
	void aBalloonIsTakenBackByTheOneBefore() {
		var balloon = acts.balloon(256 * MIB, 1024 * MIB);
		assertEquals("{\"execute\":\"balloon\",\"arguments\":{\"value\":268435456}}", plan(balloon));
		var back = balloon.inverse().orElseThrow();
		assertEquals("{\"execute\":\"balloon\",\"arguments\":{\"value\":1073741824}}", plan(back));
		assertEquals(plan(balloon), plan(back.inverse().orElseThrow()));
	}

	@Test
	void aLinkIsTakenBackTheOtherWayRound() {
		var down = acts.link("nic0", false);
		assertEquals("{\"execute\":\"set_link\",\"arguments\":{\"name\":\"nic0\",\"up\":false}}", plan(down));
		assertEquals("{\"execute\":\"set_link\",\"arguments\":{\"name\":\"nic0\",\"up\":true}}",
				plan(down.inverse().orElseThrow()));
	}

	@Test
	void memoryIsSavedByTheCpuThatIsNamed() {
		assertEquals(
				"{\"execute\":\"memsave\",\"arguments\":{\"val\":-4096,\"size\":512,\"filename\":\"/tmp/x\",\"cpu-index\":3}}",
				plan(acts.saveMemory(new MemoryRange(0xfffffffffffff000L, 512), 3, Path.of("/tmp/x"))));
		assertThrows(IllegalArgumentException.class, () -> new MemoryRange(0, 0));
	}

	@Test
	void aFileThatIsThereIsNotOverwrittenUnasked(@TempDir Path folder) throws Exception {
		var file = folder.resolve("memory");
		var save = acts.savePhysicalMemory(new MemoryRange(0, 512), file);
		assertEquals(Optional.empty(), Await.get(save.warning()));
		Files.writeString(file, "dear");
		assertEquals(Warning.Weight.DAMAGE, Await.get(save.warning()).orElseThrow().weight());
		assertEquals(Optional.empty(),
				Await.get(acts.savePhysicalMemory(new MemoryRange(0, 512), folder).warning()), "QEMU refuses a folder");
	}

	@Test
	void theChosenCpuIsRememberedAndTakenBack() throws Exception {
		assertEquals(0, acts.chosenCpu());
		var choose = acts.chooseCpu(1);
		machine.answering("human-monitor-command", "\"* CPU #0: thread_id=1\"");
		Await.get(choose.run());
		assertEquals(1, acts.chosenCpu());
		Await.get(choose.inverse().orElseThrow().run());
		assertEquals(0, acts.chosenCpu());
	}

	@Test
	void onlyWhatIsKnownOfASpiceServerIsTold() {
		assertEquals(
				"{\"execute\":\"client_migrate_info\",\"arguments\":{\"protocol\":\"spice\",\"hostname\":\"b\",\"tls-port\":5901}}",
				plan(acts.announce(new SpiceTarget("b", OptionalInt.empty(), OptionalInt.of(5901), Optional.empty()))));
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
