package org.wheelhouse.core.migration.queue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.migration.MigrationOutcome;
import org.wheelhouse.core.operation.News;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.state.Subscription;

/**
 * Moves several machines, in order, no more at once than each computer is to bear. One that fails does not hold up the others;
 * what was moved stays moved. Any thread.
 */
public final class MigrationQueue implements Operation<Map<String, MigrationOutcome>> {

	private final String label;
	private final int perHost;
	private final List<Consumer<Progress>> listeners = new CopyOnWriteArrayList<>();
	private final CompletableFuture<Map<String, MigrationOutcome>> whole = new CompletableFuture<>();
	/** Guarded by this, as all beneath. */
	private final List<QueuedMigration> waiting;
	private final List<QueuedMigration> running = new ArrayList<>();
	private final Map<String, MigrationOutcome> done = new LinkedHashMap<>();
	private final Map<String, Throwable> failed = new LinkedHashMap<>();
	private int left;

	/**
	 * How far it is.
	 *
	 * @param all     of the queue
	 * @param over    how many are, however they ended
	 * @param running what a person calls those that are under way
	 */
	public record Progress(int all, int over, List<String> running) {
		public Progress {
			running = List.copyOf(running);
		}
	}

	/**
	 * @param label   what it does as a whole
	 * @param all     in order
	 * @param perHost so many at once on each computer, at least one
	 */
	public MigrationQueue(String label, List<QueuedMigration> all, int perHost) {
		this.label = label;
		this.perHost = Math.max(1, perHost);
		waiting = new ArrayList<>(all);
	}

	@Override
	public String label() {
		return label;
	}

	@Override
	public synchronized List<PlannedCommand> plan() {
		return waiting.stream().flatMap(one -> one.operation().plan().stream()).toList();
	}

	/** Hears of each step, on whatever thread. */
	public Subscription onProgress(Consumer<Progress> listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	/** @return fails when one of them failed, naming all that did, when all are over; those that were given up are left out */
	@Override
	public CompletableFuture<Map<String, MigrationOutcome>> run() {
		next();
		return whole;
	}

	@Override
	public News news(Map<String, MigrationOutcome> outcomes) {
		var moved = outcomes.values().stream().filter(MigrationOutcome.Completed.class::isInstance).count();
		return News.of(label + ": " + moved + " of " + size() + " moved");
	}

	private synchronized int size() {
		return waiting.size() + running.size() + done.size() + failed.size() + left;
	}

	/** Begins no more, and gives up those that are under way. */
	public void cancel() {
		List<QueuedMigration> underWay;
		synchronized (this) {
			left += waiting.size();
			waiting.clear();
			underWay = List.copyOf(running);
		}
		underWay.forEach(one -> one.cancel().now());
		next();
	}

	/** Gives up one of them: it is not begun, or QEMU is asked to let go of it. */
	public void cancel(String machine) {
		List<QueuedMigration> underWay;
		synchronized (this) {
			var before = waiting.size();
			waiting.removeIf(one -> one.machine().equals(machine));
			left += before - waiting.size();
			underWay = running.stream().filter(one -> one.machine().equals(machine)).toList();
		}
		underWay.forEach(one -> one.cancel().now());
		next();
	}

	private void next() {
		List<QueuedMigration> begin;
		boolean over;
		synchronized (this) {
			begin = fitting();
			waiting.removeAll(begin);
			running.addAll(begin);
			over = running.isEmpty() && waiting.isEmpty();
		}
		begin.forEach(this::begin);
		tell();
		if (over) {
			finish();
		}
	}

	private List<QueuedMigration> fitting() {
		var busy = new HashMap<String, Integer>();
		running.forEach(one -> one.hosts().forEach(host -> busy.merge(host, 1, Integer::sum)));
		var fitting = new ArrayList<QueuedMigration>();
		for (var one : waiting) {
			if (one.hosts().stream().allMatch(host -> busy.getOrDefault(host, 0) < perHost)) {
				one.hosts().forEach(host -> busy.merge(host, 1, Integer::sum));
				fitting.add(one);
			}
		}
		return fitting;
	}

	private void begin(QueuedMigration one) {
		var locked = one.operation().locked();
		var run = locked.isPresent()
				? CompletableFuture.<MigrationOutcome>failedFuture(locked.get().refusal())
				: one.operation().run();
		run.whenComplete((outcome, problem) -> {
			synchronized (this) {
				running.remove(one);
				if (problem == null) {
					done.put(one.machine(), outcome);
				} else {
					failed.put(one.machine(), OperationFailed.cause(problem));
				}
			}
			next();
		});
	}

	private void tell() {
		Progress progress;
		synchronized (this) {
			progress = new Progress(size(), done.size() + failed.size() + left,
					running.stream().map(QueuedMigration::machine).toList());
		}
		listeners.forEach(listener -> listener.accept(progress));
	}

	private void finish() {
		Map<String, MigrationOutcome> outcomes;
		Map<String, Throwable> problems;
		synchronized (this) {
			outcomes = Map.copyOf(done);
			problems = new LinkedHashMap<>(failed);
		}
		if (problems.isEmpty()) {
			whole.complete(outcomes);
		} else {
			var words = problems.entrySet().stream().map(one -> one.getKey() + ": " + one.getValue().getMessage())
					.collect(Collectors.joining("\n"));
			var moved = outcomes.keySet().stream().sorted().map(name -> name + " has moved").toList();
			whole.completeExceptionally(new OperationFailed(
					problems.size() + " of " + size() + " machines were not moved", "", words, moved,
					"Those that were not moved run where they were. Try them one by one.", null));
		}
	}
}
