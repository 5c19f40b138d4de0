package org.wheelhouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import org.wheelhouse.qmp.command.BlockJobCancel;
import org.wheelhouse.qmp.command.BlockJobSetSpeed;
import org.wheelhouse.qmp.command.BlockNode;
import org.wheelhouse.qmp.command.BlockPasswd;
import org.wheelhouse.qmp.command.BlockResize;
import org.wheelhouse.qmp.command.BlockSetIoThrottle;
import org.wheelhouse.qmp.command.BlockdevSnapshotSync;
import org.wheelhouse.qmp.command.Change;
import org.wheelhouse.qmp.command.Disk;
import org.wheelhouse.qmp.command.Drive;
import org.wheelhouse.qmp.command.Eject;
import org.wheelhouse.qmp.command.QueryBlockJobs;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What is done to the drives of a running Linux, made by {@code -drive} and by {@code -blockdev}. */
final class DriveActs {

	private final Subject subject;
	private final Witness witness;

	DriveActs(Subject subject) {
		this.subject = subject;
		witness = subject.witness();
	}

	List<Step> steps() {
		return List.of(new Step("change", this::change),
				new Step("eject", this::eject),
				new Step("block_resize", this::resize),
				new Step("block_set_io_throttle", this::throttle),
				new Step("blockdev-snapshot-sync", this::snapshot),
				new Step("block_stream", this::stream),
				new Step("block_job_set_speed", this::jobSpeed),
				new Step("query-block-jobs", this::queryJobs),
				new Step("block_job_cancel", this::jobCancel),
				new Step("block_passwd", this::blockPassword));
	}

	private JsonNode block(String qdev) {
		return StreamSupport.stream(witness.ask("{'execute':'query-block'}").spliterator(), false)
				.filter(drive -> drive.path("qdev").asText().contains(qdev)).findFirst().orElseThrow();
	}

	/** By either name. */
	private void change() {
		subject.send(new Change("ide1-cd0", subject.folder().resolve("b.iso").toString(), Optional.of("raw")));
		assertTrue(block("cd0").path("inserted").path("file").asText().endsWith("b.iso"));
		subject.send(new Change("cd0", subject.folder().resolve("a.iso").toString(), Optional.of("raw")));
		assertTrue(block("cd0").path("inserted").path("file").asText().endsWith("a.iso"));
	}

	/** By either name. */
	private void eject() {
		for (Drive drive : List.of(Drive.ofDevice("ide1-cd0"), Drive.ofDevice("cd0"))) {
			subject.send(new Eject(drive, true));
			assertFalse(block("cd0").has("inserted"));
			assertTrue(block("cd0").path("tray_open").asBoolean());
			subject.send(new Change("ide1-cd0", subject.folder().resolve("a.iso").toString(), Optional.of("raw")));
		}
	}

	/** The guest sees it grow: vda by its drive, vdb by the guest's device. */
	private void resize() {
		subject.send(new BlockResize(Disk.ofDevice("virtio-data"), 96L << 20));
		Await.until("vda has grown", () -> subject.line("DISKS ").contains("vda=196608"));
		subject.send(new BlockResize(Disk.ofDevice("disk0"), 80L << 20));
		Await.until("vdb has grown", () -> subject.line("DISKS ").contains("vdb=163840"));
	}

	private void throttle() {
		BlockNode.Throttle limits = new BlockNode.Throttle(0, 1 << 20, 2 << 20, 0, 100, 200);
		for (String name : List.of("virtio-data", "disk0")) {
			subject.send(new BlockSetIoThrottle(Drive.ofDevice(name), limits));
			JsonNode inserted = block(name.equals("disk0") ? "/disk0" : "/data").path("inserted");
			assertEquals(List.of(0, 1 << 20, 2 << 20, 0, 100, 200),
					List.of("bps", "bps_rd", "bps_wr", "iops", "iops_rd",
							"iops_wr").stream().map(limit -> inserted.path(limit).asInt()).toList());
			subject.send(new BlockSetIoThrottle(Drive.ofDevice(name), new BlockNode.Throttle(0, 0, 0, 0, 0, 0)));
		}
	}

	private void snapshot() {
		for (String name : List.of("virtio-data", "disk0")) {
			Path file = subject.folder().resolve(name + "-snapshot.qcow2");
			subject.send(new BlockdevSnapshotSync(Disk.ofDevice(name), file.toString(), Optional.of("qcow2"),
					Optional.empty()));
			assertTrue(Files.exists(file));
			assertTrue(block(name.equals("disk0") ? "/disk0" : "/data").path("inserted").path("file").asText()
					.contains(file.getFileName().toString()));
		}
	}

	/** The snapshot's backing file is taken in. */
	private void stream() {
		assertTrue(block("/data").path("inserted").has("backing_file"));
		subject.send(
				new RawCommand("block_stream", JsonNodeFactory.instance.objectNode().put("device", "virtio-data")));
		Await.until("it stands alone", () -> !block("/data").path("inserted").has("backing_file"));
		// The slow one is left at work for what follows.
		subject.send(new RawCommand("block_stream", JsonNodeFactory.instance.objectNode().put("device", "slow")));
		assertEquals(1, witness.ask("{'execute':'query-block-jobs'}").size());
	}

	private void jobSpeed() {
		subject.send(new RawCommand("block_job_set_speed",
				JsonNodeFactory.instance.objectNode().put("device", "slow").put("value", 65536)));
		assertEquals(65536, witness.ask("{'execute':'query-block-jobs'}").path(0).path("speed").asInt());
		subject.send(new BlockJobSetSpeed("slow", 131072));
	}

	private void queryJobs() {
		QueryBlockJobs.Job job = subject.send(new QueryBlockJobs()).getFirst();
		assertEquals(List.of("stream", "slow", 131072L), List.of(job.type(), job.device(), job.speed()));
		assertTrue(witness.print("info block-jobs").contains("slow"));
	}

	private void jobCancel() {
		subject.send(new RawCommand("block_job_cancel", JsonNodeFactory.instance.objectNode().put("device", "slow")));
		Await.until("it is gone", () -> witness.ask("{'execute':'query-block-jobs'}").isEmpty());
		Await.until("it is told", () -> subject.events("BLOCK_JOB_CANCELLED") == 1);
		assertTrue(subject.fails(new BlockJobCancel("slow", false)).words().contains("not found"));
	}

	private void blockPassword() {
		assertTrue(subject.fails(new BlockPasswd("virtio-data", "secret")).advice().contains("object-add"));
	}
}
