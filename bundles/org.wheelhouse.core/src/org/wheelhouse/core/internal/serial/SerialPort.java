package org.wheelhouse.core.internal.serial;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.failure.Reason;
import org.wheelhouse.core.machine.ChardevBackend;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.ReadOnly;
import org.wheelhouse.core.machine.RegistrySettings;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.serial.OfferSerialSocket;
import org.wheelhouse.core.serial.SerialConsole;
import org.wheelhouse.core.serial.SerialOutput;
import org.wheelhouse.core.serial.SerialState;
import org.wheelhouse.core.serial.SerialStatus;
import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.core.state.Watch;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.Timer;
import org.wheelhouse.endpoint.WireException;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.host.ProcessPaths;
import org.wheelhouse.qmp.command.QueryChardev.Chardev;

/**
 * Keeps the serial port of one machine connected as long as that is wanted: asks where it leads, connects, tries again.
 * Public methods may be called on any thread; everything else happens on the machine's queue.
 */
public final class SerialPort implements SerialConsole {

	private static final Duration CONNECTING = Duration.ofSeconds(5);
	/** How soon a port is looked at again that another program holds. */
	private static final Duration PATIENCE = Duration.ofSeconds(3);
	/** Between two calls of listeners. */
	private static final Duration PERIOD = Duration.ofMillis(40);

	private final MachineAccess machine;
	private final WireLoop wires;
	private final Executor queue;
	private final RegistrySettings settings;
	private final ByteRing ring = new ByteRing(KEPT);
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private final AtomicBoolean telling = new AtomicBoolean();
	private volatile long told = System.nanoTime();
	private final Runnable tell;
	private volatile SerialStatus status = SerialStatus.UNKNOWN;
	private volatile @Nullable SerialLine line;
	/** Whether the machine can be asked. */
	private boolean askable;
	private boolean ours;
	private int watches;
	/** Counts attempts, so that what comes of one that was given up is not taken for that of another. */
	private int attempt;
	private int failures;
	private @Nullable Timer timer;

	/**
	 * @param machine  whose port it is
	 * @param queue    the machine's
	 * @param settings how patient to be
	 * @param pump     runs what it is given on the model thread; the same, while it waits, once
	 */
	public SerialPort(MachineAccess machine, WireLoop wires, Executor queue, RegistrySettings settings, Executor pump) {
		this.machine = machine;
		this.wires = wires;
		this.queue = queue;
		this.settings = settings;
		Runnable callAll = () -> listeners.forEach(Runnable::run);
		tell = () -> {
			told = System.nanoTime();
			telling.set(false);
			pump.execute(callAll);
		};
	}

	@Override
	public SerialStatus status() {
		return status;
	}

	@Override
	public long received() {
		return ring.end();
	}

	@Override
	public SerialOutput since(long offset) {
		return ring.since(offset);
	}

	@Override
	public void send(byte[] bytes) {
		var open = line;
		if (open != null && readOnly().isEmpty()) {
			open.send(bytes);
		}
	}

	@Override
	public Optional<ReadOnly> readOnly() {
		return machine.readOnly();
	}

	@Override
	public Subscription onChange(Runnable listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	@Override
	public Watch watch() {
		queue.execute(() -> watched(1));
		var open = new AtomicBoolean(true);
		return () -> {
			if (open.compareAndSet(true, false)) {
				queue.execute(() -> watched(-1));
			}
		};
	}

	@Override
	public void lookAgain() {
		queue.execute(() -> {
			failures = 0;
			look();
		});
	}

	@Override
	public Optional<Operation<?>> offer() {
		var now = status;
		return now.state() == SerialState.ELSEWHERE
				? Optional.of(new OfferSerialSocket(machine, now.port(), socket()))
				: Optional.empty();
	}

	/** Short, and gone with what is kept of a machine that was launched here. */
	private Path socket() {
		return machine.hosted().map(hosted -> hosted.folder().resolve("serial.sock"))
				.orElseGet(() -> machine.host().files().privateFolder().resolve(machine.id() + ".serial"));
	}

	/**
	 * The machine can be asked.
	 *
	 * @param launched whether a workbench launched it
	 */
	public void connected(boolean launched) {
		askable = true;
		ours = launched;
		failures = 0;
		if (wanted()) {
			look();
		}
	}

	/** The machine cannot be asked any more; an open port is read on. */
	public void disconnected() {
		askable = false;
		if (line == null) {
			giveUp();
			set(SerialStatus.UNKNOWN);
		}
	}

	/** Leaves the port, for good. */
	public void close() {
		askable = false;
		leave();
	}

	private void watched(int change) {
		watches += change;
		if (!wanted()) {
			leave();
			if (connectable()) {
				set(status.in(SerialState.FREE, ""));
			}
		} else if (change > 0 && line == null) {
			failures = 0;
			look();
		}
	}

	private boolean wanted() {
		return ours || watches > 0;
	}

	private boolean connectable() {
		return switch (status.state()) {
			case FREE, CONNECTING, OPEN, LOST, TAKEN -> true;
			case UNKNOWN, NONE, ELSEWHERE -> false;
		};
	}

	private void look() {
		if (!askable || line != null) {
			return;
		}
		giveUp();
		var current = attempt;
		new PortFinder(machine::ask).find().whenCompleteAsync((found, problem) -> {
			if (current == attempt && found != null) {
				found(found);
			} else if (current == attempt && problem != null) {
				lost(Reason.text(problem));
			}
		}, queue);
	}

	private void found(Optional<Chardev> chardev) {
		if (chardev.isEmpty()) {
			set(new SerialStatus(SerialState.NONE, "", "", ""));
			return;
		}
		var known = new SerialStatus(SerialState.ELSEWHERE, chardev.get().label(), chardev.get().filename(), "");
		switch (ChardevBackend.of(known.backend())) {
			case ChardevBackend.Elsewhere elsewhere -> set(known.in(SerialState.ELSEWHERE, elsewhere.what()));
			case ChardevBackend.Listening listening -> {
				if (listening.taken()) {
					set(known.in(SerialState.TAKEN, "Another program is connected to " + known.port()
							+ ", and a socket of QEMU's takes one. End the connection there (socat, minicom, another workbench); "
							+ "Wheelhouse connects as soon as it is free."));
					later(PATIENCE);
				} else if (wanted()) {
					connect(known, listening.address());
				} else {
					set(known.in(SerialState.FREE, ""));
				}
			}
		}
	}

	private void connect(SerialStatus known, Address address) {
		set(known.in(SerialState.CONNECTING, ""));
		var current = attempt;
		machine.files().paths().thenAcceptAsync(paths -> {
			if (current == attempt) {
				connect(known, address, paths);
			}
		}, queue);
	}

	private void connect(SerialStatus known, Address address, ProcessPaths paths) {
		if (address instanceof Address.Tcp && !paths.sharesNetwork()) {
			set(known.in(SerialState.ELSEWHERE,
					"a port of another network namespace, where another machine may listen here"));
			return;
		}
		var current = attempt;
		var opened = new SerialLine(ring, this::changed, reason -> queue.execute(() -> ended(current, reason)));
		machine.host().open(wires, ChardevBackend.here(address, paths), CONNECTING, opened)
				.whenCompleteAsync((wire, problem) -> {
					if (wire != null && current == attempt) {
						failures = 0;
						line = opened;
						set(known.in(SerialState.OPEN,
								ours ? "" : "Held while it is shown: this machine was started elsewhere."));
					} else if (wire != null) {
						wire.close();
					} else if (problem != null && current == attempt) {
						lost(Reason.text(problem));
					}
				}, queue);
	}

	private void ended(int current, Optional<WireException> reason) {
		if (current == attempt) {
			line = null;
			lost(reason.map(WireException::getMessage).orElse(""));
		}
	}

	private void lost(String why) {
		set(askable ? status.in(SerialState.LOST, why) : SerialStatus.UNKNOWN);
		if (askable && wanted()) {
			later(settings.retry().before(failures++));
		}
	}

	private void later(Duration delay) {
		giveUp();
		var current = attempt;
		timer = wires.schedule(delay, () -> queue.execute(() -> {
			if (current == attempt && wanted()) {
				look();
			}
		}));
	}

	private void leave() {
		giveUp();
		var open = line;
		line = null;
		if (open != null) {
			open.close();
		}
	}

	private void giveUp() {
		attempt++;
		var planned = timer;
		timer = null;
		if (planned != null) {
			planned.cancel();
		}
	}

	private void set(SerialStatus now) {
		if (!now.equals(status)) {
			status = now;
			changed();
		}
	}

	/** Any thread: something is to be told, at once when nothing was told for a while. */
	private void changed() {
		if (!listeners.isEmpty() && telling.compareAndSet(false, true)) {
			wires.schedule(PERIOD.minusNanos(System.nanoTime() - told), tell);
		}
	}
}
