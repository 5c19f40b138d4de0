package org.wheelhouse.core.internal.found;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.wheelhouse.core.found.FoundQemu;
import org.wheelhouse.core.state.Watch;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.host.Host;

/** Who looks for the QEMUs of which computer: one look at a time for all of them. Any thread; owns no thread. */
public final class FoundWatches implements AutoCloseable {

	private final WireLoop wires;
	private final Function<Host, KnownThere> known;
	private final Consumer<FoundState> shown;
	/** Guarded by itself. */
	private final Map<Host, HostFoundWatch> watched = new HashMap<>();

	/**
	 * @param known the machines of a computer that are in the list
	 * @param shown is told what changed, on any thread
	 */
	public FoundWatches(WireLoop wires, Function<Host, KnownThere> known, Consumer<FoundState> shown) {
		this.wires = wires;
		this.known = known;
		this.shown = shown;
	}

	/** Keeps what runs on a computer fresh until it is closed. */
	public Watch watch(Host host) {
		synchronized (watched) {
			var one = watched.computeIfAbsent(host, computer -> new HostFoundWatch(computer, wires::schedule,
					monitor -> LentMonitor.status(computer, wires, monitor), known, shown));
			one.come();
			return new Watch() {
				private boolean closed;

				@Override
				public void close() {
					synchronized (watched) {
						if (!closed && one.go()) {
							watched.remove(host, one);
						}
						closed = true;
					}
				}
			};
		}
	}

	/** One that was found, by its key. */
	public Optional<FoundQemu> find(Host host, String key) {
		synchronized (watched) {
			return Optional.ofNullable(watched.get(host)).flatMap(watch -> watch.find(key));
		}
	}

	/** The list of machines is another one. */
	public void listed() {
		synchronized (watched) {
			watched.values().forEach(HostFoundWatch::listed);
		}
	}

	@Override
	public void close() {
		synchronized (watched) {
			watched.values().forEach(HostFoundWatch::end);
			watched.clear();
		}
	}
}
