package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class MigrationTest extends ProductTest {
	private static final Color CURVE = new Color(0x1769AA);

	@Test
	void guestGoesOnAtTheDestinationAndNeverRunsTwice() {
		Sample sample = openWithSample("sample");
		ProcessHandle source = sample.process(SOON);
		try (Monitor atSource = new Monitor(Qemus.spareMonitor(source))) {
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
				assertEquals("running", atDestination.status());
				assertNotEquals(source.pid(), destination.pid());
			}
		}
	}

	private static java.nio.file.Path spareOf(ProcessHandle qemu) {
		return Await.value("the destination's spare monitor", SOON,
				() -> Optional.of(Qemus.spareMonitor(qemu)).filter(java.nio.file.Files::exists));
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
