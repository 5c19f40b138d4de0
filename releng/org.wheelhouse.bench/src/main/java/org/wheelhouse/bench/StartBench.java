package org.wheelhouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The time from the start of the process to the painted window: of the first start ever, with the pages of all files in memory and
 * without, in turns with virt-manager where it is installed, and in turns with itself without its cache of classes. Ours opens
 * without machines, virt-manager with the one of libvirt's test driver, so that neither needs a daemon.
 */
final class StartBench {

	private static final Duration CACHE_IS_MADE = Duration.ofSeconds(180);
	/** Cold starts disturb everybody on the computer: fewer of them. */
	private static final int COLD_PAIRS = 5;
	private static final Path DROP_CACHES = Path.of("/proc/sys/vm/drop_caches");

	private final Settings settings;
	private final Screen screen;
	private final TestHome home;
	private final Program workbench;
	private final Program withoutCache;
	private final Program virtManager;

	StartBench(Settings settings) throws IOException {
		this.settings = settings;
		this.screen = settings.screen();
		this.home = new TestHome(settings.work().resolve("home"));
		this.workbench = home.workbench(settings.product());
		this.withoutCache = workbench.with(Map.of("WHEELHOUSE_START_CACHE", "off"));
		this.virtManager = new Program("virt-manager",
				List.of("virt-manager", "--no-fork", "--connect", "test:///default"), home.environment(),
				home.log("virt-manager"));
	}

	void run() throws Exception {
		first();
		compare("start.warm.cache-gain", "ours without its cache of classes", withoutCache, false);
		boolean cold = Files.isWritable(DROP_CACHES);
		if (settings.has("virt-manager")) {
			compare("start.warm.vs-virt-manager", "virt-manager", virtManager, false);
			if (cold) {
				compare("start.cold.vs-virt-manager", "virt-manager", virtManager, true);
			}
		} else {
			Report.skipped("start.warm.vs-virt-manager", "virt-manager is not installed");
			if (cold) {
				compare("start.cold.cache-gain", "ours without its cache of classes", withoutCache, true);
			}
		}
		if (!cold) {
			Report.skipped("start.cold", "only root can make the kernel forget the files it has read");
		}
	}

	/** One start, of a person who has never used it; then waits for the cache of classes that comes of it. */
	private void first() throws IOException {
		int[] empty = screen.look();
		Program.Started started = workbench.startAndWatch(screen);
		screen.write(settings.work().resolve("start.png"));
		Report.figure("start.first.painted", millis(started.appearance()), "ms");
		long asked = System.nanoTime();
		Program.close(started.process());
		Report.figure("start.first.end", (System.nanoTime() - asked) / 1e6, "ms");
		Await.until("the cache of classes is made", CACHE_IS_MADE, this::hasCache);
		Report.figure("start.first.cache-made", (System.nanoTime() - asked) / 1e6, "ms");
		Await.until("the screen is empty", CACHE_IS_MADE, () -> Screen.difference(screen.look(), empty) == 0);
	}

	private boolean hasCache() {
		try (Stream<Path> files = Files.walk(home.cache(), 3)) {
			return files.anyMatch(file -> file.getFileName().toString().matches("start-.*\\.aot"));
		} catch (IOException e) {
			throw new IllegalStateException(e);
		}
	}

	private void compare(String name, String other, Program against, boolean cold) throws Exception {
		List<Program.Start> oursUsed = new ArrayList<>();
		List<Program.Start> otherUsed = new ArrayList<>();
		Pairs pairs = Pairs.measure(cold ? Math.min(COLD_PAIRS, settings.pairs()) : settings.pairs(),
				start(workbench, cold, oursUsed), start(against, cold, otherUsed));
		String prefix = name.substring(0, name.lastIndexOf('.'));
		Report.figure(prefix + ".painted", pairs.medianOurs(), "ms");
		Report.ratio(name, pairs, "ours", other, "ms");
		// Less noise than in times, where the computer does other things too.
		Report.figure(prefix + ".cpu", median(oursUsed, Program.Start::cpuSeconds), "s");
		Report.figure(prefix + ".children.cpu", median(oursUsed, Program.Start::childrenSeconds), "s");
		Report.note("CPU of " + other + ": %.2f s, and %.2f s in its children".formatted(
				median(otherUsed, Program.Start::cpuSeconds), median(otherUsed, Program.Start::childrenSeconds)));
	}

	private static double median(List<Program.Start> starts, ToDoubleFunction<Program.Start> figure) {
		return Pairs.quantile(starts.stream().mapToDouble(figure).toArray(), 0.5);
	}

	private Callable<Double> start(Program program, boolean cold, List<Program.Start> starts) {
		return () -> {
			if (cold) {
				new ProcessBuilder("sync").start().waitFor();
				Files.writeString(DROP_CACHES, "3\n");
			}
			Program.Start start = program.measureStart(screen);
			starts.add(start);
			return millis(start.appearance());
		};
	}

	private static double millis(Appearance appearance) {
		return appearance.painted().toNanos() / 1e6;
	}
}
