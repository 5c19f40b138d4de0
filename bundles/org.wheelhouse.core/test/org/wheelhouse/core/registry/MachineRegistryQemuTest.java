package org.wheelhouse.core.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.machine.ScreenImage;
import org.wheelhouse.core.peer.RegistryBench;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.qmp.command.BlockResize;
import org.wheelhouse.qmp.command.BlockdevAdd;
import org.wheelhouse.qmp.command.BlockdevCreate;
import org.wheelhouse.qmp.command.Cont;
import org.wheelhouse.qmp.command.Disk;
import org.wheelhouse.qmp.command.HumanMonitorCommand;
import org.wheelhouse.qmp.command.JobDismiss;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.command.Stop;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** The registry with a real QEMU that somebody else started. */
@Tag("qemu")
class MachineRegistryQemuTest {

	private static final int IMAGES = 100;

	private final RegistryBench bench = new RegistryBench();
	private final Path socket = bench.folder().resolve("q.sock");
	private final Process qemu;

	MachineRegistryQemuTest() throws Exception {
		var disk = Files.write(bench.folder().resolve("disk.raw"), new byte[1 << 20]);
		qemu = new ProcessBuilder("qemu-system-x86_64", "-accel", "tcg", "-m", "64", "-name", "guest=real", "-display",
				"none",
				"-S", "-nodefaults", "-vga", "std", "-vnc", "none", "-qmp", "unix:" + socket + ",server=on,wait=off",
				"-drive",
				"file=" + disk + ",format=raw,if=none,id=d0", "-device", "virtio-blk-pci,drive=d0,id=disk", "-device",
				"virtio-balloon-pci,id=bal").redirectErrorStream(true)
				.redirectOutput(bench.folder().resolve("log").toFile()).start();
		Await.until("QEMU listens", () -> Files.exists(socket));
	}

	@AfterEach
	void close() throws Exception {
		// SIGKILL ends a stopped process too.
		qemu.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
		bench.close();
	}

	private String attach() throws Exception {
		return Await.get(bench.registry().attach(new Address.Unix(socket)));
	}

	private void signal(String name) throws Exception {
		new ProcessBuilder("kill", "-" + name, Long.toString(qemu.pid())).start().waitFor(10, TimeUnit.SECONDS);
	}

	@Test
	void everyTreeOfARealMachineIsShown() throws Exception {
		var id = attach();
		bench.awaitState(id, MachineState.PAUSED);
		assertEquals(Optional.of("real tcg prelaunch"),
				bench.row(id, row -> row.getName() + " " + row.getAccelerator() + " " + row.getStatus()));
		Await.until("memory is known", () -> bench.row(id, Machine::getMemoryBytes).equals(Optional.of(64L << 20)));
		try (var _ = bench.registry().watch(id, Topic.values())) {
			Await.until("the trees are there", () -> bench.row(id, row -> row.getBlock() != null && row.getPci() != null
					&& row.getCpu() != null && row.getMemory() != null && row.getVnc() != null
					&& row.getMigration() != null)
					.equals(Optional.of(true)));
			assertEquals(Optional.of("qemu64-x86_64-cpu, no free place; 0 slots, 64 MiB"), bench.row(id, row -> {
				var slots = row.getCpu().getSlots();
				var memory = row.getMemory();
				return slots.getFirst().getType() + (slots.stream().anyMatch(slot -> slot.getQomPath().isEmpty())
						? ""
						: ", no free place") + "; " + memory.getSlotCount() + " slots, "
						+ (memory.getBalloon().getActualBytes() >> 20) + " MiB";
			}));
			assertEquals(Optional.of("d0 virtio-blk-pci raw"), bench.row(id, row -> {
				var disk = row.getBlock().getDevices().getFirst();
				return disk.getId() + " " + disk.getType() + " " + disk.getChain().getFirst().getDriver();
			}));
			assertEquals(Optional.of(true),
					bench.row(id, row -> row.getPci().getBuses().getFirst().getFunctions().stream()
							.anyMatch(function -> function.getId().equals("disk")
									&& function.getType().equals("virtio-blk-pci"))));
			assertEquals(Optional.of(false), bench.row(id, row -> row.getPci().isNumbered()));
			Await.get(bench.registry().machine(id).orElseThrow().send(new Cont()));
			bench.awaitState(id, MachineState.RUNNING);
			Await.until("the firmware has numbered the buses",
					() -> bench.row(id, row -> row.getPci().isNumbered()).equals(Optional.of(true)));
			Await.get(bench.registry().machine(id).orElseThrow().send(new Stop()));
			bench.awaitState(id, MachineState.PAUSED);
		}
	}

	/** As the console sends it: no event tells of it. */
	@Test
	void whatIsPluggedByHandIsShown() throws Exception {
		var id = attach();
		try (var _ = bench.registry().watch(id, Topic.PCI, Topic.BLOCK)) {
			Await.until("the trees are there",
					() -> bench.row(id, row -> row.getBlock() != null && row.getPci() != null)
							.equals(Optional.of(true)));
			var machine = bench.registry().machine(id).orElseThrow();
			var json = JsonNodeFactory.instance;
			Await.get(machine.send(
					new RawCommand("blockdev-add", json.objectNode().put("driver", "null-co").put("node-name", "n1"))));
			Await.get(machine.send(new RawCommand("device_add",
					json.objectNode().put("driver", "virtio-blk-pci").put("drive", "n1").put("id", "typed"))));
			Await.get(machine.send(new HumanMonitorCommand("device_add virtio-rng-pci,id=said")));
			for (var name : List.of("typed", "said")) {
				Await.until(name + " is shown", () -> bench.row(id,
						row -> row.getPci().getBuses().getFirst().getFunctions().stream()
								.anyMatch(function -> function.getId().equals(name)))
						.equals(Optional.of(true)));
			}
			Await.until("the disk is shown", () -> bench.row(id, row -> row.getBlock().getDevices().size())
					.equals(Optional.of(2)));
		}
	}

	/** QEMU 7.2 ends itself when it is asked for its nodes in the wrong moment. */
	@Test
	void aMachineSurvivesBeingLookedAtWhileImagesAreCreated() throws Exception {
		var id = attach();
		var image = Files.createFile(bench.folder().resolve("image"));
		var json = JsonNodeFactory.instance;
		try (var _ = bench.registry().watch(id, Topic.BLOCK)) {
			Await.until("its disks are told",
					() -> bench.row(id, row -> row.getBlock() != null).equals(Optional.of(true)));
			var machine = bench.registry().machine(id).orElseThrow();
			Await.get(machine.send(new BlockdevAdd(json.objectNode().put("driver", "file").put("node-name", "file")
					.put("filename", image.toString()))));
			// No event tells of it: it is seen when the nodes are asked for.
			Await.get(machine.send(new BlockResize(Disk.ofDevice("d0"), 2 << 20)));
			for (int i = 0; i < IMAGES; i++) {
				var job = "job" + i;
				var over = machine.awaitEvent(event -> event.name().equals("JOB_STATUS_CHANGE")
						&& event.data().path("id").asText().equals(job)
						&& event.data().path("status").asText().equals("concluded"), Duration.ofSeconds(30));
				Await.get(machine.send(new BlockdevCreate(job,
						json.objectNode().put("driver", "qcow2").put("file", "file").put("size", 1 << 20))));
				Await.get(over);
				Await.get(machine.send(new JobDismiss(job)));
				assertTrue(qemu.isAlive(), () -> "after image " + job);
			}
			Await.until("the nodes have been asked for again", () -> bench
					.row(id, row -> row.getBlock().getDevices().getFirst().getChain().getFirst().getVirtualSize())
					.equals(Optional.of(2L << 20)));
		}
	}

	@Test
	void aStoppedProcessIsUnresponsiveUntilItGoesOn() throws Exception {
		var id = attach();
		bench.awaitState(id, MachineState.PAUSED);
		try (var _ = bench.registry().watch(id, Topic.STATUS)) {
			signal("STOP");
			bench.awaitState(id, MachineState.UNRESPONSIVE);
			signal("CONT");
			bench.awaitState(id, MachineState.PAUSED);
		}
	}

	@Test
	void aKilledProcessHasEnded() throws Exception {
		bench.host().process(qemu.pid(), Duration.ZERO);
		var id = attach();
		Await.until("the process is known", () -> bench.row(id, Machine::getPid).equals(Optional.of(qemu.pid())));
		signal("KILL");
		qemu.waitFor(20, TimeUnit.SECONDS);
		bench.host().processGone(qemu.pid());
		var begin = Instant.now();
		bench.awaitState(id, MachineState.ENDED);
		assertTrue(Duration.between(begin, Instant.now()).toSeconds() < 20);
	}

	@Test
	void aPictureOfARealScreenIsAPicture() throws Exception {
		var id = attach();
		var image = Await.get(bench.registry().screen(id));
		var signature = List.of((int) image.data()[0] & 0xff, (int) image.data()[1]);
		assertEquals(
				image.format() == ScreenImage.Format.PNG ? List.of(0x89, (int) 'P') : List.of((int) 'P', (int) '6'),
				signature);
	}
}
