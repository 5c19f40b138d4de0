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

	/** What looks at a computer, and for how many. */
	private static final class Looked<W extends HostWatch> {
		private W look;
		private int watchers;

		Looked(W look) {
			this.look = look;
		}
	}

	private final Function<Host, W> make;
	/** By id: what stands for a computer changes. Guarded by itself. */
	private final Map<String, Looked<W>> watched = new HashMap<>();

	/** @param make for a computer at which nobody looks yet */
	public HostWatches(Function<Host, W> make) {
		this.make = make;
	}

	/** Looks at a computer until it is closed. */
	public Watch watch(Host host) {
		synchronized (watched) {
			var one = watched.computeIfAbsent(host.id(), _ -> new Looked<>(make.apply(host)));
			one.watchers++;
			one.look.come();
			return new Watch() {
				private boolean closed;

				@Override
				public void close() {
					synchronized (watched) {
						if (!closed) {
							one.watchers--;
							if (one.look.go()) {
								watched.remove(host.id(), one);
							}
						}
						closed = true;
					}
				}
			};
		}
	}

	/** Another stands for a computer now: who looks at it looks there from now on. */
	public void moveTo(Host host) {
		synchronized (watched) {
			var one = watched.get(host.id());
			if (one != null) {
				for (var left = one.watchers; left > 0; left--) {
					one.look.go();
				}
				one.look = make.apply(host);
				for (var come = one.watchers; come > 0; come--) {
					one.look.come();
				}
			}
		}
	}

	/** What looks at a computer; empty where nobody does. */
	public Optional<W> of(Host host) {
		synchronized (watched) {
			return Optional.ofNullable(watched.get(host.id())).map(one -> one.look);
		}
	}

	/** All that look. */
	public List<W> all() {
		synchronized (watched) {
			return watched.values().stream().map(one -> one.look).toList();
		}
	}

	@Override
	public void close() {
		synchronized (watched) {
			watched.values().forEach(one -> one.look.end());
			watched.clear();
		}
	}
}
