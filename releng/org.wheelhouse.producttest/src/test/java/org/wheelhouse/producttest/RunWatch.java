package org.wheelhouse.producttest;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Asks both ends of a migration, as fast as they answer, whether the guest's CPUs run there. The destination is asked
 * first: once it has said yes, the source must say no for ever.
 */
final class RunWatch implements AutoCloseable {
	private final Monitor source;
	private final Monitor destination;
	private final List<String> both = new CopyOnWriteArrayList<>();
	private final Thread thread;
	private volatile boolean stopped;
	private volatile int samples;

	RunWatch(Monitor source, Monitor destination) {
		this.source = source;
		this.destination = destination;
		thread = Thread.ofPlatform().daemon().name("run watch").start(this::watch);
	}

	private void watch() {
		while (!stopped) {
			boolean atDestination = destination.running();
			if (atDestination && sourceRuns()) {
				both.add("sample " + samples);
			}
			samples++;
		}
	}

	private boolean sourceRuns() {
		try {
			return source.isOpen() && source.running();
		} catch (UncheckedIOException _) {
			return false; // its socket is broken: it was ended, and its guest runs nowhere but at the destination
		} catch (AssertionError e) {
			if (source.isOpen()) {
				both.add("not known: " + e.getMessage());
			}
			return false;
		}
	}

	int samples() {
		return samples;
	}

	/** The samples at which both ran, or at which an end that was there did not say. */
	List<String> bothRunning() {
		return both;
	}

	@Override
	public void close() {
		stopped = true;
		try {
			thread.join(5000);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
