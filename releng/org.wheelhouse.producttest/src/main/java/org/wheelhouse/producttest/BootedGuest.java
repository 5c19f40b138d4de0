package org.wheelhouse.producttest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;

/**
 * The sample guest as it was when it had just booted, saved once for all tests of a run: on its disk, by QEMU's own
 * {@code savevm}. A machine that is given that disk and what the guest had said goes on from there, a second or two after its
 * start. Only TCG and the QEMU that has saved it go on with it.
 */
final class BootedGuest {
	private static final Duration SAVE = Duration.ofMinutes(2);
	private static final String SNAPSHOT = "booted";
	private static final String DISK = "disk0.qcow2";
	private static final String LOG = "serial.log";

	/** What is kept. Of this process alone: what an earlier run has left is of another build, or of another QEMU. */
	private final Path folder;

	/** Boots and saves it, unless this run has done so already. */
	BootedGuest(Settings settings) {
		folder = settings.work().resolve("booted" + ProcessHandle.current().pid());
		if (!Files.exists(folder)) {
			save(settings);
		}
	}

	private void save(Settings settings) {
		Sample sample = Sample.in(settings.work().resolve("booting" + ProcessHandle.current().pid()), SNAPSHOT,
				"sample.qemu", settings);
		try (HandStarted started = new HandStarted(sample); Monitor monitor = new Monitor(started.monitor())) {
			sample.awaitBooted();
			monitor.query("stop");
			String said = monitor.command("human-monitor-command", Map.of("command-line", "savevm " + SNAPSHOT))
					.asText();
			if (!said.isEmpty()) {
				throw new AssertionError("the guest is not saved: " + said);
			}
			monitor.query("quit");
			Await.until("the guest that was saved has ended", SAVE, () -> !started.process().isAlive());
			Files.createDirectory(folder);
			for (String file : new String[]{DISK, LOG}) {
				Files.move(sample.folder().resolve(file), folder.resolve(file));
				folder.resolve(file).toFile().deleteOnExit();
			}
			folder.toFile().deleteOnExit();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Has this machine, which is like the sample in all that the guest sees, begin where the guest was saved. */
	void wake(Sample sample) {
		try {
			for (String file : new String[]{DISK, LOG}) {
				Files.copy(folder.resolve(file), sample.folder().resolve(file), StandardCopyOption.REPLACE_EXISTING);
			}
			Files.writeString(sample.definition(), Files.readString(sample.definition()).replace("  -nodefaults \\\n",
					"  -nodefaults \\\n  -accel tcg \\\n  -loadvm " + SNAPSHOT + " \\\n"));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
