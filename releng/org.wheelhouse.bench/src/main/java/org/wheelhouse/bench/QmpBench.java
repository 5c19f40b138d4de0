package org.wheelhouse.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.qmp.command.QueryStatus;
import org.wheelhouse.qmp.message.Event;
import org.wheelhouse.qmp.session.QmpException;
import org.wheelhouse.qmp.session.QmpListener;
import org.wheelhouse.qmp.session.QmpSession;
import org.wheelhouse.qmp.session.QmpTimeouts;

import com.sun.management.OperatingSystemMXBean;

/**
 * Commands a second of the session that the workbench uses, with a deadline for each, against a blocking loop in C. Both talk
 * to the same QEMU over monitors of their own, in turns of a fraction of a second; both have out-of-band execution enabled.
 */
final class QmpBench {

	private static final int SLICE_MILLISECONDS = 300;
	private static final int PIPELINE = 8;
	private static final Duration DEADLINE = Duration.ofSeconds(10);
	private static final Duration WARM_UP = Duration.ofSeconds(3);
	private static final QueryStatus COMMAND = new QueryStatus();

	private final Settings settings;
	private long commands;

	QmpBench(Settings settings) {
		this.settings = settings;
	}

	void run() throws Exception {
		try (Qemu qemu = new Qemu(settings.work(), "q", 2, "-display", "none", "-S", "-accel", "tcg");
				MonitorLoop loop = new MonitorLoop(settings.work().resolve("monitor-loop"), qemu.monitor(0));
				WireLoop wires = new WireLoop();
				QmpSession session = QmpSession
						.open(wires, new Address.Unix(qemu.monitor(1)), QmpTimeouts.defaults(), new Silent())
						.get(10, TimeUnit.SECONDS)) {
			if (!session.hasOutOfBand()) {
				throw new IOException("this QEMU offers no out-of-band execution");
			}
			long warm = System.nanoTime() + WARM_UP.toNanos();
			while (System.nanoTime() < warm) {
				chained(session, PIPELINE);
				waited(session);
			}
			compare("qmp.roundtrip.vs-c", loop, 1, () -> chained(session, 1));
			compare("qmp.pipeline8.vs-c", loop, PIPELINE, () -> chained(session, PIPELINE));
			compare("qmp.waiting-caller.vs-c", loop, 1, () -> waited(session));
		}
	}

	private void compare(String name, MonitorLoop loop, int width, Callable<Double> ours)
			throws Exception {
		loop.takeMicrosPerCommand();
		commands = 0;
		long used = cpuNanos();
		Report.ratio(name,
				Pairs.measure(settings.pairs(), ours, () -> loop.measure(COMMAND.name(), width, SLICE_MILLISECONDS)),
				"ours", "C", "commands/s");
		Report.note("CPU for each command: ours %.1f µs, C %.1f µs".formatted((cpuNanos() - used) / 1e3 / commands,
				loop.takeMicrosPerCommand()));
	}

	/** What all threads of this JVM have used, the collector's and the compiler's included. */
	private static long cpuNanos() {
		return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
	}

	/** Commands a second when each is sent by what depends on the future of the one before: the workbench's own way. */
	private double chained(QmpSession session, int width) throws Exception {
		Chain chain = new Chain(session, width);
		double result = chain.run();
		commands += chain.count;
		return result;
	}

	/** Commands a second when a thread waits for each answer. */
	private double waited(QmpSession session) throws Exception {
		long started = System.nanoTime();
		long until = started + SLICE_MILLISECONDS * 1_000_000L;
		int count = 0;
		while (System.nanoTime() < until) {
			session.send(COMMAND, DEADLINE).get();
			count++;
		}
		commands += count;
		return count * 1e9 / (System.nanoTime() - started);
	}

	/** Keeps so many commands under way for a slice of time. Its fields belong to the thread of the wires once it runs. */
	private static final class Chain {
		private final QmpSession session;
		private final CompletableFuture<Double> result = new CompletableFuture<>();
		private final long started = System.nanoTime();
		private final long until = started + SLICE_MILLISECONDS * 1_000_000L;
		private final Object lock = new Object();
		private final int width;
		private int underWay;
		private int count;

		Chain(QmpSession session, int width) {
			this.session = session;
			this.width = width;
		}

		double run() throws Exception {
			synchronized (lock) {
				underWay = width;
			}
			for (int i = 0; i < width; i++) {
				send();
			}
			return result.get(60, TimeUnit.SECONDS);
		}

		private void send() {
			session.send(COMMAND, DEADLINE).whenComplete((_, problem) -> answered(problem));
		}

		private void answered(Throwable problem) {
			if (problem != null) {
				result.completeExceptionally(problem);
				return;
			}
			long now = System.nanoTime();
			boolean last;
			synchronized (lock) {
				count++;
				if (now >= until) {
					underWay--;
				}
				last = underWay == 0;
			}
			if (now < until) {
				send();
			} else if (last) {
				result.complete(count * 1e9 / (now - started));
			}
		}
	}

	private static final class Silent implements QmpListener {
		@Override
		public void event(Event event) {
			// a machine that stands still has none
		}

		@Override
		public void ended(QmpException reason) {
			// its commands tell
		}
	}
}
