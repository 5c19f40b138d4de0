package org.wheelhouse.core.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.RealQemu;
import org.wheelhouse.core.fixture.SampleGuest;
import org.wheelhouse.core.hotplug.BackendRequest;
import org.wheelhouse.core.hotplug.HotplugDevice;
import org.wheelhouse.core.hotplug.PlugRequest;
import org.wheelhouse.core.hotplug.UnplugDevice;
import org.wheelhouse.core.hotplug.UnplugResult;
import org.wheelhouse.core.memory.MemoryOperations;
import org.wheelhouse.core.memory.PlugDimm;
import org.wheelhouse.core.operation.PlannedAndSent;
import org.wheelhouse.qmp.command.QomList;
import org.wheelhouse.qmp.command.QueryHotpluggableCpus;
import org.wheelhouse.qmp.command.QueryHotpluggableCpus.Slot;
import org.wheelhouse.qmp.command.QueryMemoryDevices;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** CPUs and memory that come and go under a Linux that runs: one boot for each version. */
@Tag("qemu")
@Tag("slow")
class PlugQemuTest {

	private static final String WORDS = "console=ttyS0,115200 console=tty1 quiet panic=-1 tsc=reliable mitigations=off "
			+ "nokaslr no_timer_check maxcpus=1 memory=online_movable,online_movable,online_kernel";
	private static final int ABORTED = 134;
	private static final int SEGMENTATION_FAULT = 139;

	/** The one that spoils its heap when a CPU goes, and the first that was seen to survive that one comes back. */
	static List<RealQemu> versions() throws IOException {
		return RealQemu.all().stream().filter(qemu -> qemu.label().equals("installed") || qemu.label().equals("11"))
				.toList();
	}

	@ParameterizedTest
	@MethodSource("versions")
	void comeAndGoUnderAGuest(RealQemu qemu, @TempDir Path folder) throws Exception {
		var guest = new SampleGuest("sample.qemu", folder);
		try (var machine = guest.start("slots", qemu, "-smp", "2,maxcpus=4", "-m", "slots=3,maxmem=2G", "-append",
				WORDS, "-object", "memory-backend-ram,id=vm0,size=256M", "-device",
				"virtio-mem-pci,id=vmem0,memdev=vm0")) {
			guest.awaitBooted();
			dimmComesAndGoes(machine, guest);
			dimmInUseStays(machine, guest);
			resizableMemoryGrows(machine, guest);
			cpuComesAndGoes(machine, guest);
			if (is11(machine)) {
				plugsAsLongAsQemuSurvives(machine, guest);
			}
		}
	}

	private static void cpuComesAndGoes(RealMachine machine, SampleGuest guest) throws Exception {
		guest.await("two CPUs", () -> guest.cpus() == 2);
		machine.takeSent();
		var plug = Await.get(PlugCpu.lowest(machine));
		assertEquals("cpu2", plug.id());
		Await.get(plug.run());
		PlannedAndSent.assertSent(PlannedAndSent.planned(plug), machine);
		guest.await("the third CPU in the guest", () -> guest.cpus() == 3);
		assertEquals(List.of("/machine/peripheral/cpu2"), slots(machine).stream().map(Slot::qomPath)
				.filter(path -> path.startsWith("/machine/peripheral/")).toList());

		if (!is11(machine)) {
			staysAsQemuWouldEnd(machine, guest);
			return;
		}
		assertInstanceOf(UnplugResult.Unplugged.class,
				Await.get(machine.history().run(new UnplugCpu(machine, "cpu2"))));
		Await.until("it is known that it can come back",
				() -> machine.shownGestures().getLast().undo().refusal().isEmpty());
		assertTrue(Await.get(machine.history().undo(machine.shownGestures().getLast().number())).isPresent());
		guest.await("two CPUs again", () -> guest.cpus() == 2);
		assertEquals(2, slots(machine).stream().filter(Slot::isFree).count());
	}

	private static boolean is11(RealMachine machine) {
		return machine.snapshot().facts().qemuVersion().startsWith("11.");
	}

	/** Under TCG, as all tests are: what the guard refuses ends QEMU, though not at once. */
	private static void staysAsQemuWouldEnd(RealMachine machine, SampleGuest guest) throws Exception {
		machine.takeSent();
		var refused = assertThrows(OperationFailed.class, () -> Await.get(new UnplugCpu(machine, "cpu2").run()));
		assertTrue(refused.what().contains("spoils its memory"), refused.what());
		assertFalse(machine.takeSent().stream().anyMatch(sent -> sent.contains("device_del")));
		assertEquals(1, slots(machine).stream().filter(Slot::isFree).count());

		Await.get(machine.send(new RawCommand("device_del", JsonNodeFactory.instance.objectNode().put("id", "cpu2"))));
		guest.await("two CPUs again", () -> guest.cpus() == 2);
		Await.until("it is known that a CPU has left", () -> machine.cpusTakenOut().orElse(0) == 1);
		var device = new PlugRequest("virtio-rng-pci", "rng0", "pci.0", 9, new BackendRequest.None());
		assertTrue(Await.get(new HotplugDevice(machine, device).warning()).orElseThrow().text().contains("end"));
		new HotplugDevice(machine, device).run();
		assertTrue(machine.process().waitFor(60, TimeUnit.SECONDS), "it lives");
		assertTrue(Set.of(ABORTED, SEGMENTATION_FAULT).contains(machine.process().exitValue()),
				"ended with " + machine.process().exitValue());
	}

	/** Under TCG, as all tests are: what the guard refuses really ends QEMU. */
	private static void plugsAsLongAsQemuSurvives(RealMachine machine, SampleGuest guest) throws Exception {
		Await.get(Await.get(PlugCpu.lowest(machine)).run());
		guest.await("the CPU that is the fourth in this process", () -> guest.cpus() == 3);
		machine.takeSent();
		var plug = Await.get(PlugCpu.lowest(machine));
		var refused = assertThrows(OperationFailed.class, () -> Await.get(plug.run()));
		assertTrue(refused.what().contains("without KVM"), refused.what());
		assertFalse(machine.takeSent().stream().anyMatch(sent -> sent.contains("device_add")));
		assertTrue(machine.process().isAlive());

		var deadly = slots(machine).reversed().stream().filter(Slot::isFree).findFirst().orElseThrow();
		machine.send(new RawCommand("device_add",
				((ObjectNode) deadly.props()).deepCopy().put("driver", deadly.type()).put("id", "deadly")));
		assertTrue(machine.process().waitFor(60, TimeUnit.SECONDS), "it lives");
		assertEquals(ABORTED, machine.process().exitValue());
	}

	private static void dimmComesAndGoes(RealMachine machine, SampleGuest guest) throws Exception {
		guest.await("the guest's memory", () -> guest.memory() > 0);
		var before = guest.memory();
		var plug = Await.get(PlugDimm.of(machine, PlugDimm.USEFUL, OptionalInt.of(1)));
		machine.takeSent();
		Await.get(plug.run());
		PlannedAndSent.assertSent(PlannedAndSent.planned(plug), machine);
		guest.await("the DIMM in the guest", () -> guest.memory() == before + 128);

		var objects = names(machine, "/objects");
		assertInstanceOf(UnplugResult.Unplugged.class,
				Await.get(machine.history().run(new UnplugDevice(machine, plug.id()))));
		guest.await("less memory", () -> guest.memory() == before);
		assertEquals(List.of(), names(machine, "/objects"));
		Await.get(Await.get(machine.history().undo(machine.shownGestures().getLast().number())).orElseThrow().run());
		guest.await("the DIMM is back in the guest", () -> guest.memory() == before + 128);
		assertEquals(objects, names(machine, "/objects"));

		assertInstanceOf(UnplugResult.Unplugged.class, Await.get(new UnplugDevice(machine, plug.id()).run()));
		guest.await("less memory again", () -> guest.memory() == before);
		assertEquals(List.of(), names(machine, "/objects"));
	}

	private static void resizableMemoryGrows(RealMachine machine, SampleGuest guest) throws Exception {
		var operations = Await.get(MemoryOperations.of(machine));
		Await.get(operations.resize("vmem0", PlugDimm.USEFUL, 0).run());
		guest.await("the guest has taken it", () -> size(machine) == PlugDimm.USEFUL);
	}

	private static long size(RealMachine machine) {
		try {
			return Await.get(machine.send(new QueryMemoryDevices())).stream()
					.filter(device -> device.data().id().equals("vmem0")).mapToLong(device -> device.data().size())
					.sum();
		} catch (Exception e) {
			throw new IllegalStateException(e);
		}
	}

	private static void dimmInUseStays(RealMachine machine, SampleGuest guest) throws Exception {
		var before = guest.memory();
		var plug = Await.get(PlugDimm.of(machine, PlugDimm.USEFUL, OptionalInt.empty()));
		Await.get(plug.run());
		guest.await("the DIMM that is the kernel's", () -> guest.memory() == before + 128);
		var result = Await.get(new UnplugDevice(machine, plug.id()).run());
		assertTrue(assertInstanceOf(UnplugResult.Refused.class, result).text().contains("130"), result.toString());
		assertEquals(List.of("wh-" + plug.id()), names(machine, "/objects"));
	}

	private static List<Slot> slots(RealMachine machine) throws Exception {
		return Await.get(machine.send(new QueryHotpluggableCpus()));
	}

	private static List<String> names(RealMachine machine, String path) throws Exception {
		return Await.get(machine.send(new QomList(path))).stream().map(QomList.Property::name)
				.filter(name -> name.startsWith("wh-")).toList();
	}
}
