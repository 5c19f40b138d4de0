package org.wheelhouse.core.internal.machine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.wheelhouse.core.state.Watch;
import org.wheelhouse.host.Host;

/**
 * Who looks at which computer: one look at a time for all of them. Any thread; owns no thread.
 *
 * @param <W> what looks
 */
public final class HostWatches<W extends HostWatch> implements AutoCloseable {

	private final Function<Host, W> make;
	/** Guarded by itself. */
	private final Map<Host, W> watched = new HashMap<>();

	/** @param make for a computer at which nobody looks yet */
	public HostWatches(Function<Host, W> make) {
		this.make = make;
	}

	/** Looks at a computer until it is closed. */
	public Watch watch(Host host) {
		synchronized (watched) {
			var one = watched.computeIfAbsent(host, make);
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

	/** What looks at a computer; empty where nobody does. */
	public Optional<W> of(Host host) {
		synchronized (watched) {
			return Optional.ofNullable(watched.get(host));
		}
	}

	/** All that look. */
	public List<W> all() {
		synchronized (watched) {
			return List.copyOf(watched.values());
		}
	}

	@Override
	public void close() {
		synchronized (watched) {
			watched.values().forEach(HostWatch::end);
			watched.clear();
		}
	}
}
