package org.wheelhouse.faulttest;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What it costs to look for QEMUs while none comes or goes: {@code releng/bench find}. */
@Tag("qemu")
class FoundCpu {

	private static final int QEMUS = 10;
	private static final Duration WARM = Duration.ofSeconds(30);
	private static final Duration MEASURED = Duration.ofSeconds(60);

	@Test
	void atRest() throws Exception {
		try (var inventory = new Inventory()) {
			for (var i = 0; i < QEMUS; i++) {
				inventory.byHand(inventory.folder().resolve("q" + i));
			}
			double watched;
			try (var _ = inventory.registry().watchFound("local")) {
				TimeUnit.NANOSECONDS.sleep(WARM.toNanos());
				watched = percent();
				System.out.printf("BENCH find.count %d QEMUs%n", inventory.read(() -> inventory.registry().inventory()
						.getHosts().getFirst().getFound().getQemus().size()));
			}
			System.out.printf("BENCH find.cpu.watched %.3f percent%n", watched);
			System.out.printf("BENCH find.cpu %.3f percent%n", watched - percent());
		}
	}

	private static double percent() throws Exception {
		var before = cpu();
		TimeUnit.NANOSECONDS.sleep(MEASURED.toNanos());
		return 100.0 * cpu().minus(before).toNanos() / MEASURED.toNanos();
	}

	private static Duration cpu() {
		return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
	}
}
