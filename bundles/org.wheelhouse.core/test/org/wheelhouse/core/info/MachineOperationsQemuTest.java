package org.wheelhouse.core.info;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.SampleGuest;
import org.wheelhouse.core.guard.CommandSafety;
import org.wheelhouse.core.guard.MemoryRange;
import org.wheelhouse.core.operation.PlannedAndSent;
import org.wheelhouse.core.vnc.ChangeVncServer;
import org.wheelhouse.core.vnc.VncServerRequest;
import org.wheelhouse.qmp.command.Balloon;
import org.wheelhouse.qmp.command.HumanMonitorCommand;
import org.wheelhouse.qmp.command.NetdevDel;
import org.wheelhouse.qmp.command.QueryBalloon;

@Tag("qemu")
class MachineOperationsQemuTest {

	private static final long MIB = 1 << 20;
	private static final String PORTS = "BAR0: I/O at ";
	private static final int MEDIA_STATUS = 0x58;
	private static final int CABLE_IN = 0xd0;
	private static final int CABLE_OUT = 0xd4;

	@Test
	@Tag("slow")
	void theGuestGivesMemoryAwayAndGetsItBack(@TempDir Path folder) throws Exception {
		var guest = new SampleGuest("sample.qemu", folder);
		try (var machine = guest.start("balloon")) {
			guest.awaitBooted();
			var acts = Await.get(MachineOperations.of(machine));
			var memory = Await.get(acts.memory());
			assertEquals(memory.given(), memory.now());
			assertEquals(memory.given(), Await.get(acts.memoryBytes()));
			var least = Math.max(128 * MIB, memory.given() / 4);
			assertTrue(memory.before(least - 1).isPresent());
			assertEquals(Optional.empty(), memory.before(least));
			machine.takeSent();
			var less = acts.balloon(memory.given() - 64 * MIB, memory.now());
			Await.get(less.run());
			PlannedAndSent.assertSent(PlannedAndSent.planned(less), machine);
			guest.await("less memory", () -> actual(machine) == memory.given() - 64 * MIB);
			Await.get(less.inverse().orElseThrow().run());
			guest.await("all memory", () -> actual(machine) == memory.given());
		}
	}

	private static long actual(RealMachine machine) {
		try {
			return Await.get(machine.send(new QueryBalloon())).actualBytes();
		} catch (Exception e) {
			throw new IllegalStateException(e);
		}
	}

	@Test
	void memoryIsInTheFileThatWasNamed(@TempDir Path folder) throws Exception {
		try (var machine = RealMachine.start("save", "-machine", "pc", "-smp", "2", "-S")) {
			var acts = Await.get(MachineOperations.of(machine));
			// The firmware's last bytes: the first instruction is a jump.
			var range = new MemoryRange(0xfffffff0L, 16);
			var physical = folder.resolve("physical");
			var seen = folder.resolve("seen");
			machine.takeSent();
			var save = acts.savePhysicalMemory(range, physical);
			Await.get(save.run());
			PlannedAndSent.assertSent(PlannedAndSent.planned(save), machine);
			Await.get(acts.saveMemory(range, 1, seen).run());
			assertEquals(16, Files.size(physical));
			assertEquals((byte) 0xea, Files.readAllBytes(physical)[0]);
			assertEquals(-1, Files.mismatch(physical, seen));
			var failure = assertThrows(OperationFailed.class,
					() -> Await.get(acts.saveMemory(range, 7, seen).run()));
			assertTrue(failure.command().contains("\"cpu-index\":7"), failure.command());
		}
	}

	@Test
	void aNetworkInUseIsFoundOutAndQemuReallyRemovesItUnasked() throws Exception {
		try (var machine = RealMachine.start("net", "-machine", "pc", "-netdev", "user,id=net0", "-device",
				"e1000,netdev=net0", "-netdev", "user,id=net1", "-S")) {
			var guard = new CommandSafety(machine);
			var used = Await.get(guard.before("netdev_del", new NetdevDel("net0").arguments())).orElseThrow();
			assertTrue(used.what().contains("e1000.0"), used.what());
			assertEquals(Optional.empty(),
					Await.get(guard.before("netdev_del", new NetdevDel("net1").arguments())));
			Await.get(machine.send(new NetdevDel("net0")));
		}
	}

	@Test
	void aMachineWithoutABalloonIsNotWarnedOf() throws Exception {
		try (var machine = RealMachine.start("bare", "-machine", "pc", "-S")) {
			assertEquals(Optional.empty(),
					Await.get(new CommandSafety(machine).before("balloon", new Balloon(1).arguments())));
		}
	}

	@Test
	void anotherMouseIsChosen() throws Exception {
		try (var machine = RealMachine.start("mice", "-machine", "pc", "-usb", "-device", "usb-tablet")) {
			var before = Await.get(QemuInfo.of(machine));
			var other = before.mice().stream().filter(mouse -> !mouse.current()).findFirst().orElseThrow();
			Await.get(QemuInfo.choose(machine, other).run());
			var now = Await.get(QemuInfo.of(machine)).mice();
			assertTrue(now.stream().filter(mouse -> mouse.index() == other.index()).findFirst().orElseThrow()
					.current(), now.toString());
			assertThrows(OperationFailed.class, () -> Await.get(QemuInfo
					.choose(machine, new PointingDevice("none", 99, false, false)).run()));
		}
	}

	@Test
	void aPasswordThatIsRefusedIsNotRepeated() throws Exception {
		try (var machine = RealMachine.start("vnc", "-machine", "pc", "-vnc", "none")) {
			var change = new ChangeVncServer(machine, new VncServerRequest.Password("sesame99"));
			var failure = assertThrows(OperationFailed.class, () -> Await.get(change.run()));
			assertFalse(failure.getMessage().contains("sesame99"), failure.getMessage());
			for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
				assertFalse(String.valueOf(cause.getMessage()).contains("sesame99"));
			}
			assertTrue(failure.command().contains("set_password"), failure.command());
			assertTrue(Await.get(new ChangeVncServer(machine, new VncServerRequest.Password("123456789")).warning())
					.isPresent());
		}
	}

	@Test
	void theLinkOfACardIsTakenDownByItsName() throws Exception {
		try (var machine = RealMachine.start("link", "-machine", "pc", "-netdev", "user,id=net0", "-device",
				"rtl8139,id=nic0,netdev=net0,romfile=")) {
			var acts = Await.get(MachineOperations.of(machine));
			// A card without ports yet is listed with all ones, and one whose ports are not switched on answers with them.
			Await.until("the firmware has given the card its ports", () -> {
				var pci = print(machine, "info pci");
				return pci.contains(PORTS) && !pci.contains(PORTS + "0xffff") && mediaStatus(machine) == CABLE_IN;
			});
			var down = acts.link("nic0", false);
			machine.takeSent();
			Await.get(down.run());
			PlannedAndSent.assertSent(PlannedAndSent.planned(down), machine);
			assertEquals(CABLE_OUT, mediaStatus(machine));
			Await.get(down.inverse().orElseThrow().run());
			assertEquals(CABLE_IN, mediaStatus(machine));
			assertThrows(OperationFailed.class, () -> Await.get(acts.link("nobody", false).run()));
		}
	}

	/** A register of the RTL8139 that says whether the cable is in. */
	private static int mediaStatus(RealMachine machine) {
		var pci = print(machine, "info pci");
		var ports = Integer.decode(pci.substring(pci.indexOf(PORTS) + PORTS.length()).split("\\s")[0]);
		return Integer.decode(print(machine, "i /b " + (ports + MEDIA_STATUS)).split("=")[1].strip());
	}

	private static String print(RealMachine machine, String line) {
		try {
			return Await.get(machine.send(new HumanMonitorCommand(line)));
		} catch (Exception e) {
			throw new IllegalStateException(e);
		}
	}
}
