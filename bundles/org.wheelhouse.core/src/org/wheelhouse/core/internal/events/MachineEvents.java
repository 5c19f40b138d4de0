package org.wheelhouse.core.internal.events;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;

import org.wheelhouse.core.events.EventLog;
import org.wheelhouse.core.events.EventText;
import org.wheelhouse.core.events.LoggedEvent;
import org.wheelhouse.core.internal.sync.ModelUpdateQueue;
import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.qmp.message.Event;

/** The log of all machines' events. Any thread. */
public final class MachineEvents implements EventLog, AutoCloseable {

	private static final long FILE_LIMIT = 1 << 20;

	private final Map<String, EventRing> rings = new ConcurrentHashMap<>();
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private final AtomicLong sequence = new AtomicLong();
	private final AtomicLong dropped = new AtomicLong();
	private final AtomicLong damaged = new AtomicLong();
	private final ModelUpdateQueue pump;
	private final Executor writer;
	private final EventFile file;
	private final Function<String, Set<Topic>> stale;
	private final Runnable announce = this::announce;

	/**
	 * @param folder where the files go
	 * @param writer runs one task at a time, in order
	 * @param pump   brings news to the model thread
	 * @param stale  what is not known any more after an event, by QEMU's name of it
	 */
	public MachineEvents(Path folder, Executor writer, ModelUpdateQueue pump, Function<String, Set<Topic>> stale) {
		this.stale = stale;
		this.pump = pump;
		this.writer = writer;
		this.file = new EventFile(folder, FILE_LIMIT, writer);
	}

	/**
	 * Brings back, behind the scenes, what was written in earlier runs. To be called before anything is added.
	 *
	 * @param known whether a machine is known by this id: of others nothing is shown
	 */
	public void recall(Predicate<String> known) {
		writer.execute(() -> {
			var found = file.read();
			damaged.set(found.damaged());
			var number = 0L;
			for (var event : found.newestFirst()) {
				if (known.test(event.machineId())) {
					number--;
					rings.computeIfAbsent(event.machineId(), _ -> new EventRing()).addEarlier(numbered(event, number));
				}
			}
			pump.request(announce);
		});
	}

	/** Writes down an event. */
	public void add(String machineId, String machineName, Event event) {
		var logged = new LoggedEvent(sequence.incrementAndGet(), event.timestamp(), machineId, machineName,
				event.name(),
				EventText.summary(event.data()), event.data().toString());
		if (rings.computeIfAbsent(machineId, _ -> new EventRing()).add(logged)) {
			dropped.incrementAndGet();
		}
		file.add(logged);
		pump.request(announce);
	}

	/** So many events came too fast to be looked at. */
	public void addDropped(long count) {
		dropped.addAndGet(count);
		pump.request(announce);
	}

	/** Forgets the events of a machine that is no longer known; they stay in the file. */
	public void forget(String machineId) {
		rings.remove(machineId);
		pump.request(announce);
	}

	@Override
	public Set<Topic> staleAfter(LoggedEvent event) {
		return stale.apply(event.event());
	}

	@Override
	public List<LoggedEvent> latest(int max) {
		return rings.values().stream().flatMap(ring -> ring.latest(max).stream())
				.sorted(Comparator.comparingLong(LoggedEvent::sequence).reversed()).limit(max).toList();
	}

	@Override
	public List<LoggedEvent> latest(String machineId, int max) {
		var ring = rings.get(machineId);
		return ring == null ? List.of() : ring.latest(max);
	}

	@Override
	public long dropped() {
		return dropped.get() + file.leftOut();
	}

	@Override
	public long damaged() {
		return damaged.get();
	}

	@Override
	public CompletableFuture<Path> export(Path target, List<LoggedEvent> events) {
		return EventExport.write(target, List.copyOf(events), writer);
	}

	@Override
	public Subscription onChange(Runnable listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	/** Writes what is not in the file yet, on the calling thread. */
	@Override
	public void close() {
		file.close();
	}

	private static LoggedEvent numbered(LoggedEvent event, long number) {
		return new LoggedEvent(number, event.time(), event.machineId(), event.machineName(), event.event(),
				event.summary(), event.json());
	}

	private void announce() {
		listeners.forEach(Runnable::run);
	}
}
