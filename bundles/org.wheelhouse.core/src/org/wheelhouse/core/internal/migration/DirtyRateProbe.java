package org.wheelhouse.core.internal.migration;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.qmp.command.CalcDirtyRate;
import org.wheelhouse.qmp.command.QueryDirtyRate;
import org.wheelhouse.qmp.session.CommandSender;

/**
 * Has QEMU measure how much the guest writes in one second and in two, in turns, while its memory is sent: what
 * {@code query-migrate} tells of that is an average over a pass, in which each page counts once. QEMU does it in a thread of its
 * own. On the machine's queue, where not said otherwise.
 */
final class DirtyRateProbe {

	private static final int SHORT_SECONDS = 1;
	private static final int LONG_SECONDS = 2;
	/** QEMU cuts what it measured to whole ones: half of one is more likely than none. */
	private static final long MEBI = 1L << 20;
	/** Of a small guest more is looked at, as what it writes is less. */
	private static final long SMALL = 8L << 30;
	private static final int PAGES_OF_SMALL = 4096;
	private static final int PAGES = 512;
	/** So many come one after the other, then one now and then. */
	private static final int FIRST = 8;
	private static final Duration LATER = Duration.ofSeconds(3);

	private final CommandSender machine;
	private boolean refused;
	private boolean measuring;
	private int seconds = SHORT_SECONDS;
	private int measured;
	private long next;
	private volatile long inOne = -1;
	private volatile long inTwo = -1;

	DirtyRateProbe(CommandSender machine) {
		this.machine = machine;
	}

	/** A new migration began. */
	void begin() {
		refused = false;
		measuring = false;
		measured = 0;
		inOne = -1;
		inTwo = -1;
	}

	/** Asks for what is measured and begins anew, when it is time to. Never fails: what it cannot tell is not known. */
	CompletableFuture<?> ask(long totalBytes) {
		if (refused || System.nanoTime() < next) {
			return CompletableFuture.completedFuture(null);
		}
		var known = measuring
				? machine.send(new QueryDirtyRate()).thenAccept(this::learn)
				: CompletableFuture.completedFuture(null);
		return known.thenCompose(_ -> measuring ? CompletableFuture.completedFuture(null) : start(totalBytes))
				.exceptionally(_ -> {
					refused = true;
					return null;
				});
	}

	private void learn(QueryDirtyRate.DirtyRate answer) {
		if (!answer.status().equals("measuring")) {
			measuring = false;
			answer.mebibytes().ifPresent(rate -> take(rate * MEBI + MEBI / 2));
		}
	}

	private void take(long bytesPerSecond) {
		if (seconds == SHORT_SECONDS) {
			inOne = bytesPerSecond;
			seconds = LONG_SECONDS;
		} else {
			inTwo = bytesPerSecond * LONG_SECONDS;
			seconds = SHORT_SECONDS;
		}
		measured++;
		next = measured < FIRST ? 0 : System.nanoTime() + LATER.toNanos();
	}

	private CompletableFuture<?> start(long totalBytes) {
		if (System.nanoTime() < next) {
			return CompletableFuture.completedFuture(null);
		}
		next = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
		measuring = true;
		return machine.send(new CalcDirtyRate(Duration.ofSeconds(seconds),
				totalBytes <= SMALL ? PAGES_OF_SMALL : PAGES));
	}

	/** Bytes written in one second; negative when not known. Any thread. */
	long inOneSecond() {
		return inOne;
	}

	/** Bytes written in two seconds; negative when not known. Any thread. */
	long inTwoSeconds() {
		return inTwo;
	}
}
