package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

/** What runs and what is defined, side by side: one difference is taken over, one is dropped, with the mouse. */
class SideBySideTest extends ProductTest {

	@Test
	void anEjectedDiscIsTakenOverAndAThrottleDropped() throws Exception {
		Path folder = Files.createDirectory(home().folder("vm"));
		Files.write(folder.resolve("disk.raw"), new byte[1 << 20]);
		Files.write(folder.resolve("disc.iso"), new byte[1 << 16]);
		Path definition = Files.writeString(folder.resolve("tiny.qemu"), """
				# a machine that costs little
				qemu-system-x86_64 -name tiny -machine pc -accel tcg -m 16 -nodefaults -S \\
				  -drive if=virtio,id=d0,format=raw,file=%s/disk.raw \\
				  -cdrom disc.iso
				""".formatted(folder));
		String before = Files.readString(definition);
		openWorkbench("--define", definition.toString(), "--launch", "--open", "tiny");
		person.awaitMachine("tiny", "paused", SOON);
		ProcessHandle qemu = Await.value("it runs", SOON, () -> Qemus.mentioning(folder).stream().findFirst());
		try (Monitor second = new Monitor(Qemus.spareMonitor(qemu))) {
			second.command("block_set_io_throttle", Map.of("device", "d0", "bps", 1000, "bps_rd", 0, "bps_wr", 0,
					"iops", 0, "iops_rd", 0, "iops_wr", 0));
			// Of the limits no event tells; of the tray one does, and both are asked for then.
			second.command("eject", Map.of("device", "ide1-cd0"));
			title("2 differences to what runs");

			person.clickId("differences.takeover.ide1-cd0");
			title("1 difference to what runs");
			assertEquals(before.replace("disc.iso", "''"), Files.readString(definition));

			person.clickId("differences.drop.d0");
			Await.until("the limits are gone", SOON, () -> limit(second) == 0);
			Await.until("no difference is left", SOON,
					() -> eyes().all().stream().noneMatch(seen -> seen.id().equals("differences.title")));
		}
	}

	private void title(String text) {
		eyes().find(seen -> seen.id().equals("differences.title") && seen.text().equals(text), text);
	}

	private static long limit(Monitor monitor) {
		for (JsonNode device : monitor.query("query-block")) {
			if (device.path("device").asText().equals("d0")) {
				return device.path("inserted").path("bps").asLong();
			}
		}
		throw new AssertionError("no d0");
	}
}
