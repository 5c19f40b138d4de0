package org.wheelhouse.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the workbench costs while nobody touches it: a part of a CPU, memory, threads, with 0, 1 and 10 machines that run and do
 * nothing, its window visible and iconified; and what it costs the machines: how many commands they get and what part of a CPU
 * all of them use. Beside a workbench without machines one runs that nobody asks anything.
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
			for (int i = 0; i < Math.max(1, count); i++) {
				Qemu machine = new Qemu(settings.work(), "i" + count + "-" + i, 1, "-display", "none", "-m", "16",
						"-accel", "tcg", "-trace", "handle_qmp_command");
				machines.add(machine);
				if (count > 0) {
					arguments.addAll(List.of("--attach", "unix:" + machine.monitor(0)));
				}
			}
			Program workbench = home.workbench(settings.product(), arguments.toArray(String[]::new));
			Process process = workbench.startAndAwaitWindow(screen);
			try {
				measure("idle." + count + "-machines", process, machines);
			} finally {
				Program.end(process);
			}
		} finally {
			machines.forEach(Qemu::close);
		}
	}

	private void measure(String name, Process process, List<Qemu> machines) throws IOException {
		Usage usage = new Usage(process.pid());
		Await.pass(SETTLE);
		measureUse(name + ".visible", process, machines);
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
		measureUse(name + ".iconified", process, machines);
	}

	private static void measureUse(String name, Process process, List<Qemu> machines) throws IOException {
		double own = seconds(process);
		double theirs = seconds(machines);
		long commands = commands(machines);
		long started = System.nanoTime();
		Await.pass(MEASURED);
		double passed = (System.nanoTime() - started) / 1e9;
		Report.figure(name + ".cpu", (seconds(process) - own) * 100 / passed, "%");
		Report.figure(name + ".machines-cpu", (seconds(machines) - theirs) * 100 / passed, "%");
		Report.figure(name + ".commands", (commands(machines) - commands) / passed, "commands/s");
	}

	/** With its children, should it have any. */
	private static double seconds(Process process) throws IOException {
		double seconds = new Usage(process.pid()).cpuSeconds();
		for (ProcessHandle child : process.descendants().toList()) {
			seconds += new Usage(child.pid()).cpuSeconds();
		}
		return seconds;
	}

	private static double seconds(List<Qemu> machines) throws IOException {
		double seconds = 0;
		for (Qemu machine : machines) {
			seconds += new Usage(machine.pid()).cpuSeconds();
		}
		return seconds;
	}

	private static long commands(List<Qemu> machines) throws IOException {
		long commands = 0;
		for (Qemu machine : machines) {
			commands += machine.linesSaid("handle_qmp_command");
		}
		return commands;
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
