package org.wheelhouse.core.internal.registry;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.capability.QemuCapability;
import org.wheelhouse.core.definition.StartChoice;
import org.wheelhouse.core.devicetemplate.DeviceTemplates;
import org.wheelhouse.core.events.EventLog;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.NoScreenException;
import org.wheelhouse.core.failure.StartUntrusted;
import org.wheelhouse.core.hotplug.DeviceHistory;
import org.wheelhouse.core.internal.concurrent.SharedPool;
import org.wheelhouse.core.internal.events.MachineEvents;
import org.wheelhouse.core.internal.found.HostFoundWatch;
import org.wheelhouse.core.internal.found.KnownThere;
import org.wheelhouse.core.internal.history.KeptMigrations;
import org.wheelhouse.core.internal.machine.HostWatches;
import org.wheelhouse.core.internal.series.RecordedSeries;
import org.wheelhouse.core.internal.session.MachineContext;
import org.wheelhouse.core.internal.session.ManagedMachine;
import org.wheelhouse.core.internal.store.KeptHosts;
import org.wheelhouse.core.internal.store.KeptMigrationNotes;
import org.wheelhouse.core.internal.store.KeptTemplates;
import org.wheelhouse.core.internal.store.KnownMachine;
import org.wheelhouse.core.internal.store.KnownMachines;
import org.wheelhouse.core.internal.store.MadeOverlays;
import org.wheelhouse.core.internal.store.ReadOnlyLocks;
import org.wheelhouse.core.internal.store.StateFolder;
import org.wheelhouse.core.internal.store.TrustedDefinitions;
import org.wheelhouse.core.internal.sync.ModelThread;
import org.wheelhouse.core.internal.sync.ModelUpdateQueue;
import org.wheelhouse.core.internal.usb.HostUsbWatch;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.MigrationNotes;
import org.wheelhouse.core.machine.Moved;
import org.wheelhouse.core.machine.ReadOnly;
import org.wheelhouse.core.machine.RegistrySettings;
import org.wheelhouse.core.machine.ScreenImage;
import org.wheelhouse.core.migration.history.MigrationHistory;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.core.remote.RemoteHostList;
import org.wheelhouse.core.secret.MachineSecrets;
import org.wheelhouse.core.serial.SerialConsole;
import org.wheelhouse.core.series.MachineSeries;
import org.wheelhouse.core.state.MachineIdentity;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.MigrationCourse;
import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.core.state.Watch;
import org.wheelhouse.core.trust.DefinitionEffects;
import org.wheelhouse.core.trust.WrittenDefinition;
import org.wheelhouse.core.vnc.VncConnector;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.MonitorAddress;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.remote.RemoteHosts;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.Lock;

/** Owns everything that serves the machines: four threads, however many machines there are. */
public final class DefaultMachineRegistry implements MachineRegistry {

	private final RegistrySettings settings;
	private final Hosts hosts;
	private final WireLoop wires = new WireLoop();
	private final SharedPool pool = new SharedPool();
	private final QemuCapability capability = new QemuCapability(pool.waiting());
	private final ModelSync model;
	private final ModelUpdateQueue pump;
	private final MachineEvents log;
	private final MachineSecrets secrets = new MachineSecrets();
	private final List<Consumer<Moved>> followers = new CopyOnWriteArrayList<>();
	/** Of each computer that is, or was, there: done when its machines are taken up. */
	private final Map<String, CompletableFuture<?>> adopted = new ConcurrentHashMap<>();
	private volatile Optional<MachineList> roster = Optional.empty();
	private volatile Optional<DeviceTemplates> templates = Optional.empty();
	private volatile Optional<KeptMigrations> migrations = Optional.empty();
	private final HostPublisher board;
	private final HostWatches<HostUsbWatch> usb;
	private final HostWatches<HostFoundWatch> found;
	private volatile boolean closed;
	private volatile Optional<KeptMigrationNotes> notes = Optional.empty();
	private Optional<KnownMachines> store = Optional.empty();
	private Optional<RemoteHosts> ways = Optional.empty();
	private volatile Optional<FarHosts> far = Optional.empty();
	private @Nullable StateFolder folder;

	/**
	 * Makes a registry that knows nothing yet; it is to be closed even if it is never started.
	 *
	 * @param settings    where its files are, and how patient it is
	 * @param hosts       the computers on which machines run, those that are there now; they stay their owners'
	 * @param modelThread runs what it is given on one thread, in order: the thread that may touch the {@code live} model
	 */
	public DefaultMachineRegistry(RegistrySettings settings, List<Host> hosts, Executor modelThread) {
		this.settings = settings;
		this.hosts = new Hosts(hosts);
		var thread = new ModelThread();
		model = new ModelSync(thread, Facets.ALL);
		pump = new ModelUpdateQueue(modelThread, thread);
		board = new HostPublisher(this.hosts, pump, model);
		usb = new HostWatches<>(host -> new HostUsbWatch(host, wires::schedule, this::connected,
				shown -> pump.request(() -> model.apply(shown))));
		found = new HostWatches<>(host -> new HostFoundWatch(host, wires, this::known,
				shown -> pump.request(() -> model.apply(shown))));
		this.hosts.onChange(host -> {
			usb.moveTo(host);
			found.moveTo(host);
		});
		log = new MachineEvents(settings.stateFolder().resolve("events"), pool.files(), pump,
				Facets.STALE::after);
	}

	/**
	 * Takes the state folder and shows the last known machines; asking them goes on behind the scenes. Reads and writes small
	 * files.
	 *
	 * @throws CoreException when another workbench uses the folder, or it cannot be used
	 */
	public synchronized void start() throws CoreException {
		if (roster.isPresent()) {
			throw new IllegalStateException("started twice");
		}
		var taken = StateFolder.take(settings.stateFolder());
		folder = taken;
		StateFolder.makeRuntime(settings.runtimeFolder());
		var known = KnownMachines.load(taken, pool.files());
		store = Optional.of(known);
		var locks = ReadOnlyLocks.load(taken, pool.files());
		templates = Optional.of(KeptTemplates.load(taken, pool.files()));
		log.recall(known.all().stream().map(KnownMachine::id).collect(Collectors.toSet())::contains);
		var machines = new MachineList(new MachineContext(settings, wires, pool, pump, model, log, known,
				MadeOverlays.load(taken, pool.files()), TrustedDefinitions.load(taken, pool.files()), secrets, locks,
				this::known, Facets.ALL, Facets.STALE), hosts);
		roster = Optional.of(machines);
		var remote = new FarHosts(KeptHosts.load(taken, pool.files()), pool.waiting(),
				new FarMachines(machines, known, hosts, board, adopted));
		far = Optional.of(remote);
		ways.ifPresent(remote::reach);
		var history = new KeptMigrations(settings.stateFolder().resolve("migrations"), pool.files(), pump,
				model::inventory, new Recorded());
		migrations = Optional.of(history);
		pump.request(() -> model.onMachine(history::shown, history::removed));
		known.onTrouble(board::trouble);
		board.lockedBy(host -> locks.of(host) != Lock.NONE, locks.trouble());
		board.show();
		new StartUp(machines).begin(known.all());
		hosts.near().forEach(host -> came(machines, known, host));
		var unfinished = KeptMigrationNotes.load(taken, pool.files());
		notes = Optional.of(unfinished);
		new UnfinishedMigrations(unfinished, this, machines, wires,
				() -> adopted.values().stream().allMatch(CompletableFuture::isDone)).begin();
	}

	private void came(MachineList machines, KnownMachines known, Host host) {
		machines.moveTo(host);
		board.show(host);
		host.preferences().ifPresent(preferences -> preferences.onChange(() -> board.show(host)));
		adopted.put(host.id(), new StartUp(machines).adopt(host, known.all()));
	}

	/** A computer is there: its machines are asked of it from now on, and those that it has and nobody here knows are shown. */
	public synchronized void add(Host host) {
		hosts.add(host);
		if (!closed) {
			roster.ifPresent(machines -> store.ifPresent(known -> came(machines, known, host)));
		}
	}

	/** There is a way to computers far away. */
	public synchronized void reach(RemoteHosts way) {
		ways = Optional.of(way);
		far.ifPresent(remote -> remote.reach(way));
	}

	/** There is none any more. */
	public synchronized void unreach() {
		ways = Optional.empty();
		far.ifPresent(FarHosts::unreach);
	}

	/** A computer is not there any more: its machines stay known. */
	public synchronized void remove(Host host) {
		var absent = hosts.remove(host);
		if (!closed) {
			roster.ifPresent(machines -> absent.ifPresent(standing -> {
				machines.moveTo(standing);
				board.show(standing);
			}));
		}
	}

	/** Whether it was closed. */
	public synchronized boolean isClosed() {
		return closed;
	}

	private List<MachineSnapshot> known() {
		return roster.stream().flatMap(machines -> machines.all().stream()).map(ManagedMachine::snapshot).toList();
	}

	private MachineList roster() {
		return roster.orElseThrow(DefaultMachineRegistry::notStarted);
	}

	private static IllegalStateException notStarted() {
		return new IllegalStateException("the registry was not started");
	}

	@Override
	public Inventory inventory() {
		return model.inventory();
	}

	@Override
	public MachineSecrets secrets() {
		return secrets;
	}

	@Override
	public List<Host> hosts() {
		return hosts.there();
	}

	@Override
	public RemoteHostList remoteHosts() {
		return far.orElseThrow(DefaultMachineRegistry::notStarted);
	}

	@Override
	public QemuCapability capability() {
		return capability;
	}

	@Override
	public DeviceTemplates deviceTemplates() {
		return templates.orElseThrow(DefaultMachineRegistry::notStarted);
	}

	@Override
	public MigrationHistory migrations() {
		return migrations.orElseThrow(DefaultMachineRegistry::notStarted);
	}

	@Override
	public WireLoop wires() {
		return wires;
	}

	@Override
	public CompletableFuture<String> attach(Address address) {
		return new Attaching(roster(), hosts).attach(address);
	}

	@Override
	public CompletableFuture<String> attach(Address address, Host host) {
		return new Attaching(roster(), hosts).attach(address, host);
	}

	@Override
	public CompletableFuture<String> attach(String address) {
		try {
			var monitor = MonitorAddress.parse(address);
			return monitor.computer().isEmpty()
					? attach(monitor.there())
					: new FarAttaching(new Attaching(roster(), hosts), remoteHosts(), hosts)
							.attach(monitor.computer().get(), monitor.there());
		} catch (IllegalArgumentException e) {
			var refusal = String.valueOf(e.getMessage());
			return CompletableFuture.failedFuture(
					new CoreException(refusal.replace(MonitorAddress.ACCEPTED, "").strip(), MonitorAddress.ACCEPTED,
							e));
		}
	}

	@Override
	public CompletableFuture<String> attachFound(String hostId, String key) {
		return found.of(hosts.of(hostId)).flatMap(watch -> watch.find(key)).flatMap(qemu -> qemu.reach().address())
				.map(address -> attach(address, hosts.of(hostId)))
				.orElseGet(() -> CompletableFuture.failedFuture(
						new CoreException("The machine has ended, or its monitor cannot be reached any more.")))
				.whenComplete((_, _) -> found.all().forEach(HostFoundWatch::listed));
	}

	@Override
	public void detach(String id) throws CoreException {
		var machine = known(id);
		if (machine.snapshot().identity().launched()) {
			throw new CoreException(machine.snapshot().facts().name()
					+ " was launched by the workbench and is not detached from. It runs on when the workbench is closed.");
		}
		roster().remove(machine);
	}

	@Override
	public CompletableFuture<String> define(Path definitionFile) {
		try {
			return define(definitionFile, hosts.preferred());
		} catch (CoreException e) {
			return CompletableFuture.failedFuture(e);
		}
	}

	@Override
	public CompletableFuture<String> define(Path definitionFile, Host host) {
		return new Launching(roster(), secrets).define(definitionFile, host);
	}

	@Override
	public CompletableFuture<String> launch(String id) {
		return launch(id, StartChoice.ASK);
	}

	@Override
	public void setReadOnly(String id, boolean on) {
		find(id).ifPresent(machine -> {
			roster().around().locks().lockMachine(id, on);
			machine.lockChanged();
		});
	}

	@Override
	public void setHostReadOnly(String hostId, boolean on) {
		roster().around().locks().lockHost(hostId, on);
		roster().all().forEach(ManagedMachine::lockChanged);
		board.show();
	}

	private static <T> CompletableFuture<T> unlessLocked(Optional<ReadOnly> lock, Supplier<CompletableFuture<T>> act) {
		return lock.map(why -> CompletableFuture.<T>failedFuture(why.refusal())).orElseGet(act);
	}

	@Override
	public CompletableFuture<String> launch(String id, StartChoice choice) {
		return find(id).map(machine -> unlessLocked(machine.readOnly(), () -> adopted(machine)
				.thenCompose(_ -> new Launching(roster(), secrets).launch(machine, choice))))
				.orElseGet(() -> CompletableFuture.failedFuture(unknown(id)));
	}

	@Override
	public void runsNowhere(String id) {
		find(id).ifPresent(ManagedMachine::runsNowhere);
	}

	@Override
	public void mayEndAtLogout(String id) {
		find(id).ifPresent(machine -> roster().endingAtLogout().add(machine.host().id()));
	}

	@Override
	public CompletableFuture<Optional<StartUntrusted>> untrusted(String id) {
		return find(id).map(machine -> new Launching(roster(), secrets).untrusted(machine))
				.orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
	}

	@Override
	public void trust(String id, DefinitionEffects seen) {
		find(id).ifPresent(machine -> new StartCheck(roster()).trust(machine.host()).trust(seen));
	}

	@Override
	public CompletableFuture<Void> written(Host host, Optional<WrittenDefinition> before, WrittenDefinition after) {
		return new StartCheck(roster()).trust(host).written(before, after);
	}

	@Override
	public CompletableFuture<String> launch(LaunchRequest request, Host host) {
		var lock = ReadOnly.of(roster().around().locks().of(host.id()), request.name(), host.label());
		return unlessLocked(lock, () -> new Launching(roster(), secrets).launch(request, host));
	}

	@Override
	public CompletableFuture<String> ended(String id) {
		return find(id).map(ManagedMachine::ended).orElseGet(() -> CompletableFuture.completedFuture(id));
	}

	@Override
	public CompletableFuture<?> forget(String id) {
		return find(id).map(machine -> unlessLocked(machine.readOnly(), () -> forget(machine)))
				.orElseGet(() -> CompletableFuture.failedFuture(unknown(id)));
	}

	private CompletableFuture<Void> forget(ManagedMachine machine) {
		return adopted.containsKey(machine.host().id()) && adopted(machine).isDone()
				? new Launching(roster(), secrets).forget(machine)
				: CompletableFuture.failedFuture(new CoreException(
						"Wheelhouse is still finding out whether " + machine.snapshot().facts().name() + " runs on "
								+ machine.host().label() + ". Try again in a moment."));
	}

	/** Done when it is known what runs on the computer of a machine: until then it may run though its row says otherwise. */
	private CompletableFuture<?> adopted(ManagedMachine machine) {
		return adopted.getOrDefault(machine.host().id(), CompletableFuture.allOf());
	}

	@Override
	public Optional<MachineAccess> machine(String id) {
		return find(id).flatMap(ManagedMachine::access);
	}

	@Override
	public Optional<MachineSnapshot> snapshot(String id) {
		return find(id).map(ManagedMachine::snapshot);
	}

	@Override
	public Optional<HostedMachine> hosted(String id) {
		return find(id).filter(machine -> !machine.isKeptElsewhere()).flatMap(ManagedMachine::hosted);
	}

	@Override
	public Optional<Host> host(String id) {
		return find(id).map(ManagedMachine::host);
	}

	@Override
	public Watch watch(String id, Topic... topics) {
		var set = EnumSet.noneOf(Topic.class);
		set.addAll(Arrays.asList(topics));
		return find(id).map(machine -> machine.watch(set)).orElse(() -> {
			// there is nothing to end
		});
	}

	@Override
	public Watch watchUsb(String hostId) {
		return usb.watch(hosts.of(hostId));
	}

	@Override
	public Watch watchFound(String hostId) {
		return found.watch(hosts.of(hostId));
	}

	@Override
	public MachineSeries series(String id) {
		return find(id).map(ManagedMachine::series).orElseGet(RecordedSeries::new);
	}

	@Override
	public Optional<DeviceHistory> history(String id) {
		return find(id).map(ManagedMachine::history);
	}

	@Override
	public Optional<SerialConsole> serial(String id) {
		return find(id).map(ManagedMachine::serial);
	}

	@Override
	public EventLog events() {
		return log;
	}

	@Override
	public List<String> runningLaunched() {
		return roster.map(MachineList::all).orElse(List.of()).stream().filter(machine -> machine.hosted().isPresent())
				.filter(machine -> machine.isRunning() && !machine.isKeptElsewhere()).map(ManagedMachine::id).toList();
	}

	@Override
	public Subscription onMoved(Consumer<Moved> listener) {
		followers.add(listener);
		return () -> followers.remove(listener);
	}

	@Override
	public MigrationNotes migrationNotes() {
		return notes.<MigrationNotes>map(kept -> kept).orElse(MigrationNotes.NONE);
	}

	@Override
	public boolean closing() {
		return closed;
	}

	@Override
	public void setPeer(String id, String peerId) {
		find(id).ifPresent(machine -> machine.setPeer(peerId));
	}

	@Override
	public void announceMoved(Moved moved) {
		find(moved.fromId()).ifPresent(machine -> {
			machine.migrationOver();
			machine.moved(moved.toId());
		});
		find(moved.toId()).ifPresent(ManagedMachine::migrationOver);
		pump.request(() -> followers.forEach(follower -> follower.accept(moved)));
	}

	@Override
	public CompletableFuture<ScreenImage> screen(String id) {
		return find(id).filter(machine -> machine.access().isPresent()).map(ManagedMachine::screen).orElseGet(
				() -> CompletableFuture
						.failedFuture(new NoScreenException(NoScreenException.Kind.NOT_CONNECTED,
								"There is no picture: the machine is not connected.", "")));
	}

	@Override
	public VncConnector vnc(String id) {
		return new VncConnector(() -> machine(id), settings.runtimeFolder());
	}

	/** The machines of a computer with which one can talk. */
	private List<MachineAccess> connected(Host host) {
		return roster.map(MachineList::all).orElse(List.of()).stream().filter(machine -> machine.host() == host)
				.flatMap(machine -> machine.access().stream()).toList();
	}

	/** What tells the machines of a computer that are in the list from those that are not. */
	private KnownThere known(Host host) {
		var identities = roster.map(MachineList::all).orElse(List.of()).stream()
				.filter(machine -> machine.host() == host).map(machine -> machine.snapshot().identity()).toList();
		return new KnownThere(identities.stream().map(MachineIdentity::pid).collect(Collectors.toSet()),
				identities.stream().map(MachineIdentity::address).collect(Collectors.toSet()));
	}

	private Optional<ManagedMachine> find(String id) {
		return roster.flatMap(machines -> machines.find(id));
	}

	private ManagedMachine known(String id) throws CoreException {
		return find(id).orElseThrow(() -> unknown(id));
	}

	private static CoreException unknown(String id) {
		return new CoreException("There is no machine " + id + " any more.");
	}

	/** The machines whose migrations are kept. */
	private final class Recorded implements KeptMigrations.Machines {

		@Override
		public Watch watch(String id) {
			return DefaultMachineRegistry.this.watch(id, Topic.MIGRATION);
		}

		@Override
		public void earlier(String id, MigrationCourse course) {
			find(id).ifPresent(machine -> machine.migratedBefore(course));
		}
	}

	@Override
	public synchronized void close() {
		closed = true;
		usb.close();
		found.close();
		pump.close();
		roster.ifPresent(MachineList::close);
		far.ifPresent(FarHosts::close);
		pool.close();
		wires.close();
		log.close();
		migrations.ifPresent(KeptMigrations::close);
		store.ifPresent(KnownMachines::close);
		notes.ifPresent(KeptMigrationNotes::close);
		far.ifPresent(FarHosts::save);
		var taken = folder;
		if (taken != null) {
			folder = null;
			taken.close();
		}
	}
}
