package org.wheelhouse.core.internal.usb;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.internal.machine.HostWatch;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.topology.IdNames;
import org.wheelhouse.core.usb.SysfsReader;
import org.wheelhouse.core.usb.UsbClaim;
import org.wheelhouse.core.usb.UsbDevice;
import org.wheelhouse.endpoint.Timer;
import org.wheelhouse.host.Host;

/**
 * Looks at the USB devices of one computer while somebody does, and asks its machines what they have of them. sysfs tells nobody
 * of a change, so it is read again and again; a machine that does not answer delays neither the devices nor another machine. Any thread; blocks nobody.
 */
public final class HostUsbWatch extends HostWatch {

	private static final Duration PERIOD = Duration.ofSeconds(2);

	private final Host host;
	private final SysfsReader reader;
	private final Function<Host, List<MachineAccess>> machines;
	private final Consumer<HostUsbState> shown;
	/** As each said last. */
	private final Map<String, List<UsbClaim>> claims = new HashMap<>();
	/** Have been asked and not answered yet. */
	private final Set<String> asked = new HashSet<>();
	private Optional<List<UsbDevice>> devices = Optional.empty();
	private IdNames names = IdNames.NONE;
	private Optional<HostUsbState> last = Optional.empty();
	private boolean looked;

	/**
	 * @param timers   run something once, later
	 * @param machines those of a computer that are connected
	 * @param shown    is told what changed, on any thread
	 */
	public HostUsbWatch(Host host, BiFunction<Duration, Runnable, Timer> timers,
			Function<Host, List<MachineAccess>> machines, Consumer<HostUsbState> shown) {
		this(host, new SysfsReader(host.files()), timers, machines, shown);
	}

	/** @param reader of the computer's devices */
	HostUsbWatch(Host host, SysfsReader reader, BiFunction<Duration, Runnable, Timer> timers,
			Function<Host, List<MachineAccess>> machines, Consumer<HostUsbState> shown) {
		super(PERIOD, timers);
		this.host = host;
		this.reader = reader;
		this.machines = machines;
		this.shown = shown;
	}

	@Override
	protected void begin() {
		IdNames.usb(host.files()).thenAccept(this::named);
		look();
	}

	@Override
	protected void left() {
		shown.accept(new HostUsbState(host.id(), Optional.empty(), List.of(), IdNames.NONE, false));
	}

	@Override
	protected void look() {
		reader.read().whenComplete((read, _) -> read(read == null ? Optional.empty() : read));
		var there = machines.apply(host);
		claims.keySet().retainAll(there.stream().map(MachineAccess::id).toList());
		there.forEach(this::ask);
	}

	private void ask(MachineAccess machine) {
		if (asked.add(machine.id())) {
			new ClaimReader(machine).read().whenComplete((told, _) -> told(machine.id(), told));
		}
	}

	private synchronized void told(String id, @Nullable List<UsbClaim> told) {
		asked.remove(id);
		if (told != null) {
			claims.put(id, told);
			publish();
		}
	}

	private synchronized void named(IdNames known) {
		names = known;
		publish();
	}

	private synchronized void read(Optional<List<UsbDevice>> read) {
		devices = read;
		looked = true;
		publish();
		lookLater();
	}

	private void publish() {
		var state = new HostUsbState(host.id(), devices, claims.values().stream().flatMap(List::stream).toList(),
				names, true);
		if (isWatched() && looked && !last.equals(Optional.of(state))) {
			last = Optional.of(state);
			shown.accept(state);
		}
	}
}
