package org.wheelhouse.core.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.hotplug.BackendRequest.NewImage;
import org.wheelhouse.core.hotplug.BackendRequest.None;
import org.wheelhouse.core.operation.PlannedAndSent;
import org.wheelhouse.core.pci.PciTopologyReader;
import org.wheelhouse.core.power.Reset;
import org.wheelhouse.qmp.command.QueryNamedBlockNodes;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.ObjectMapper;

@Tag("qemu")
class UnplugQemuTest {

	@TempDir
	private Path folder = Path.of("");

	@Test
	void aGuestThatDoesNotListenKeepsTheDeviceUntilReset() throws Exception {
		try (var machine = RealMachine.start("silent", "-machine", "pc")) {
			var disk = new PlugRequest("virtio-blk-pci", "disk0", "pci.0", 5,
					new NewImage(folder.resolve("d.qcow2"), "qcow2", 1L << 20), Map.of());
			Await.get(new HotplugDevice(machine, disk).run());
			machine.takeSent();
			var unplug = new UnplugDevice(machine, "disk0", Duration.ofMillis(300));
			var planned = PlannedAndSent.planned(unplug);
			assertEquals(2, planned.size());
			var silent = assertInstanceOf(UnplugResult.Silent.class, Await.get(unplug.run()));
			assertTrue(silent.text().contains("reset"), silent.text());
			assertTrue(machine.shownLeaving().get("disk0").text().contains("reset"));
			assertEquals(planned.subList(0, 1), PlannedAndSent.changes(machine.takeSent()));

			Await.get(new Reset(machine).run());
			assertEquals(new UnplugResult.Unplugged(List.of()), Await.get(silent.late()));
			assertEquals(planned.getLast(), machine.takeSent().getLast());
			assertTrue(machine.shownLeaving().isEmpty());
			assertTrue(machine.journal().entries().isEmpty());
			assertEquals(List.of(), Await.get(machine.send(new QueryNamedBlockNodes(true))));
		}
	}

	@Test
	void aDeviceThatGoesAtOnceTakesItsBackEndAlong() throws Exception {
		try (var machine = RealMachine.start("native", "-machine", "q35", "-S", "-device",
				"pcie-root-port,id=rp1,chassis=1", "-global",
				"ICH9-LPC.acpi-pci-hotplug-with-bridge-support=off")) {
			var disk = new PlugRequest("virtio-blk-pci", "disk0", "rp1", 0,
					new NewImage(folder.resolve("d.raw"), "raw", 1L << 20), Map.of());
			var plug = new HotplugDevice(machine, disk);
			Await.get(plug.run());
			machine.takeSent();
			var unplug = plug.inverse().orElseThrow();
			var planned = PlannedAndSent.planned(unplug);
			assertEquals(new UnplugResult.Unplugged(List.of()), Await.get(unplug.run()));
			PlannedAndSent.assertSent(planned, machine);
			assertTrue(Await.get(new PciTopologyReader(machine).read()).function("disk0").isEmpty());
		}
	}

	@Test
	void whatWasNotPluggedHereKeepsItsBackEnd() throws Exception {
		try (var machine = RealMachine.start("theirs", "-machine", "pc", "-S", "-device", "virtio-rng-pci,id=rng0")) {
			var unplug = new UnplugDevice(machine, "rng0");
			assertEquals(List.of("{\"execute\":\"device_del\",\"arguments\":{\"id\":\"rng0\"}}"),
					PlannedAndSent.planned(unplug));
		}
	}

	@Test
	void aDeviceThatIsNotThereIsNotShownAsLeaving() throws Exception {
		try (var machine = RealMachine.start("none", "-machine", "pc", "-S")) {
			var failure = assertThrows(OperationFailed.class,
					() -> Await.get(new UnplugDevice(machine, "ghost").run()));
			assertEquals("Device 'ghost' not found", failure.words());
			assertTrue(machine.shownLeaving().isEmpty());
		}
	}

	@Test
	void aMachineThatEndsMeanwhileIsToldApartFromAnAnswer() throws Exception {
		try (var machine = RealMachine.start("dies", "-machine", "pc")) {
			Await.get(new HotplugDevice(machine,
					new PlugRequest("virtio-rng-pci", "rng0", "pci.0", 7, new None(), Map.of())).run());
			machine.process().destroyForcibly().waitFor();
			var unplug = new UnplugDevice(machine, "rng0", Duration.ofMillis(300));
			assertThrows(OperationFailed.class, () -> Await.get(unplug.run()));
			assertTrue(machine.shownLeaving().isEmpty());
		}
	}

	/** Rule 8: QEMU ends the jobs of a -drive with its device. */
	@Test
	void whoseDiskAnotherClientCopiesIsNotTakenOutUnasked() throws Exception {
		var options = new ArrayList<>(List.of("-machine", "pc", "-S"));
		for (var name : List.of("one", "two")) {
			var image = folder.resolve(name + ".raw");
			Files.write(image, new byte[1 << 20]);
			options.addAll(List.of("-drive", "if=none,id=" + name + ",format=raw,file=" + image, "-device",
					"virtio-blk-pci,id=vd-" + name + ",drive=" + name));
		}
		try (var machine = RealMachine.start("copied", options.toArray(String[]::new))) {
			Await.get(machine.send(new RawCommand("drive-mirror", new ObjectMapper().createObjectNode()
					.put("device", "one").put("job-id", "theirs").put("format", "raw").put("sync", "full")
					.put("target", folder.resolve("copy.raw").toString()).put("speed", 1))));
			var warning = Await.get(new UnplugDevice(machine, "vd-one").warning());
			assertEquals("Jobs that work on vd-one end with it, done or not: theirs.",
					warning.map(Warning::what).orElse(""));
			assertEquals(Optional.empty(), Await.get(new UnplugDevice(machine, "vd-two").warning()));
		}
	}
}
