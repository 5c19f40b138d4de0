package org.wheelhouse.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Takes the CPU time of a viewer's own thread from the first whole screen to the last: what reading, decoding and keeping a screen
 * costs, whatever else runs on the computer.
 */
final class Frames {

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private final int expected;
	private final CountDownLatch complete = new CountDownLatch(1);
	private int count;
	private long first;
	private long last;
	private volatile String problem = "";

	Frames(int expected) {
		this.expected = expected;
	}

	/** One more is complete; on the thread that has decoded it. */
	void complete() {
		last = THREADS.getCurrentThreadCpuTime();
		if (count++ == 0) {
			first = last;
		}
		if (count == expected) {
			complete.countDown();
		}
	}

	void failed(String reason) {
		problem = reason;
		complete.countDown();
	}

	/** Waits for all of them. Milliseconds for each but the first. */
	double millisPerFrame() throws IOException, InterruptedException {
		if (!complete.await(120, TimeUnit.SECONDS) || count < expected) {
			throw new IOException("only " + count + " of " + expected + " screens came: " + problem);
		}
		return (last - first) / 1e6 / (expected - 1);
	}
}
