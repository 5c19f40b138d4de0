package org.wheelhouse.core.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wheelhouse.core.block.BlockOperations;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.RealMachines;
import org.wheelhouse.core.hotplug.BackendRequest.NewImage;
import org.wheelhouse.core.hotplug.HotplugDevice;
import org.wheelhouse.core.hotplug.PlugRequest;
import org.wheelhouse.core.operation.PlannedAndSent;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.state.BlockGraph.Limits;
import org.wheelhouse.qmp.command.QueryBlock;
import org.wheelhouse.qmp.command.QueryBlockJobs;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What a guest's disks are open on when it has moved, on real QEMUs at both ends. */
@Tag("qemu")
class MigrateDisksQemuTest {

	private static final MigrationRequest STAYING = MigrationRequest.usual().keepingSource();
	private static final Limits LIMITS = new Limits(3_000_000, 0, 0, 0, 400, 500);

	@TempDir
	private Path folder = Path.of("");

	@Test
	void theDestinationHasWhatTheSourceRunsOn() throws Exception {
		for (var name : List.of("a", "b", "c", "d")) {
			image("qcow2", name + ".qcow2");
		}
		for (var name : List.of("one", "two", "three")) {
			image("raw", name + ".iso");
		}
		try (var machines = new RealMachines()) {
			var source = machines.add(RealMachine.start("source", "-drive",
					"file=" + file("a.qcow2") + ",if=virtio,format=qcow2,cache=none,detect-zeroes=unmap,discard=unmap",
					"-hda", file("b.qcow2"), "-cdrom", file("one.iso"), "-drive",
					"if=none,id=limited,file=" + file("d.qcow2") + ",throttling.bps-total=1000000", "-device",
					"virtio-blk-pci,drive=limited,id=d", "-blockdev",
					"{\"driver\":\"qcow2\",\"node-name\":\"n\",\"discard\":\"unmap\",\"file\":{\"driver\":\"file\",\"filename\":\""
							+ file("c.qcow2") + "\"}}",
					"-device", "virtio-blk-pci,drive=n", "-device", "virtio-scsi-pci,id=scsi", "-blockdev",
					"raw,node-name=disc,read-only=on,file.driver=file,file.filename=" + file("one.iso"), "-device",
					"scsi-cd,bus=scsi.0,drive=disc,id=changed", "-blockdev",
					"raw,node-name=disc2,read-only=on,file.driver=file,file.filename=" + file("two.iso"), "-device",
					"scsi-cd,bus=scsi.0,drive=disc2,id=emptied"));
			Await.get(new HotplugDevice(source, new PlugRequest("virtio-blk-pci", "plugged", "pci.0", 12,
					new NewImage(folder.resolve("p.qcow2"), "qcow2", 1 << 20), Map.of())).run());
			snapshot(source, "virtio0", "a1");
			snapshot(source, "virtio0", "a2");
			snapshot(source, "ide0-hd0", "b1");
			stream(source, "ide0-hd0");
			snapshot(source, "peripheral-anon/device[0]", "c1");
			snapshot(source, "plugged", "p1");
			snapshot(source, "plugged", "p2");
			stream(source, "plugged");
			snapshot(source, "plugged", "p3");
			var acts = Await.get(BlockOperations.of(source));
			Await.get(acts.throttle(Drives.of(source, "plugged"), LIMITS).run());
			Await.get(acts.throttle(Drives.of(source, "virtio0"), LIMITS).run());
			Await.get(acts.throttle(Drives.of(source, "limited"), Limits.NONE).run());
			Await.get(
					acts.changeMedium(Drives.of(source, "ide1-cd0"), file("two.iso"), Optional.of("raw"), true).run());
			Await.get(acts.changeMedium(Drives.of(source, "changed"), file("three.iso"), Optional.empty(), true).run());
			Await.get(acts.eject(Drives.of(source, "emptied"), true).run());
			var before = Await.get(DiskReader.read(source));
			var traysBefore = trays(source);
			source.takeSent();

			var unknown = new Migrate(machines, "source", STAYING);
			var migrate = unknown.to(Await.get(unknown.preview()));
			var planned = migrate.plan();
			assertInstanceOf(MigrationOutcome.Completed.class, Await.get(migrate.run()));

			var destination = machines.get("destination");
			var after = Await.get(DiskReader.read(destination));
			assertEquals(List.of(), SameDisks.differences(before, after));
			assertEquals(List.of("a2.qcow2", "a1.qcow2", "a.qcow2"), chain(after, "virtio0"));
			assertEquals(List.of("b1.qcow2"), chain(after, "ide0-hd0"));
			assertEquals(List.of("c1.qcow2", "c.qcow2"), chain(after, "anonymous"));
			assertEquals(List.of("p3.qcow2", "p2.qcow2"), chain(after, "plugged"));
			assertEquals(List.of("two.iso"), chain(after, "ide1-cd0"));
			assertEquals(List.of("three.iso"), chain(after, "changed"));
			assertEquals(List.of(), chain(after, "emptied"));
			assertEquals(Map.of("ide1-cd0", false, "changed", false, "emptied", true), trays(destination));
			assertEquals(traysBefore, trays(destination));
			assertEquals(LIMITS, Drives.of(destination, "plugged").limits());
			assertEquals(Limits.NONE, Drives.of(destination, "limited").limits());
			assertEquals(sentTo("source (destination)", planned), PlannedAndSent.changes(destination.takeSent()));
		}
	}

	/** The guest must not go where only the options say that all is as here. */
	@Test
	void whatCannotBeSeenBeforeIsSeenAtTheDestination() throws Exception {
		image("qcow2", "a.qcow2");
		image("raw", "one.iso");
		Files.writeString(folder.resolve("conf"), """
				[drive "d"]
				  file = "%s"
				  if = "virtio"
				""".formatted(file("a.qcow2")));
		try (var machines = new RealMachines()) {
			var source = machines.add(RealMachine.start("source", "-readconfig", file("conf")));
			snapshot(source, "d", "a1");
			var failure = assertThrows(OperationFailed.class,
					() -> Await.get(new Migrate(machines, "source", STAYING).run()));
			assertTrue(failure.getMessage().contains("The disk d would be open on " + file("a.qcow2"))
					&& failure.getMessage().contains(file("a1.qcow2")), failure.getMessage());
			assertFalse(machines.get("destination").process().isAlive());
			assertEquals("running", Await.get(source.send(new org.wheelhouse.qmp.command.QueryStatus())).status());
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"-drive file=F/a.qcow2,if=virtio,snapshot=on,id=t | t was opened with snapshot=on",
			"-readconfig F/conf | virtio0 was opened with snapshot=on",
			"-drive file=fat:rw:F/dos,if=virtio,format=raw,id=t | t is a folder that QEMU shows",
			"-drive driver=quorum,vote-threshold=1,children.0.driver=qcow2,children.0.file.filename=F/a.qcow2,children.1.driver=qcow2,"
					+ "children.1.file.filename=F/b.qcow2,if=virtio,id=t | t is made of several images (quorum)",
			"-drive file=nbd:unix:F/nbd,format=raw,if=virtio,id=t | t is reached through nbd",
			"-drive file.driver=blkdebug,file.image.filename=F/a.qcow2,format=qcow2,if=virtio,id=t | t goes through QEMU's blkdebug",
			"-object throttle-group,id=g -drive driver=throttle,throttle-group=g,file.driver=qcow2,file.file.filename=F/a.qcow2,if=virtio,id=t"
					+ " | t goes through QEMU's throttle"})
	void whatCannotBeOpenedTwiceIsRefusedBeforehand(String options, String reason) throws Exception {
		Process served = null;
		image("qcow2", "a.qcow2");
		image("qcow2", "b.qcow2");
		Files.createDirectory(folder.resolve("dos"));
		Files.writeString(folder.resolve("conf"), """
				[drive]
				  file = "%s"
				  if = "virtio"
				  snapshot = "on"
				""".formatted(file("a.qcow2")));
		if (options.contains("nbd")) {
			image("raw", "served");
			served = new ProcessBuilder("qemu-nbd", "-f", "raw", "-k", file("nbd"), file("served")).start();
			Await.until("an NBD server", () -> Files.exists(folder.resolve("nbd")));
		}
		try (var machines = new RealMachines()) {
			machines.add(RealMachine.start("source", options.replace("F/", folder + "/").split(" ")));
			var failure = assertThrows(OperationFailed.class,
					() -> Await.get(new Migrate(machines, "source", STAYING).run()));
			assertTrue(failure.getMessage().startsWith("source cannot be migrated: The disk " + reason),
					failure.getMessage());
			assertFalse(machines.hasDestination());
		} finally {
			if (served != null) {
				served.destroy();
			}
		}
	}

	@Test
	void nobodyElseMayWorkWithTheDisks() throws Exception {
		image("qcow2", "a.qcow2");
		try (var machines = new RealMachines()) {
			var source = machines.add(RealMachine.start("source", "-blockdev",
					"qcow2,node-name=n,file.driver=file,file.filename=" + file("a.qcow2"), "-device",
					"virtio-blk-pci,drive=n,id=t"));
			source.send(new RawCommand("nbd-server-start", JsonNodeFactory.instance.objectNode().set("addr",
					JsonNodeFactory.instance.objectNode().put("type", "unix").set("data",
							JsonNodeFactory.instance.objectNode().put("path", file("nbd"))))));
			Await.get(source.send(new RawCommand("block-export-add",
					JsonNodeFactory.instance.objectNode().put("type", "nbd").put("id", "e").put("node-name", "n"))));
			var failure = assertThrows(OperationFailed.class,
					() -> Await.get(new Migrate(machines, "source", STAYING).preview()));
			assertTrue(failure.getMessage().contains("Its disk n is exported as e (nbd)"), failure.getMessage());
		}
	}

	private void snapshot(RealMachine machine, String disk, String name) throws Exception {
		Await.get(Await.get(BlockOperations.of(machine))
				.snapshot(Drives.of(machine, disk), file(name + ".qcow2"), "qcow2")
				.run());
	}

	private static void stream(RealMachine machine, String disk) throws Exception {
		Await.get(Await.get(BlockOperations.of(machine)).stream(Drives.of(machine, disk), Optional.empty()).run());
		Await.until("it is copied", () -> jobs(machine) == 0);
	}

	private static int jobs(RealMachine machine) {
		try {
			return Await.get(machine.send(new QueryBlockJobs())).size();
		} catch (Exception e) {
			throw new IllegalStateException(e);
		}
	}

	/** The names of the files, from the one that is written to the last. */
	private static List<String> chain(RunningDisks disks, String name) {
		return disks.disks().stream()
				.filter(disk -> disk.device().equals(name) || disk.deviceId().equals(name)
						|| name.equals("anonymous") && disk.device().isEmpty() && !disk.anonymousName().isEmpty())
				.flatMap(disk -> disk.root().stream()).flatMap(root -> root.chain().stream())
				.map(node -> node.protocol().file().replaceAll(".*/", "")).toList();
	}

	private static Map<String, Boolean> trays(RealMachine machine) throws Exception {
		return Await.get(machine.send(new QueryBlock())).stream().filter(disk -> disk.trayOpen().isPresent())
				.collect(Collectors.toMap(disk -> disk.device().isEmpty() ? disk.qdev().orElse("") : disk.device(),
						disk -> disk.trayOpen().orElse(false)));
	}

	private static List<String> sentTo(String machine, List<PlannedCommand> plan) {
		return plan.stream().filter(command -> command.machine().equals(machine)).map(PlannedCommand::json).toList();
	}

	private void image(String format, String name) throws Exception {
		run("qemu-img", "create", "-q", "-f", format, file(name), "1M");
	}

	private String file(String name) {
		return folder.resolve(name).toString();
	}

	private static void run(String... command) throws Exception {
		var process = new ProcessBuilder(command).redirectErrorStream(true).start();
		var said = new String(process.getInputStream().readAllBytes());
		assertTrue(process.waitFor(20, TimeUnit.SECONDS), () -> Arrays.toString(command));
		assertEquals(0, process.exitValue(), said);
	}
}
