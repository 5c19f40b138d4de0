package org.wheelhouse.core.internal.usb;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.state.Watch;
import org.wheelhouse.endpoint.Timer;
import org.wheelhouse.host.Host;

/** Who looks at the USB devices of which computer: one look at a time for all of them. Any thread; owns no thread. */
public final class UsbWatches implements AutoCloseable {

	private final BiFunction<Duration, Runnable, Timer> timers;
	private final Function<Host, List<MachineAccess>> machines;
	private final Consumer<HostUsbState> shown;
	/** Guarded by itself. */
	private final Map<Host, HostUsbWatch> watched = new HashMap<>();

	/**
	 * @param timers   run something once, later
	 * @param machines those of a computer that are connected
	 * @param shown    is told what changed, on any thread
	 */
	public UsbWatches(BiFunction<Duration, Runnable, Timer> timers, Function<Host, List<MachineAccess>> machines,
			Consumer<HostUsbState> shown) {
		this.timers = timers;
		this.machines = machines;
		this.shown = shown;
	}

	/** Keeps the devices of a computer fresh until it is closed. */
	public Watch watch(Host host) {
		synchronized (watched) {
			var one = watched.computeIfAbsent(host, computer -> new HostUsbWatch(computer, timers, machines, shown));
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

	@Override
	public void close() {
		synchronized (watched) {
			watched.values().forEach(HostUsbWatch::end);
			watched.clear();
		}
	}
}
