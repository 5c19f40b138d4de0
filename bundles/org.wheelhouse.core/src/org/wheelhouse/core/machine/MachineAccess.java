package org.wheelhouse.core.machine;

import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.secret.MachineSecrets;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.PlugJournal;
import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.model.live.Lock;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.dialect.QemuCapabilities;
import org.wheelhouse.qmp.message.Event;
import org.wheelhouse.qmp.session.CommandSender;

/**
 * What operations may use of a connected machine. Any thread; nothing blocks. After the connection is lost every command
 * fails with {@link org.wheelhouse.qmp.session.SessionEnded}; the same object works again after a reconnect.
 */
public interface MachineAccess extends CommandSender {

	/** The key of the row. */
	String id();

	/** What a person calls the machine. */
	String name();

	/** The computer on which it runs. */
	Host host();

	/** What a person calls that computer. */
	default String hostLabel() {
		return host().label();
	}

	/** What was told of its secrets; nothing by default. */
	default MachineSecrets secrets() {
		return new MachineSecrets();
	}

	/** The agent in its guest. */
	default GuestAgent agent() {
		return GuestAgent.NONE;
	}

	/** What acts by itself on its migration. */
	default Autopilot autopilot() {
		return Autopilot.NONE;
	}

	/** The files of its computer, as it names them. */
	default QemuFiles files() {
		return new QemuFiles(host(), snapshot().identity().pid());
	}

	/**
	 * The overlays on an image of its computer, direct or not: in the folders of the images of all machines that are known
	 * there, and those that were made from here, wherever they are. Never fails.
	 *
	 * @param image as its host names it
	 */
	CompletableFuture<List<Path>> overlaysOn(Path image);

	/** What the host knows of it; empty for a machine that somebody else started. */
	Optional<HostedMachine> hosted();

	/** The last that is known of it. */
	MachineSnapshot snapshot();

	/** Why only {@link Questions} are sent to it; empty while everything is. */
	default Optional<ReadOnly> readOnly() {
		var lock = snapshot().lock();
		return lock == Lock.NONE ? Optional.empty() : ReadOnly.of(lock, name(), hostLabel());
	}

	/**
	 * Asks what nobody has typed, in words that this QEMU has: what it does not have is not said to it.
	 *
	 * @return as {@link #send(QmpCommand)}; fails with {@link org.wheelhouse.qmp.session.CommandWithdrawn} when it has nothing
	 *         that answers
	 */
	default <R> CompletableFuture<R> ask(QmpCommand<R> question) {
		return send(question);
	}

	/** What sends by {@link #ask}: for who has no name for commands. */
	default CommandSender questions() {
		return this::ask;
	}

	/** As {@link #send(QmpCommand)}, with a deadline of its own; see {@link org.wheelhouse.qmp.session.QmpSession} for how it counts. */
	<R> CompletableFuture<R> send(QmpCommand<R> command, Duration deadline);

	/** Whether its monitor takes descriptors: it is a unix socket of QEMU's own, on this computer. */
	default boolean passesDescriptors() {
		return false;
	}

	/**
	 * As {@link #send(QmpCommand)}, with the descriptor of an open socket, as {@code getfd} needs it. Only where the monitor is
	 * a unix socket.
	 *
	 * @param passed to stay open until the future is completed
	 */
	<R> CompletableFuture<R> send(QmpCommand<R> command, SocketChannel passed);

	/**
	 * What its QEMU understands, asked for once in each connection: ask here anew before each use. What is said by its
	 * translator is sent as by {@link #send(QmpCommand)}, but over that connection only.
	 *
	 * @return completed on the thread of the wires; fails with {@link org.wheelhouse.qmp.session.QmpException}
	 */
	CompletableFuture<QemuCapabilities> language();

	/**
	 * Hears of every command that is sent through an access to this machine, whoever sends it and in whatever words, as it is
	 * sent in the end; not of what the workbench asks by itself to keep its models fresh, nor of what is {@link #ask asked}.
	 *
	 * @param listener called on the thread that sends, before the command goes: must be quick
	 */
	Subscription onSent(Consumer<QmpCommand<?>> listener);

	/** Hears every event, in order, on the machine's serial queue. Under a flood of one event some of it may be left out. */
	Subscription onEvent(Consumer<Event> listener);

	/**
	 * The next event that fits; none is missed, even under a flood.
	 *
	 * @param fits     called on the thread of the wires: must be quick
	 * @param deadline how long to wait; then the future fails with {@link java.util.concurrent.TimeoutException}
	 * @return completed on the machine's serial queue; fails with {@link org.wheelhouse.qmp.session.QmpException}, on the
	 *         thread of the wires, when the connection ends before. Cancelling it ends the waiting
	 */
	CompletableFuture<Event> awaitEvent(Predicate<Event> fits, Duration deadline);

	/** Asks again, now, for those of the topics that somebody watches; for the others when somebody does. */
	void invalidate(Topic... topics);

	/** The file by which it was started and will be again; empty where there is none. */
	default Optional<DefinitionFile> definition() {
		return Optional.empty();
	}

	/** What was plugged in by the workbench while the machine ran. */
	PlugJournal journal();

	/** Its devices that are leaving. */
	LeavingDevices leaving();

	/**
	 * The network cards whose link was taken down from here, by the name that {@code set_link} was given. QEMU does not tell
	 * how a link is: what others did, or this workbench before it was started anew, is not known.
	 */
	default Set<String> linksDown() {
		return Set.of();
	}

	/**
	 * How many CPUs have been taken out of its process since it began, by whomever; empty when that is not known, because the
	 * workbench was not connected all the time.
	 */
	default OptionalInt cpusTakenOut() {
		return OptionalInt.empty();
	}

	/** Exactly what was executed, program first; empty when it cannot be told. */
	List<String> commandLine();
}
