package org.wheelhouse.core.hotplug;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wheelhouse.core.failure.ConnectionLost;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.LeavingDevices;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.state.PendingUnplug;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.endpoint.Timer;
import org.wheelhouse.model.live.LeavingState;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.QomList;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.message.Event;
import org.wheelhouse.qmp.session.CommandFailed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * The devices of one machine that are leaving. All that is mutable is touched on the machine's serial queue; the connection may
 * come and go meanwhile, and what went in between is seen when it is back.
 */
public final class AskedDevices implements LeavingDevices {

	/** Runs something later, on any thread. */
	public interface Timers {
		Timer schedule(Duration delay, Runnable action);
	}

	/** What tells nothing of its end is looked for so often: 7.2's xhci, CPUs. */
	private static final Duration OFTEN = Duration.ofSeconds(1);
	/** The same once the guest is silent. */
	private static final Duration SELDOM = Duration.ofSeconds(5);
	/** The part of a processor that its end is told of. */
	private static final String PROCESSOR = "/lapic";
	private static final QomList DEVICES = new QomList("/machine/peripheral");
	/** Since QEMU 2.1. */
	private static final RawCommand SLOTS = new RawCommand("query-acpi-ospm-status");

	private final MachineAccess machine;
	private final Executor queue;
	private final Timers timers;
	private final Consumer<Map<String, PendingUnplug>> shown;
	private final Leftovers leftovers;
	private final Map<String, AskedDevice> devices = new LinkedHashMap<>();
	/** Not listed any more, and not yet told of: QEMU lists a device no more a moment before it lets go of what is behind it. */
	private final Set<AskedDevice> going = new HashSet<>();
	private boolean connected = true;
	private boolean looking;
	private boolean lookAgain;
	private Timer nextLook = () -> {
		// none is planned
	};

	/**
	 * @param machine whose devices they are
	 * @param queue   its serial queue
	 * @param shown   called on the queue with all that is to be shown, by device
	 */
	public AskedDevices(MachineAccess machine, Executor queue, Timers timers,
			Consumer<Map<String, PendingUnplug>> shown) {
		this.machine = machine;
		this.queue = queue;
		this.timers = timers;
		this.shown = shown;
		leftovers = new Leftovers(machine, timers);
	}

	@Override
	public CompletableFuture<Answer> asked(Request request) {
		var answer = new CompletableFuture<Answer>();
		queue.execute(() -> {
			var device = devices.computeIfAbsent(request.device(), AskedDevice::new);
			device.waitFor(answer, request);
			begin(device, false);
		});
		return answer;
	}

	@Override
	public CompletableFuture<List<String>> gone(String device) {
		return CompletableFuture.supplyAsync(() -> Optional.ofNullable(devices.get(device)).map(AskedDevice::gone)
				.orElseGet(() -> CompletableFuture.completedFuture(List.of())), queue).thenCompose(gone -> gone);
	}

	@Override
	public void dismiss(String device) {
		queue.execute(() -> {
			if (devices.containsKey(device) && !known(device).isLeaving()) {
				devices.remove(device);
				show();
			}
		});
	}

	@Override
	public void leftOver(String device, QmpCommand<?> removal) {
		leftovers.later(device, removal);
	}

	/** On the queue: somebody's removal of a device was accepted, in the console for example. */
	public void accepted(String device) {
		if (!devices.containsKey(device) || !known(device).isLeaving()) {
			begin(devices.computeIfAbsent(device, AskedDevice::new), false);
		}
	}

	/** On the queue, with every event. */
	public void heard(Event event) {
		GuestAnswer.of(event).ifPresent(this::answered);
		if (event.name().equals("DEVICE_DELETED")) {
			var path = event.data().path("path").asText();
			var id = event.data().path("device").asText();
			Stream.concat(devices.values().stream(), going.stream())
					.filter(device -> device.id().equals(id) || path.equals(device.path() + PROCESSOR))
					.forEach(AskedDevice::isTold);
			look();
		} else if (event.name().equals("RESET")) {
			look();
		}
	}

	/** The id of the device whose end is told, for a processor too, of which only a part is; empty for parts of others. */
	public static String subject(Event deleted) {
		var path = deleted.data().path("path").asText();
		return path.endsWith(PROCESSOR)
				? path.substring(path.lastIndexOf('/', path.length() - PROCESSOR.length() - 1) + 1,
						path.length() - PROCESSOR.length())
				: deleted.data().path("device").asText();
	}

	private void answered(GuestAnswer answer) {
		var id = answer.device().isEmpty() ? nameless(answer) : answer.device();
		if (id.isEmpty()) {
			return;
		}
		switch (answer.kind()) {
			case RELEASED -> look();
			case LETTING_GO -> {
				if (!devices.containsKey(id) || !known(id).isLeaving()) {
					begin(devices.computeIfAbsent(id, AskedDevice::new), true);
				}
			}
			case REFUSED -> {
				var device = devices.computeIfAbsent(id, AskedDevice::theirs);
				var refused = device.refused(answer.words());
				show();
				device.tell(refused);
			}
		}
	}

	/** QEMU names a device without an id by its slot only: it is the one of its kind that was asked for by path. */
	private String nameless(GuestAnswer answer) {
		var fitting = devices.values().stream()
				.filter(device -> device.isNameless() && device.unplug().way() == answer.way()).toList();
		return fitting.size() == 1 ? fitting.getFirst().id() : "";
	}

	/** On the queue: the monitor answers, now or again. What was plugged or asked for before may have gone meanwhile. */
	public void connected() {
		connected = true;
		looking = false;
		leftovers.retry();
		var journal = machine.journal().entries();
		if (!journal.isEmpty()) {
			machine.ask(DEVICES).thenAcceptAsync(listed -> leftovers.of(journal, names(listed)), queue);
		}
		machine.language().thenCompose(language -> language.commands().contains(SLOTS.name())
				? machine.ask(SLOTS)
				: CompletableFuture.completedFuture(JsonNodeFactory.instance.arrayNode()))
				.thenAcceptAsync(slots -> slots.forEach(slot -> GuestAnswer.slot(slot)
						.filter(answer -> answer.kind() == GuestAnswer.Kind.LETTING_GO
								|| devices.containsKey(answer.device()))
						.ifPresent(this::answered)), queue);
		show();
		look();
	}

	/** On the queue: nothing is heard any more, for now. */
	public void disconnected() {
		connected = false;
		devices.values().forEach(device -> device.fail(new ConnectionLost()));
		show();
	}

	/** On the queue: its process has ended, and everything with it. */
	public void ended() {
		connected = false;
		devices.values().forEach(device -> device.end(new CoreException("The machine has ended.")));
		devices.clear();
		leftovers.forget();
		show();
	}

	private void begin(AskedDevice device, boolean theirs) {
		int attempt = device.begin(theirs);
		show();
		new UnplugWayReader(machine, device.path()).read().thenAcceptAsync(way -> {
			device.way(way);
			timers.schedule(device.patience(), () -> queue.execute(() -> silent(device, attempt)));
			show();
		}, queue);
		look();
	}

	private void silent(AskedDevice device, int attempt) {
		if (devices.get(device.id()) == device && device.isWaiting(attempt)) {
			var silent = device.silent(machine.snapshot().condition().state() == MachineState.PAUSED);
			show();
			device.tell(silent);
		}
	}

	/** Has QEMU list its devices; whatever is told of one, it is gone when it is not there. */
	private void look() {
		nextLook.cancel();
		if (devices.isEmpty() || !connected) {
			return;
		}
		if (looking) {
			lookAgain = true;
			return;
		}
		looking = true;
		machine.ask(DEVICES).whenCompleteAsync((listed, problem) -> {
			looking = false;
			if (listed != null) {
				var names = names(listed);
				List.copyOf(devices.values()).forEach(device -> lookFor(device, names));
			}
			if (lookAgain) {
				lookAgain = false;
				look();
			} else {
				lookLater();
			}
		}, queue);
	}

	private void lookLater() {
		var waiting = devices.values().stream().anyMatch(device -> device.unplug().state() == LeavingState.WAITING);
		if (connected && devices.values().stream().anyMatch(device -> device.unplug().isLeaving())) {
			nextLook = timers.schedule(waiting ? OFTEN : SELDOM, () -> queue.execute(this::look));
		}
	}

	private void lookFor(AskedDevice device, Set<String> names) {
		if (!device.isNameless()) {
			if (!names.contains(device.id())) {
				left(device, names);
			}
			return;
		}
		machine.ask(new QomGet(device.path(), "type")).whenCompleteAsync((_, problem) -> {
			if (problem != null && OperationFailed.cause(problem) instanceof CommandFailed
					&& devices.get(device.id()) == device) {
				left(device, names);
			}
		}, queue);
	}

	private void left(AskedDevice device, Set<String> names) {
		devices.remove(device.id());
		machine.journal().remove(device.id());
		show();
		going.add(device);
		var left = device.backendsOfAllBut(names);
		timers.schedule(OFTEN, device::isTold);
		device.told().thenCompose(_ -> leftovers.after(left)).thenAcceptAsync(remarks -> {
			going.remove(device);
			machine.invalidate(Topic.PCI, Topic.BLOCK);
			device.tell(new Answer.Gone(remarks));
		}, queue);
	}

	private PendingUnplug known(String id) {
		return devices.get(id).unplug();
	}

	private void show() {
		shown.accept(connected
				? devices.values().stream().collect(Collectors.toMap(AskedDevice::id, AskedDevice::unplug))
				: Map.of());
	}

	private static Set<String> names(List<QomList.Property> listed) {
		return listed.stream().map(QomList.Property::name).collect(Collectors.toSet());
	}
}
