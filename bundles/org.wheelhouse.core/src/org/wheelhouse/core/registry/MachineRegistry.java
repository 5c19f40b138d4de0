package org.wheelhouse.core.registry;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.wheelhouse.core.capability.QemuCapability;
import org.wheelhouse.core.definition.StartChoice;
import org.wheelhouse.core.devicetemplate.DeviceTemplates;
import org.wheelhouse.core.events.EventLog;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.StartElsewhere;
import org.wheelhouse.core.failure.StartEndsAtLogout;
import org.wheelhouse.core.failure.StartUnclear;
import org.wheelhouse.core.failure.StartUntrusted;
import org.wheelhouse.core.hotplug.DeviceHistory;
import org.wheelhouse.core.machine.Machines;
import org.wheelhouse.core.machine.Moved;
import org.wheelhouse.core.machine.ScreenImage;
import org.wheelhouse.core.migration.history.MigrationHistory;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.remote.RemoteHostList;
import org.wheelhouse.core.serial.SerialConsole;
import org.wheelhouse.core.series.MachineSeries;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.core.state.Watch;
import org.wheelhouse.core.trust.DefinitionEffects;
import org.wheelhouse.core.trust.WrittenDefinition;
import org.wheelhouse.core.vnc.VncConnector;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.host.Host;
import org.wheelhouse.model.live.Inventory;

/**
 * All machines that the workbench knows. Where not said otherwise a method may be called on any thread and does not block.
 * Futures fail with exceptions whose messages are fit to be shown.
 */
public interface MachineRegistry extends Machines, AutoCloseable {

	/** The root of the model. On the model thread only; what is in it too. Empty until that thread had its first turn. */
	Inventory inventory();

	/** The computers far away that a person has added. */
	RemoteHostList remoteHosts();

	/** The computers that are there, connected or not, in the order in which they are shown. */
	List<Host> hosts();

	/** The computer that the model shows so; empty when it is not there any more. */
	default Optional<Host> host(org.wheelhouse.model.live.Host shown) {
		return hosts().stream().filter(host -> shown.getId().equals(host.id())).findFirst();
	}

	@Override
	default Optional<Host> computer(String hostId) {
		return hosts().stream().filter(host -> hostId.equals(host.id())).findFirst();
	}

	@Override
	default CompletableFuture<?> drop(String id) {
		return ended(id).thenCompose(gone -> forget(gone)).handle((_, _) -> id);
	}

	/** The one loop that serves all connections, for those of others too, such as a display's. */
	WireLoop wires();

	/** What QEMU programs can; one for all who ask, so that each program is asked once. */
	QemuCapability capability();

	/** The migrations that are kept. */
	MigrationHistory migrations();

	/** The devices that a person has kept under names, to be plugged into whatever machine. */
	DeviceTemplates deviceTemplates();

	/**
	 * Connects to a machine that somebody else started; only queries are sent. One that is known by this address is connected
	 * again.
	 *
	 * @return the key of its row, when it has answered; when it cannot be connected no row is left
	 */
	CompletableFuture<String> attach(Address address);

	/**
	 * As {@link #attach(Address)}, on this computer, which calls it so; one far away has to be connected.
	 *
	 * @param host of {@link #hosts()}
	 */
	CompletableFuture<String> attach(Address address, Host host);

	/**
	 * As {@link #attach(Address)}, with what a person typed: also a machine of another computer ({@code ssh://}), which is added
	 * to {@link #remoteHosts()} when it is not in that list, and connected.
	 *
	 * @return fails with a {@link CoreException} that says what is accepted when it is no address
	 */
	CompletableFuture<String> attach(String address);

	/**
	 * Attaches to a QEMU that was found on a watched computer ({@link #watchFound}).
	 *
	 * @param key that the model has of it
	 * @return as of {@link #attach(Address)}; fails with {@link CoreException} when it has ended, or one cannot attach
	 */
	CompletableFuture<String> attachFound(String hostId, String key);

	/**
	 * Leaves an attached machine running and drops its row.
	 *
	 * @throws CoreException when it was launched here
	 */
	void detach(String id) throws CoreException;

	/**
	 * Imports a definition: a QEMU command line in a file, which stays where it is. Reads the file. The row of a machine that
	 * has it already, and does not run, is called by it from then on.
	 *
	 * @return the key of a new row in state {@code DEFINED}, or of the one that has this definition already; fails with
	 *         {@link CoreException} when it cannot be read or is no QEMU command line
	 */
	CompletableFuture<String> define(Path definitionFile);

	/**
	 * As {@link #define(Path)}, of a definition on this computer; one far away has to be connected.
	 *
	 * @param host of {@link #hosts()}
	 */
	CompletableFuture<String> define(Path definitionFile, Host host);

	/** As {@link #launch(String, StartChoice)}, where nobody has been asked yet. */
	CompletableFuture<String> launch(String id);

	/**
	 * Starts the machine of a row that does not run, by its definition. Nothing is started that would take away what a
	 * running machine has for itself, or go past newer data without a person's word.
	 *
	 * @return the same key, when QEMU has answered; fails with {@link org.wheelhouse.host.HostException} and QEMU's
	 *         own words, {@link CoreException}, {@link StartUnclear} when a person has to choose,
	 *         {@link StartUntrusted} when one has to see what the definition does ({@link #trust}),
	 *         {@link StartElsewhere} when one has to say that its guest runs nowhere,
	 *         {@link StartEndsAtLogout} when one has to be told that it ends at logout, or
	 *         {@link org.wheelhouse.core.failure.SecretsMissing} when one has to tell passwords or keys ({@link #secrets})
	 */
	CompletableFuture<String> launch(String id, StartChoice choice);

	/** What a person has to see before a machine is started; empty for nothing, and where it cannot be started anyway. */
	CompletableFuture<Optional<StartUntrusted>> untrusted(String id);

	/**
	 * A person has seen what the definition of a machine does, and wants it started; what {@link StartUntrusted} asked for. It
	 * holds for these bytes on this computer: when another program changes the file it is asked again.
	 */
	void trust(String id, DefinitionEffects seen);

	/**
	 * A person has written a definition here: where the one from which it was made may be started unasked, so may this one.
	 *
	 * @param before empty for one that was made anew
	 * @return completes when that is known; never fails
	 */
	CompletableFuture<Void> written(Host host, Optional<WrittenDefinition> before, WrittenDefinition after);

	/** A person says that the guest of a row that does not run runs nowhere else; what {@link StartElsewhere} asked for. */
	void runsNowhere(String id);

	/**
	 * A person knows that machines end at logout on the computer of this row; what {@link StartEndsAtLogout} asked for. It is
	 * not asked again until the workbench is closed.
	 */
	void mayEndAtLogout(String id);

	/**
	 * Drops a row that does not run, with what its host keeps of it. The definition's file stays.
	 *
	 * @return fails with {@link CoreException} when it runs, or its host refuses
	 */
	CompletableFuture<?> forget(String id);

	/** Completes with the same key when the machine's process has ended; at once when none runs. */
	CompletableFuture<String> ended(String id);

	/** The last that is known of a machine, whether it is connected or not. */
	Optional<MachineSnapshot> snapshot(String id);

	/**
	 * Watches some topics of a machine: they are kept fresh until the watch is closed, as soon as the machine is connected and
	 * whenever it is connected again. Their trees stay some time longer. Watching a machine that is not known does nothing.
	 */
	Watch watch(String id, Topic... topics);

	/**
	 * Watches the USB devices of a computer, and what its machines have of them: {@code usb} of the host in the model is kept
	 * fresh until the watch is closed.
	 */
	Watch watchUsb(String hostId);

	/**
	 * Watches what runs on a computer and is not in the list: {@code found} of the host in the model is kept fresh until the
	 * watch is closed.
	 */
	Watch watchFound(String hostId);

	/** The figures of a machine over time; empty ones for a machine that is not known. */
	MachineSeries series(String id);

	/** What was done to the devices of a machine, and what takes it back; empty for a machine that is not known. */
	Optional<DeviceHistory> history(String id);

	/**
	 * Makes a machine read-only, or not: nothing is sent to it but questions, and it is not started. Kept across restarts.
	 */
	void setReadOnly(String id, boolean on);

	/** The same of a computer, for all its machines. */
	void setHostReadOnly(String hostId, boolean on);

	/**
	 * Runs what a person does, in the history of its machine where it does something to a device.
	 *
	 * @return as {@link Operation#run()}; fails with {@link CoreException} when one of its machines is read-only, before anything
	 *         was done
	 */
	default <R> CompletableFuture<R> run(Operation<R> operation) {
		var locked = operation.locked();
		if (locked.isPresent()) {
			return CompletableFuture.failedFuture(locked.get().refusal());
		}
		return operation.deviceAct().flatMap(act -> history(act.machine().id())).map(history -> history.run(operation))
				.orElseGet(operation::run);
	}

	/** The serial port of a machine; empty for a machine that is not known. */
	Optional<SerialConsole> serial(String id);

	/** What the machines told by themselves. */
	EventLog events();

	/**
	 * The machines that were launched by a workbench and run: what a person is asked about before the workbench closes. Without
	 * those that another workbench has.
	 */
	List<String> runningLaunched();

	/** Hears when a guest has moved to another machine. Called on the model thread. */
	Subscription onMoved(Consumer<Moved> listener);

	/**
	 * One picture of a machine's screen. A call while a picture is under way gets that one.
	 *
	 * @return fails with {@link org.wheelhouse.qmp.session.QmpException} or {@link CoreException}
	 */
	CompletableFuture<ScreenImage> screen(String id);

	/** The way to a machine's VNC server, whether it is connected or not. */
	VncConnector vnc(String id);

	/**
	 * Ends all connections and threads, with what is under way failing; the machines run on. Waits for the threads, two
	 * seconds at most, longer only while a disk is slow to take what is being written. Nothing reaches the model any more.
	 */
	@Override
	void close();
}
