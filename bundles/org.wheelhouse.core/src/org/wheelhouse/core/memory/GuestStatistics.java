package org.wheelhouse.core.memory;

import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.guard.GuestMemory;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.QomSet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * Has QEMU ask the guest for its figures of memory as long as somebody looks at them. An interval that somebody else has set
 * stays as it is, now and afterwards. Any thread; nothing blocks, and nothing fails: where there is no balloon nothing is asked.
 */
public final class GuestStatistics implements AutoCloseable {

	/** Between two questions. */
	private static final int SECONDS = 2;
	private static final String INTERVAL = "guest-stats-polling-interval";

	private final MachineAccess machine;
	private final CompletableFuture<String> asked;

	private GuestStatistics(MachineAccess machine, CompletableFuture<String> asked) {
		this.machine = machine;
		this.asked = asked;
	}

	/** Begins. */
	public static GuestStatistics of(MachineAccess machine) {
		return new GuestStatistics(machine, GuestMemory.balloon(machine.questions())
				.thenCompose(path -> path.map(found -> begin(machine, found))
						.orElseGet(() -> CompletableFuture.completedFuture("")))
				.exceptionally(_ -> ""));
	}

	/** @return the balloon's path; empty when somebody else has the guest asked */
	private static CompletableFuture<String> begin(MachineAccess machine, String path) {
		return machine.ask(new QomGet(path, INTERVAL)).thenCompose(interval -> interval.asLong() > 0
				? CompletableFuture.completedFuture("")
				: machine.send(interval(path, SECONDS)).thenApply(_ -> {
					machine.invalidate(Topic.MEMORY);
					return path;
				}));
	}

	private static QomSet interval(String path, int seconds) {
		return new QomSet(path, INTERVAL, JsonNodeFactory.instance.numberNode(seconds));
	}

	/** Completes when the guest is asked, or will not be. */
	public CompletableFuture<Boolean> begun() {
		return asked.thenApply(path -> !path.isEmpty());
	}

	/** Puts back what was, unless somebody else has set something meanwhile. */
	@Override
	public void close() {
		asked.thenAccept(path -> {
			if (!path.isEmpty()) {
				machine.ask(new QomGet(path, INTERVAL)).thenAccept(now -> {
					if (now.asLong() == SECONDS) {
						machine.send(interval(path, 0));
					}
				});
			}
		});
	}
}
