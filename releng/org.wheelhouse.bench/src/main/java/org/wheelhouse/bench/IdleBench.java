package org.wheelhouse.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the workbench costs while nobody touches it: a part of a CPU, memory, threads, with 0, 1 and 10 machines that run and do
 * nothing, its window visible and iconified.
 */
final class IdleBench {

	private static final Duration SETTLE = Duration.ofSeconds(15);
	private static final Duration MEASURED = Duration.ofSeconds(25);

	private final Settings settings;
	private final Screen screen;
	private final TestHome home;

	IdleBench(Settings settings) throws IOException {
		this.settings = settings;
		this.screen = settings.screen();
		this.home = new TestHome(settings.work().resolve("home"));
	}

	void run() throws Exception {
		// The first session records what it loads, which costs memory: not that one.
		Program.end(home.workbench(settings.product()).startAndWatch(screen).process());
		for (int count : new int[]{0, 1, 10}) {
			measure(count);
		}
	}

	private void measure(int count) throws Exception {
		List<Qemu> machines = new ArrayList<>();
		List<String> arguments = new ArrayList<>();
		try {
			for (int i = 0; i < count; i++) {
				Qemu machine = new Qemu(settings.work(), "i" + count + "-" + i, 1, "-display", "none", "-m", "16",
						"-accel",
						"tcg");
				machines.add(machine);
				arguments.addAll(List.of("--attach", "unix:" + machine.monitor(0)));
			}
			Program workbench = home.workbench(settings.product(), arguments.toArray(String[]::new));
			Process process = workbench.startAndAwaitWindow(screen);
			try {
				measure("idle." + count + "-machines", process);
			} finally {
				Program.end(process);
			}
		} finally {
			machines.forEach(Qemu::close);
		}
	}

	private void measure(String name, Process process) throws IOException {
		Usage usage = new Usage(process.pid());
		Await.pass(SETTLE);
		Report.figure(name + ".visible.cpu", usage.percentDuring(MEASURED), "%");
		screen.write(settings.work().resolve(name + ".png"));
		Report.figure(name + ".rss", usage.kibibytes("Rss") / 1024.0, "MiB");
		Report.figure(name + ".pss", usage.kibibytes("Pss") / 1024.0, "MiB");
		Report.figure(name + ".threads", usage.threads(), "threads");
		if (!settings.has("xdotool")) {
			Report.skipped(name + ".iconified.cpu", "xdotool is not installed");
			return;
		}
		iconify(process);
		Await.pass(SETTLE);
		Report.figure(name + ".iconified.cpu", usage.percentDuring(MEASURED), "%");
	}

	private static void iconify(Process process) throws IOException {
		try {
			int status = new ProcessBuilder("sh", "-c", "for window in $(xdotool search --onlyvisible --pid "
					+ process.pid() + "); do xdotool windowminimize $window; done").inheritIO().start().waitFor();
			if (status != 0) {
				throw new IOException("the window cannot be iconified");
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
