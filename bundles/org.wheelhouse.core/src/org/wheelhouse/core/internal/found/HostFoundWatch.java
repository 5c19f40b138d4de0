package org.wheelhouse.core.internal.found;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

import org.wheelhouse.core.found.FoundQemu;
import org.wheelhouse.core.internal.machine.HostWatch;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostProcess;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.host.RunningQemu;

/**
 * Looks for the QEMUs of one computer while somebody does. Nothing tells of a new process, so it is looked again and again; what
 * has been found is not read again, and what has ended is forgotten. Any thread; blocks nobody.
 */
public final class HostFoundWatch extends HostWatch {

	private static final Duration PERIOD = Duration.ofSeconds(5);
	/** What runs for a moment only, to be measured or asked, is none that anybody looks for. */
	private static final Duration YOUNG = Duration.ofSeconds(3);
	/** No monitor is asked more often that another program needs. */
	private static final Duration LENT = Duration.ofSeconds(5);

	private final Host host;
	private final Function<Address, CompletableFuture<String>> ask;
	private final Function<Host, KnownThere> known;
	private final Consumer<FoundState> shown;
	private final Map<String, Seen> seen = new HashMap<>();
	private List<FoundQemu> found = List.of();
	private Optional<FoundState> last = Optional.empty();
	private boolean looked;

	/** What is remembered of one from look to look. */
	private static final class Seen {
		private final CompletableFuture<List<QemuOption>> inFiles;
		private Optional<FoundQemu> read = Optional.empty();
		private Optional<HostProcess> before = Optional.empty();
		private double percent = -1;
		private String status = "";
		private Instant asked = Instant.MIN;

		Seen(CompletableFuture<List<QemuOption>> inFiles) {
			this.inFiles = inFiles;
		}
	}

	/**
	 * @param known the machines of a computer that are in the list
	 * @param shown is told what changed, on any thread
	 */
	public HostFoundWatch(Host host, WireLoop wires, Function<Host, KnownThere> known, Consumer<FoundState> shown) {
		super(PERIOD, wires::schedule);
		this.host = host;
		this.ask = monitor -> LentMonitor.status(host, wires, monitor);
		this.known = known;
		this.shown = shown;
	}

	@Override
	protected void left() {
		shown.accept(new FoundState(host.id(), List.of(), false));
	}

	/** The list of machines is another one: what is in it was not found. */
	public synchronized void listed() {
		publish();
	}

	/** One that was found, by its key. */
	public synchronized Optional<FoundQemu> find(String key) {
		return found.stream().filter(one -> one.key().equals(key)).findFirst();
	}

	@Override
	protected void look() {
		host.runningQemus().whenComplete((running, _) -> read(Optional.ofNullable(running)));
	}

	/** @param running empty when the computer cannot be asked: what was found stays */
	private synchronized void read(Optional<List<RunningQemu>> running) {
		running.ifPresent(this::take);
		publish();
		lookLater();
	}

	private void take(List<RunningQemu> running) {
		var all = new ArrayList<FoundQemu>();
		Set<String> keys = new HashSet<>();
		for (var qemu : running) {
			if (Duration.between(qemu.process().started(), qemu.process().taken()).compareTo(YOUNG) >= 0) {
				var key = FoundQemu.key(qemu);
				keys.add(key);
				take(qemu, seen.computeIfAbsent(key, _ -> new Seen(ConfigOptions.read(host, qemu))))
						.ifPresent(all::add);
			}
		}
		seen.keySet().retainAll(keys);
		found = FoundQemu.reachable(all);
		looked = true;
	}

	private Optional<FoundQemu> take(RunningQemu qemu, Seen one) {
		one.before.filter(before -> before.taken().isBefore(qemu.process().taken()))
				.ifPresent(before -> one.percent = percent(before, qemu.process()));
		one.before = Optional.of(qemu.process());
		if (one.inFiles.isDone()) { // at once where there are no files; else it is shown from the next look on
			one.read = one.read.flatMap(before -> before.at(qemu))
					.or(() -> Optional.of(FoundQemu.of(qemu, one.inFiles.join())));
		}
		one.read.flatMap(whole -> whole.reach().lent()).ifPresent(monitor -> ask(one, monitor));
		return one.read;
	}

	private static double percent(HostProcess before, HostProcess now) {
		var elapsed = Duration.between(before.taken(), now.taken()).toNanos();
		return 100.0 * now.cpuTime().minus(before.cpuTime()).toNanos() / elapsed;
	}

	private void ask(Seen one, Address monitor) {
		var now = Instant.now();
		if (one.asked.equals(Instant.MIN) || Duration.between(one.asked, now).compareTo(LENT) >= 0) {
			one.asked = now;
			ask.apply(monitor).whenComplete((status, _) -> told(one, status == null ? "" : status));
		}
	}

	private synchronized void told(Seen one, String status) {
		one.status = status;
		publish();
	}

	private void publish() {
		if (!isWatched() || !looked) {
			return;
		}
		var there = known.apply(host);
		var rows = found.stream().filter(one -> !there.has(one)).map(this::row).toList();
		var state = new FoundState(host.id(), rows, true);
		if (!last.equals(Optional.of(state))) {
			last = Optional.of(state);
			shown.accept(state);
		}
	}

	private FoundState.Row row(FoundQemu one) {
		var remembered = seen.get(one.key());
		return remembered == null
				? new FoundState.Row(one, -1, "")
				: new FoundState.Row(one, remembered.percent, remembered.status);
	}
}
