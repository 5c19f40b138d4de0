package org.wheelhouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The time from the start of the process to the painted window, in turns with virt-manager where it is installed. Ours opens
 * without machines, virt-manager with one of libvirt's test driver, so that neither needs a daemon.
 */
final class StartBench {

	private final Settings settings;
	private final Screen screen;
	private final Program workbench;
	private final Program virtManager;

	StartBench(Settings settings) throws IOException {
		this.settings = settings;
		this.screen = settings.screen();
		Home home = new Home(settings.work());
		this.workbench = home.workbench(settings.product());
		this.virtManager = new Program("virt-manager",
				List.of("virt-manager", "--no-fork", "--connect", "test:///default"), home.environment(),
				home.log("virt-manager"));
	}

	void run() throws Exception {
		double first = millis(workbench.measureStart(screen));
		Report.figure("start.first", first, "ms");
	}

	private static double millis(Appearance appearance) {
		return appearance.painted().toNanos() / 1e6;
	}
}
