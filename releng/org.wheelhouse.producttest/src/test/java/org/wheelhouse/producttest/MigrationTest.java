package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

class MigrationTest extends ProductTest {
	private static final Color CURVE = new Color(0x1769AA);
	/** So much, and so fast, that a migration with {@link #TOO_LITTLE} does not end by itself. */
	private static final String WRITING = "dirty=32,6";
	private static final String TOO_LITTLE = "4";

	@Test
	void guestGoesOnAtTheDestinationAndNeverRunsTwice() {
		Sample sample = openWith(home().sample("sample", WRITING).marking());
		ProcessHandle source = sample.process(SOON);
		person.show("PCI Topology");
		person.carryToSlot("virtio-blk-pci", "pci.0/09");
		person.drop();
		person.askForNewDisk("data", sample.folder().resolve("data.qcow2"));
		person.add("data");
		try (Monitor atSource = new Monitor(Qemus.spareMonitor(source))) {
			leaveTheDefinition(sample, atSource);
			Map<String, List<String>> disks = disks(atSource);
			person.migrate("sample", "16");
			ProcessHandle destination = Await.value("a second QEMU", SOON,
					() -> sample.processes().stream().filter(process -> process.pid() != source.pid()).findFirst());
			// Its spare monitor takes one client, and until the migration has begun that is the workbench.
			eyes().find(seen -> seen.id().equals("migration.chart"), "the curves");
			try (Monitor atDestination = new Monitor(spareOf(destination));
					RunWatch watch = new RunWatch(atSource, atDestination)) {
				Await.until("curves of some seconds", SOON, () -> curvePixels() > 100);
				Await.until("the destination runs", BOOT,
						() -> atDestination.status().equals("running"));
				int arrived = sample.counted().getLast();
				sample.awaitCounterAbove(arrived + 1, SOON);
				eyes().find(seen -> seen.id().equals("migration.verdict") && seen.text().startsWith("Completed"),
						"completed");

				assertEquals(List.of(), watch.bothRunning());
				assertTrue(watch.samples() > 100, "looked only " + watch.samples() + " times");
				assertCountedWithoutRestart(sample.counted());
				assertTrue(curvePixels() > 100);
				person.awaitMachine("sample", "", SOON);
				person.awaitOneCurrent();
				assertEquals("running", atDestination.status());
				assertNotEquals(source.pid(), destination.pid());
				assertMarksFollow(sample);
				assertEquals(disks, disks(atDestination));
				atDestination.command("block-stream", Map.of("device", "disk0-later", "job-id", "stream"));
				Await.until("all is in one image", SOON, () -> atDestination.query("query-block-jobs").isEmpty());
				disks = disks(atDestination);
			}
			person.clickId("migration.back");
			person.migrate("sample", TOO_LITTLE);
			rescueByAdvice();
			ProcessHandle third = Await.value("only a third QEMU", BOOT, () -> sample.processes().stream()
					.filter(process -> process.pid() != source.pid() && process.pid() != destination.pid()).findFirst()
					.filter(_ -> sample.processes().size() == 1));
			sample.awaitCounterAbove(sample.counted().getLast() + 2, SOON);
			assertMarksFollow(sample);
			try (Monitor atThird = new Monitor(spareOf(third))) {
				assertEquals(disks, disks(atThird));
			}
		}
	}

	/** It is foretold that it never ends, and what would help; the button does that, and then it ends. */
	private void rescueByAdvice() {
		eyes().find(seen -> seen.id().equals("migration.verdict") && seen.text().startsWith("Does not converge"),
				"that it does not end", BOOT);
		assertTrue(eyes().byId("migration.advice.bandwidth").enabled());
		person.clickId("migration.advice.bandwidth");
		eyes().find(seen -> seen.id().equals("migration.verdict") && seen.text().startsWith("Completed"), "rescued");
	}

	/** From here on the machine runs on what its definition does not say: overlays, a limit, another disc. */
	private static void leaveTheDefinition(Sample sample, Monitor qemu) {
		Path disc = sample.folder().resolve("other.iso");
		try {
			Files.write(disc, new byte[1 << 16]);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		for (Map.Entry<String, String> disk : Map.of("disk0-image", "disk0", "wh-data", "data").entrySet()) {
			qemu.command("blockdev-snapshot-sync",
					Map.of("node-name", disk.getKey(), "snapshot-node-name", disk.getValue() + "-later", "format",
							"qcow2", "snapshot-file",
							sample.folder().resolve(disk.getValue() + "-later.qcow2").toString()));
		}
		qemu.command("block_set_io_throttle",
				Map.of("id", "/machine/peripheral/disk0/virtio-backend", "bps", 50_000_000,
						"bps_rd", 0, "bps_wr", 0, "iops", 0, "iops_rd", 0, "iops_wr", 0));
		qemu.command("blockdev-change-medium",
				Map.of("id", "cd0", "filename", disc.toString(), "format", "raw", "force", true));
		int now = sample.counted().getLast();
		Await.until("marks on both disks since", SOON, () -> sample.marks().entrySet().stream()
				.anyMatch(mark -> mark.getKey() > now + 2 && mark.getValue().keySet().equals(Set.of("vda", "vdb"))));
	}

	/** What each device is open on, in QEMU's own words, but for the names that it gives by itself. */
	private static Map<String, List<String>> disks(Monitor qemu) {
		Map<String, List<String>> disks = new TreeMap<>();
		for (JsonNode disk : qemu.query("query-block")) {
			JsonNode medium = disk.path("inserted");
			disks.put(disk.path("qdev").asText(),
					Stream.of("file", "drv", "ro", "backing_file", "backing_file_depth", "cache", "detect_zeroes",
							"bps",
							"iops").map(name -> name + "=" + medium.path(name)).toList());
			disks.put(disk.path("qdev").asText() + " tray", List.of(disk.path("tray_open").asText()));
		}
		return disks;
	}

	/** Each second the guest finds on each disk what it wrote the second before, but for the first time. */
	private static void assertMarksFollow(Sample sample) {
		Set<String> known = new HashSet<>();
		sample.marks().forEach((count, marks) -> marks.forEach((disk, mark) -> {
			if (known.add(disk)) {
				assertTrue(mark.isEmpty(), () -> disk + " had " + mark + " at " + count);
			} else {
				assertEquals(Integer.toString(count - 1), mark, () -> disk + " at " + count);
			}
		}));
		assertEquals(Set.of("vda", "vdb"), known);
	}

	private static Path spareOf(ProcessHandle qemu) {
		return Await.value("the destination's spare monitor", SOON,
				() -> Optional.of(Qemus.spareMonitor(qemu)).filter(Files::exists));
	}

	private long curvePixels() {
		return eyes().nowById("migration.chart").map(chart -> chart.landmarks().get("curve/remaining"))
				.map(place -> Pictures.count(Pictures.capture(), place, CURVE)).orElse(0);
	}

	/** Both ends write to one file: each number follows the one before, so nothing was counted twice or left out. */
	private static void assertCountedWithoutRestart(List<Integer> counted) {
		assertEquals(IntStream.rangeClosed(0, counted.getLast()).boxed().toList(), counted);
	}
}
