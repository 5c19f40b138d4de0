package org.wheelhouse.core.internal.session;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.definition.SeenFiles;
import org.wheelhouse.core.difference.Differences;
import org.wheelhouse.core.failure.Advice;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.failure.KeptElsewhere;
import org.wheelhouse.core.hotplug.AskedDevices;
import org.wheelhouse.core.hotplug.DeviceHistory;
import org.wheelhouse.core.image.Dependant;
import org.wheelhouse.core.image.Dependants;
import org.wheelhouse.core.image.MachineImages;
import org.wheelhouse.core.internal.block.ImageSuccessors;
import org.wheelhouse.core.internal.block.OverlayCommands;
import org.wheelhouse.core.internal.concurrent.SerialQueue;
import org.wheelhouse.core.internal.guestagent.AgentConnection;
import org.wheelhouse.core.internal.migration.MigrationAutopilot;
import org.wheelhouse.core.internal.serial.SerialPort;
import org.wheelhouse.core.internal.series.RecordedSeries;
import org.wheelhouse.core.internal.store.HostOverlays;
import org.wheelhouse.core.internal.store.HostTrust;
import org.wheelhouse.core.internal.store.KnownMachine;
import org.wheelhouse.core.internal.store.KnownMachine.Past;
import org.wheelhouse.core.internal.vnc.ScreenGrabber;
import org.wheelhouse.core.machine.Autopilot;
import org.wheelhouse.core.machine.GuestAgent;
import org.wheelhouse.core.machine.ImageCreations;
import org.wheelhouse.core.machine.LeavingDevices;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.QemuFiles;
import org.wheelhouse.core.machine.ReadOnly;
import org.wheelhouse.core.machine.ScreenImage;
import org.wheelhouse.core.secret.MachineSecrets;
import org.wheelhouse.core.serial.SerialConsole;
import org.wheelhouse.core.series.MachineSeries;
import org.wheelhouse.core.state.MachineCondition;
import org.wheelhouse.core.state.MachineFacts;
import org.wheelhouse.core.state.MachineIdentity;
import org.wheelhouse.core.state.MachineLoad;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.MachineTrees;
import org.wheelhouse.core.state.MigrationCourse;
import org.wheelhouse.core.state.PendingUnplug;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.core.state.Watch;
import org.wheelhouse.core.trust.WrittenDefinition;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.WireOpener;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.Ending;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostProcess;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.QemuCommandLine;
import org.wheelhouse.host.WaitingServers;
import org.wheelhouse.model.live.Lock;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.command.QueryBlock;
import org.wheelhouse.qmp.command.QueryJobs;
import org.wheelhouse.qmp.message.Event;
import org.wheelhouse.qmp.session.QmpException;

/**
 * One known machine, from the moment it becomes known until it is forgotten, whether it runs or not. Public methods may be
 * called on any thread and do not block; everything else happens on the machine's serial queue.
 */
public final class ManagedMachine implements AutoCloseable {

	/** Whoever ends so was killed, whatever it had told before. */
	private static final String BY_SIGNAL = " by signal ";
	/** What a source says that has sent its guest, and that sends the last of it. */
	private static final Set<String> GUEST_IS_GONE = Set.of("postmigrate", "finish-migrate");

	private final String id;
	/** What its host called it when it was last known; the host has not been asked yet. */
	private final String knownHostedId;
	private final MachineContext around;
	/** What stands for it while its computer is not there. */
	private volatile Host host;
	private final SerialQueue queue;
	/** For what waits for its computer. */
	private final SerialQueue waiting;
	private final RecordedSeries series = new RecordedSeries();
	private final TopicWatches interest;
	private final EventListeners listeners;
	private final EventInbox inbox;
	private final Invalidations stale;
	private final LoadMeter meter;
	private final RecordedPlugs journal;
	private final MonitorConnector link;
	private final ConnectedMachine access;
	private final ScreenGrabber screens;
	private final SerialPort serial;
	private final AskedDevices leaving;
	private final DeviceHistory history;
	private final Runnable show;
	private volatile MachineSnapshot snapshot;
	private volatile Optional<HostedMachine> hosted = Optional.empty();
	private volatile boolean shown;
	/** Its computer cannot be reached. */
	private volatile boolean away;
	/** Another workbench had it when it was last to be connected. */
	private volatile boolean keptElsewhere;
	/** Somebody starts QEMU for it, and the state may not say so yet. */
	private final AtomicBoolean starting = new AtomicBoolean();
	/** Where its guest is now; empty as long as it is here. */
	private volatile String movedTo;
	/** Whether its guest had been migrated when its QEMU was last heard, whoever did that. */
	private volatile boolean migrated;
	private final Consumer<ManagedMachine> left;
	/** Of our own while an operation migrates it, so that its curves are whole whenever somebody looks. */
	private Optional<Watch> migrationWatch = Optional.empty();
	private boolean closed;
	private String shutdownReason = "";
	/** Whether its process has ever answered: then it waits for nobody any more. */
	private boolean spoke;
	private volatile boolean toldToQuit;
	private final LinkStates links = new LinkStates();
	private final TakenOutCpus takenOut = new TakenOutCpus();
	/** What the guest was last asked from here to do with. */
	private volatile OptionalLong balloonTarget = OptionalLong.empty();
	private final GuestAgent agent;
	private final MigrationAutopilot autopilot;
	private final DescriptorPassing passing = new DescriptorPassing();
	private final StateReasons causes = new StateReasons();
	private final Divergence divergence = new Divergence();
	private final ImageSuccessors successors;
	/** Who waits for its end. */
	private final List<CompletableFuture<String>> ends = new ArrayList<>();

	/**
	 * @param known what is known of it; nothing is shown and nobody asked yet
	 * @param left  told when it has ended after its guest moved elsewhere, so that nothing is left of it
	 */
	public ManagedMachine(MachineContext around, Host host, KnownMachine known, Consumer<ManagedMachine> left) {
		this.left = left;
		movedTo = known.past().movedTo();
		migrated = known.past().migrated();
		this.id = known.id();
		this.knownHostedId = known.hostedId();
		this.around = around;
		this.host = host;
		queue = around.pool().queue();
		waiting = around.pool().waitingQueue();
		snapshot = Snapshots.of(known).with(around.locks().of(id, host.id()));
		interest = new TopicWatches(around.wires(), queue, around.settings().linger(), this::watchesChanged,
				this::dropTree);
		listeners = new EventListeners(around.wires(), queue);
		inbox = new EventInbox(queue, this::handle, around.log()::addDropped);
		link = new MonitorConnector(around, queue, interest, series, new Owner());
		stale = new Invalidations(queue, link::invalidate);
		successors = new ImageSuccessors(() -> link.ask(new QueryBlock()), this::definition, this::overlays, queue,
				around.pool().waiting());
		meter = new LoadMeter(around.wires(), queue, this::process, this::threads, this::measured);
		journal = new RecordedPlugs(known.journal(), () -> queue.execute(() -> {
			learn(now -> now);
			keep();
		}));
		access = new ConnectedMachine(this, around.wires(), link, listeners, stale, journal);
		autopilot = new MigrationAutopilot(access, series.migration(), () -> watch(Set.of(Topic.MIGRATION)), queue);
		agent = new AgentConnection(access::ask, access::files, around.wires());
		screens = new ScreenGrabber(access);
		leaving = new AskedDevices(access, queue, around.wires()::schedule,
				this::leaving);
		history = new DeviceHistory(access, queue,
				gestures -> learn(now -> now.gestures().equals(gestures) ? now : now.withGestures(gestures)));
		serial = new SerialPort(access, around.wires(), queue, around.settings(), around.pump()::request);
		show = () -> {
			if (shown) {
				around.model().apply(snapshot);
			}
		};
	}

	/** Has it shown, and kept across restarts, from now on. */
	public void show() {
		shown = true;
		around.pump().request(show);
		queue.execute(this::keep);
	}

	/** Its definition gives it this name; one that runs tells its name itself. */
	public void named(String name) {
		queue.execute(() -> learn(now -> isRunning() || now.facts().name().equals(name)
				? now
				: now.with(now.facts().named(name))));
	}

	/** Has it not shown any more. */
	public void hide() {
		shown = false;
		around.pump().request(() -> around.model().remove(id));
	}

	/** The key of the row. */
	public String id() {
		return id;
	}

	/** The computer on which it runs. */
	public Host host() {
		return host;
	}

	/** Its computer is there, or something stands for it that is not. */
	public void runsOn(Host now) {
		host = now;
	}

	/** Whether nothing is sent to it but questions. */
	public Lock lock() {
		return around.locks().of(id, host.id());
	}

	/** Why nothing is sent to it but questions; empty where everything is. */
	public Optional<ReadOnly> readOnly() {
		return ReadOnly.of(lock(), snapshot.facts().name(), host.label());
	}

	/** Shows whether it is read-only, after that has changed. */
	public void lockChanged() {
		queue.execute(() -> learn(now -> now));
	}

	/** The last that is known of it. */
	public MachineSnapshot snapshot() {
		return snapshot;
	}

	/** What the host knows of it; empty when it was not launched by a workbench. */
	public Optional<HostedMachine> hosted() {
		return hosted;
	}

	/** The file by which it is started; empty where there is none. */
	public Optional<DefinitionFile> definition() {
		return Optional.of(snapshot.identity().definitionPath())
				.filter(path -> !path.isEmpty())
				.map(path -> new DefinitionFile(host.files(), Path.of(path), waiting,
						(before, after) -> written(Path.of(path), before, after)));
	}

	private CompletableFuture<Void> written(Path file, DefinitionText before, DefinitionText after) {
		readDefinition();
		return before.equals(after)
				? CompletableFuture.allOf()
				: new HostTrust(around.trusted(), host).written(Optional.of(new WrittenDefinition(file, before.text())),
						new WrittenDefinition(file, after.text()));
	}

	private void leaving(Map<String, PendingUnplug> asked) {
		learn(now -> now.leaving().equals(asked) ? now : now.with(asked));
		history.leaving(asked);
	}

	/** What was done to its devices. */
	public DeviceHistory history() {
		return history;
	}

	/** Its devices that are leaving. */
	LeavingDevices leaving() {
		return leaving;
	}

	/** How the links of its network cards are, as far as that is known. */
	LinkStates links() {
		return links;
	}

	/** What was told of secrets. Any thread. */
	MachineSecrets secrets() {
		return around.secrets();
	}

	/** The agent in its guest. Any thread. */
	GuestAgent agent() {
		return agent;
	}

	/** What acts by itself on its migration. Any thread. */
	Autopilot autopilot() {
		return autopilot;
	}

	/** How many CPUs have left its process; empty when that is not known. Any thread. */
	OptionalInt cpusTakenOut() {
		return takenOut.count();
	}

	/** Somebody's command goes out. What QEMU says of its end does not tell who wanted it. Any thread. */
	void sending(QmpCommand<?> command) {
		if (command.name().equals("quit")) {
			toldToQuit = true;
		}
		overlaysOf(command);
	}

	/** Somebody's command was done. Any thread. */
	void done(QmpCommand<?> command) {
		if (links.done(command)) {
			queue.execute(() -> learn(now -> now));
		}
		if (command.name().equals("balloon")) {
			balloonTarget = OptionalLong.of(command.arguments().path("value").asLong());
		}
		stale.add(CommandTopics.staleAfter(command));
		queue.execute(() -> series.migration().done(command));
		overlaysOf(command);
		if (command.name().equals("device_add")) {
			var device = command.arguments();
			queue.execute(() -> history.plugged(device.path("id").asText(), device.path("driver").asText()));
		}
		if (command.name().equals("device_del")) {
			var device = command.arguments().path("id").asText();
			queue.execute(() -> leaving.accepted(device));
		}
	}

	/** Notes the overlays that a command makes, for the next start: before it is sent, and again when they are there. */
	private void overlaysOf(QmpCommand<?> command) {
		OverlayCommands.madeBy(command).forEach(overlays()::made);
	}

	/** What is kept of its computer. */
	private HostOverlays overlays() {
		return around.overlays().of(host);
	}

	/** The overlays on an image of its computer. */
	CompletableFuture<List<Path>> overlaysOn(Path image) {
		var on = host;
		var made = around.overlays().of(on).all().stream().map(overlay -> Path.of(overlay.file())).toList();
		var here = around.machines().get().stream().filter(known -> known.identity().hostId().equals(on.id())).toList();
		return MachineImages.of(on.files(), here)
				.thenCompose(known -> new Dependants(on, known, made).of(image, List.of()))
				.thenApply(Dependant::overlays);
	}

	/** Whose turn it is to pass a descriptor to it. */
	DescriptorPassing passing() {
		return passing;
	}

	/** Its figures over time. */
	public MachineSeries series() {
		return series;
	}

	/** What operations may use; empty unless it is connected. */
	public Optional<MachineAccess> access() {
		return link.isConnected() ? Optional.of(access) : Optional.empty();
	}

	/** Its serial port. */
	public SerialConsole serial() {
		return serial;
	}

	/** A picture of its screen. */
	public CompletableFuture<ScreenImage> screen() {
		return screens.grab();
	}

	/** Watches some topics. */
	public Watch watch(Set<Topic> topics) {
		return interest.watch(topics);
	}

	/** Connects to its monitor; completes with the key of the row when the first answers are in. */
	public CompletableFuture<String> connect() {
		return CompletableFuture.supplyAsync(() -> link.connect(), queue).thenCompose(facts -> facts)
				.thenApply(_ -> id);
	}

	/**
	 * Its computer cannot be reached: what was known of it stays, and nothing is tried until {@link #back()}.
	 *
	 * @param at     since when, in epoch milliseconds; 0 when it could not be reached since the workbench runs
	 * @param reason for a person; may be empty
	 */
	public void away(long at, String reason) {
		away = true;
		queue.execute(() -> {
			if (away && isRunning()) {
				link.suspend(reason.isEmpty() ? host.label() + " is not connected." : reason + ".");
				learn(now -> now.with(now.condition().in(MachineState.LOST, Absence.since(at, now.condition()),
						"It is connected again when " + host.label() + " is.")));
				considerMeter();
			}
		});
	}

	/** Whether another workbench has it. */
	public boolean isKeptElsewhere() {
		return keptElsewhere;
	}

	/** Whether its computer cannot be reached. */
	public boolean isAway() {
		return away;
	}

	/** Its computer can be reached again. */
	public void back() {
		away = false;
		queue.execute(() -> {
			if (!away && !closed && isRunning() && !link.isConnected()
					&& !(snapshot.identity().launched() && hosted.isEmpty())) {
				link.connect();
			}
		});
	}

	/**
	 * It is to be started, until {@link #notStarted}, or after {@link #starting} until {@link #run} or {@link #startFailed}.
	 *
	 * @return whether it is for the caller to do: not when it runs, or somebody else is starting it
	 */
	public boolean claim() {
		return !isRunning() && starting.compareAndSet(false, true);
	}

	/** Nothing was done about starting it. */
	public void notStarted() {
		starting.set(false);
	}

	/** QEMU is being started for it. */
	public void starting() {
		queue.execute(() -> learn(now -> now.with(now.condition().in(MachineState.CONNECTING, "starting"))));
	}

	/** Where its guest is now; empty as long as it is here. */
	public String movedTo() {
		return movedTo;
	}

	/** Whether its guest had been migrated when its QEMU was last heard, so that it may run elsewhere. */
	public boolean isMigrated() {
		return migrated;
	}

	/** A person says that its guest runs nowhere else. */
	public void runsNowhere() {
		migrated = false;
		queue.execute(() -> {
			learn(now -> now);
			keep();
		});
	}

	/** Its guest runs in another machine from now on: it is never to be started again, and goes when it has ended. */
	public void moved(String toId) {
		queue.execute(() -> {
			movedTo = toId;
			keep();
			if (snapshot.condition().state() == MachineState.ENDED) {
				left.accept(this);
			}
		});
	}

	/**
	 * QEMU could not be started for it. What was executed is shown as its command line.
	 *
	 * @return when it can be started again
	 */
	public CompletableFuture<Void> startFailed(Fault fault, List<String> command) {
		var detail = fault.words().isEmpty() ? fault.what() : fault.what() + ": " + fault.words();
		return CompletableFuture.runAsync(() -> {
			starting.set(false); // its state, which says so too, is kept with what it has become
			learn(now -> now.with(now.identity().notStarted(command)).with(new MachineCondition(MachineState.FAILED, "",
					detail, "", now.condition().peerId(), fault.advice())));
		}, queue);
	}

	/** It was launched, now or by an earlier workbench, and is to be connected. */
	public CompletableFuture<String> run(HostedMachine launched) {
		hosted = Optional.of(launched);
		// Nobody may start it again before the state says that it runs.
		if (starting.getAndSet(true)) {
			takenOut.begin(); // launched just now
		} else {
			takenOut.forget(); // by an earlier workbench
		}
		queue.execute(() -> {
			spoke = false;
			learn(now -> Snapshots.launched(now, launched)
					.with(new MachineCondition(MachineState.CONNECTING, "", "", "", now.condition().peerId())));
			starting.set(false);
		});
		return connect();
	}

	/** It was launched by an earlier workbench and ended meanwhile. */
	public void ended(HostedMachine launched, Ending ending) {
		hosted = Optional.of(launched);
		queue.execute(() -> {
			learn(now -> Snapshots.launched(now, launched));
			end(ending.text(), ending.lastLines());
		});
	}

	/** It is not there any more, and nothing is known of how it ended. */
	public void vanished() {
		queue.execute(() -> end("gone while no workbench ran", List.of()));
	}

	/** Tells which machine is at the other end of its migration; empty for none. It is watched from then on. */
	public void setPeer(String peerId) {
		queue.execute(() -> {
			learn(now -> now.with(now.condition().withPeer(peerId)));
			watchMigration(!peerId.isEmpty());
		});
	}

	/** What an earlier workbench saw of its migration, which may be going on. */
	public void migratedBefore(MigrationCourse course) {
		queue.execute(() -> series.migration().precededBy(course));
	}

	/** Its migration is over; the other end stays known. */
	public void migrationOver() {
		queue.execute(() -> watchMigration(false));
	}

	private void watchMigration(boolean now) {
		migrationWatch.ifPresent(Watch::close);
		migrationWatch = now ? Optional.of(watch(Set.of(Topic.MIGRATION))) : Optional.empty();
	}

	/** Whether its process is believed to run, or is being started. */
	public boolean isRunning() {
		return starting.get() || switch (snapshot.condition().state()) {
			case DEFINED, ENDED, FAILED -> link.isConnected();
			default -> true;
		};
	}

	/** Completes when its process has ended; at once when none runs. */
	public CompletableFuture<String> ended() {
		var end = new CompletableFuture<String>();
		queue.execute(() -> {
			if (isRunning() && !closed) {
				ends.add(end);
			} else {
				end.complete(id);
			}
		});
		return end;
	}

	/** Ends the connection; the machine runs on. Nothing is shown or kept any more after this. */
	@Override
	public void close() {
		queue.execute(() -> {
			closed = true;
			ends.forEach(end -> end.cancel(false));
			link.close("The connection to the machine was closed.");
			interest.close();
			serial.close();
			meter.want(false);
		});
	}

	/** On the queue: takes up what was learned. */
	void learn(UnaryOperator<MachineSnapshot> change) {
		if (closed) {
			return;
		}
		var before = snapshot;
		var changed = change.apply(before);
		var explained = changed.with(causes.explain(changed.condition()));
		if (link.isConnected() && !explained.condition().status().isEmpty()) {
			migrated = GUEST_IS_GONE.contains(explained.condition().status());
		}
		var next = Snapshots.sharing(before,
				(link.isConnected() ? divergence.compared(explained, journal.entries(), links.down()) : explained)
						.migrated(migrated).with(lock()));
		if (!changed.trees().hasTheSame(MachineTrees.BLOCK, before.trees())) {
			readDefinition();
		}
		Newcomers.between(before.trees(), next.trees())
				.forEach((device, type) -> queue.execute(() -> history.appeared(device, type)));
		if (!next.equals(before)) {
			snapshot = next;
			if (shown) {
				around.pump().request(show);
				keep();
			}
			autopilot.consider(next);
		}
	}

	/** What a person, or an operation, may have written into it is seen whenever the disks were asked for anew. */
	private void readDefinition() {
		definition().ifPresent(file -> file.read().thenCompose(text -> SeenFiles
				.look(host.files(), Differences.media(text, file.folder())).thenAcceptAsync(seen -> {
					divergence.defined(text, seen.missing());
					learn(now -> now);
				}, queue)));
	}

	private void keep() {
		if (shown && !closed) {
			var now = snapshot;
			var hostedId = hosted.map(HostedMachine::id).orElse(knownHostedId);
			// One that is only being started is nothing yet that a later workbench could ask.
			var runs = isRunning() && !(now.identity().launched() && hostedId.isEmpty());
			var failed = now.condition().state() == MachineState.FAILED && now.identity().pid() == 0;
			around.store().put(new KnownMachine(now.identity(), now.facts(), hostedId, runs,
					now.condition().endingText(), journal.kept(),
					(failed ? Past.failed(now.condition()) : Past.NOTHING).movedTo(movedTo).migrated(migrated)));
		}
	}

	private void watchesChanged(Set<Topic> unknown) {
		link.invalidate(unknown);
		link.watchesChanged();
		considerMeter();
	}

	private void considerMeter() {
		meter.want(!closed && link.isConnected() && (interest.watched(Topic.STATUS) || interest.watched(Topic.CPU)));
	}

	private void dropTree(Topic topic) {
		learn(now -> now.with(now.trees().without(topic).told(topic)));
	}

	private CompletableFuture<Optional<HostProcess>> process() {
		var pid = snapshot.identity().pid();
		return pid == 0 ? CompletableFuture.completedFuture(Optional.empty()) : host.process(pid);
	}

	private CompletableFuture<Map<Long, Duration>> threads(long pid) {
		return interest.watched(Topic.CPU) ? host.threadTimes(pid) : CompletableFuture.completedFuture(Map.of());
	}

	private void measured(LoadMeter.Reading reading) {
		if (reading.percent() >= 0) {
			series.addLoad(reading.millis(), reading.percent());
		}
		learn(now -> now.with(now.load().withProcess(reading.percent(), reading.resident()))
				.with(now.trees().withThreadLoads(reading.threads())));
		if (interest.watched(Topic.CPU)) {
			host.threadPlaces(snapshot.identity().pid()).thenAcceptAsync(
					places -> learn(now -> now.with(now.trees().withThreadPlaces(places))), queue);
		}
	}

	private void handle(Event event) {
		around.log().add(id, snapshot.facts().name(), event);
		causes.heard(event);
		series.migration().heard(event);
		switch (event.name()) {
			case "DEVICE_DELETED" -> {
				var device = event.data().path("device").asText();
				history.gone(AskedDevices.subject(event), journal.remove(device));
				links.gone(device);
			}
			case "RESUME" -> {
				screens.askAnew(); // before the machine is made there is no screen
				shutdownReason = "";
			}
			// With -no-shutdown QEMU stays, and may end much later for another reason.
			case "RESET" -> shutdownReason = "";
			case "JOB_STATUS_CHANGE" -> jobChanged(event);
			case "SHUTDOWN" -> shutdownReason = ShutdownCause.reason(event, toldToQuit);
			default -> {
				// means nothing here; its topics are asked for again
			}
		}
		leaving.heard(event);
		listeners.deliver(event);
	}

	/** No event tells why a job failed that is no disk's, as that of a snapshot with memory: only the job does, while it is there. */
	private void jobChanged(Event event) {
		var id = event.data().path("id").asText();
		if (!event.data().path("status").asText().equals("concluded") || id.startsWith(ImageCreations.OURS)) {
			return;
		}
		link.session().ifPresent(session -> session.send(new QueryJobs())
				.thenAcceptAsync(jobs -> jobs.stream().filter(job -> job.id().equals(id))
						.forEach(job -> {
							causes.failed(id, job.error().orElse(""), StateReasons.time(event));
							learn(now -> now);
						}), queue));
	}

	private void end(String text, List<String> lastLines) {
		link.close(text);
		var how = shutdownReason.isEmpty() || text.contains(BY_SIGNAL) ? text : text + ": " + shutdownReason;
		shutdownReason = "";
		learn(now -> new MachineSnapshot(now.identity(), now.facts(),
				new MachineCondition(MachineState.ENDED, now.condition().status(), how,
						lastLines.isEmpty() ? how : how + "\n" + String.join("\n", lastLines),
						now.condition().peerId(), Advice.about(how)),
				MachineLoad.UNKNOWN, MachineTrees.NONE.with(MachineTrees.MIGRATION, now.trees().migration()),
				Map.of()));
		journal.clear();
		leaving.ended();
		history.ended();
		links.forget();
		balloonTarget = OptionalLong.empty();
		spoke = false;
		considerMeter();
		var awaited = List.copyOf(ends);
		ends.clear();
		awaited.forEach(end -> end.complete(id));
		if (!movedTo.isEmpty()) {
			left.accept(this);
		}
	}

	/** Hears the link. */
	private final class Owner implements MonitorConnector.Owner {

		/** A process that began this much later than the one known is another one with its number. */
		private static final Duration SAME = Duration.ofSeconds(5);
		/** QEMU's main thread, one that frees memory, and one for its monitors. */
		private static final int THREADS_BEFORE_CPUS = 3;

		@Override
		public Address address() {
			return Address.parse(snapshot.identity().address());
		}

		@Override
		public CompletableFuture<?> keep() {
			return hosted.map(host::keep).orElseGet(Owner::nothing).thenAccept(keeper -> {
				keptElsewhere = keeper.isPresent();
				keeper.ifPresent(other -> {
					throw new CompletionException(
							new KeptElsewhere(snapshot.facts().name(), host.label(), other));
				});
			});
		}

		@Override
		public WireOpener opener() {
			return (address, deadline, listener) -> host.open(around.wires(), address, deadline, listener);
		}

		@Override
		public MachineFacts facts() {
			return snapshot.facts();
		}

		@Override
		public void heard(Event event) {
			takenOut.heard(event);
			stale.add(around.staleTopics().after(event.name()));
			listeners.arrived(event);
			inbox.offer(event);
			successors.heard(event);
		}

		@Override
		public CompletableFuture<?> opened(OptionalLong pid) {
			shutdownReason = "";
			spoke = true;
			screens.askAnew();
			toldToQuit = false;
			causes.forget();
			divergence.forget();
			successors.connected();
			serial.connected(hosted.isPresent());
			leaving.connected();
			history.connected();
			return hosted.isPresent()
					? CompletableFuture.allOf()
					: qemu(pid).thenCombineAsync(whereabouts(), (process, before) -> {
						takenOver(process, before);
						learn(now -> now.with(identity(now.identity(), process)));
						return true;
					}, queue);
		}

		/** What is at the other end need not be QEMU: a program may stand between, or have opened the socket for it. */
		private CompletableFuture<Optional<HostProcess>> qemu(OptionalLong peer) {
			var told = peer.isPresent()
					? host.process(peer.getAsLong())
					: CompletableFuture.completedFuture(Optional.<HostProcess>empty());
			return told.thenCompose(process -> process.filter(HostProcess::isQemu).isPresent()
					? CompletableFuture.completedFuture(process)
					: host.processListeningOn(address())).exceptionally(_ -> Optional.empty());
		}

		/** A QEMU that is started with the socket's path of another one takes it, and nobody is told. */
		private void takenOver(Optional<HostProcess> process, ProcessStatus before) {
			var known = snapshot.identity();
			process.map(HostProcess::pid).filter(now -> known.pid() != 0 && known.pid() != now)
					.filter(_ -> before instanceof ProcessStatus.Alive)
					.ifPresent(now -> causes.takenOver(known.pid(), now));
		}

		private MachineIdentity identity(MachineIdentity known, Optional<HostProcess> process) {
			return new MachineIdentity(known.id(), known.hostId(), known.address(), known.spareAddress(),
					known.launched(),
					known.definitionPath(), process.map(HostProcess::pid).orElse(0L),
					process.map(HostProcess::started).map(Instant::toEpochMilli).orElse(0L),
					process.map(HostProcess::arguments).orElse(List.of()));
		}

		@Override
		public void made() {
			successors.connected();
			serial.connected(hosted.isPresent());
		}

		@Override
		public void learned(UnaryOperator<MachineSnapshot> change) {
			learn(change);
			considerMeter();
		}

		@Override
		public void deaf(QmpException reason) {
			listeners.ended(reason);
		}

		@Override
		public OptionalInt cpusTakenOut() {
			return takenOut.count();
		}

		@Override
		public OptionalLong balloonTarget() {
			return balloonTarget;
		}

		@Override
		public Set<String> linksDown() {
			return links.down();
		}

		@Override
		public GuestAgent agent() {
			return agent;
		}

		@Override
		public QemuFiles files() {
			return access.files();
		}

		@Override
		public void closed() {
			takenOut.forget();
			serial.disconnected();
			leaving.disconnected();
		}

		@Override
		public CompletableFuture<ProcessStatus> whereabouts() {
			return hosted.map(host::ending).orElseGet(Owner::nothing).thenCompose(ending -> ending
					.<CompletableFuture<ProcessStatus>>map(how -> CompletableFuture
							.completedFuture(new ProcessStatus.Ended(how.text(), how.lastLines(), true)))
					.orElseGet(this::process)).exceptionally(_ -> new ProcessStatus.Unknown());
		}

		private CompletableFuture<ProcessStatus> process() {
			var identity = snapshot.identity();
			if (identity.pid() == 0) {
				return CompletableFuture.completedFuture(new ProcessStatus.Unknown());
			}
			// A process that nobody has waited for yet is still listed, without its command line.
			return host.process(identity.pid()).thenApply(found -> found
					.filter(process -> !process.arguments().isEmpty())
					.filter(process -> isSame(process.started(), identity.startedMillis()))
					.<ProcessStatus>map(_ -> new ProcessStatus.Alive())
					.orElseGet(() -> new ProcessStatus.Ended(
							hosted.isEmpty() ? "process is gone" : "gone, its exit status is not known", List.of(),
							hosted.isEmpty())));
		}

		private static <T> CompletableFuture<Optional<T>> nothing() {
			return CompletableFuture.completedFuture(Optional.empty());
		}

		@Override
		public CompletableFuture<Optional<String>> awaited() {
			return hosted.filter(_ -> !spoke).map(host::awaited).orElseGet(Owner::nothing)
					.exceptionally(_ -> Optional.empty());
		}

		@Override
		public CompletableFuture<Optional<String>> searchAwaited() {
			return spoke || hosted.isPresent()
					? awaited()
					: host.processListeningOn(address())
							.thenCompose(found -> found.map(this::awaited).orElseGet(Owner::nothing))
							.exceptionally(_ -> Optional.empty());
		}

		/** A QEMU that waits has not made its CPUs yet, each of which will have a thread. */
		private CompletableFuture<Optional<String>> awaited(HostProcess process) {
			return host.threadTimes(process.pid()).thenApply(threads -> threads.size() > THREADS_BEFORE_CPUS
					? Optional.empty()
					: WaitingServers.of(QemuCommandLine.optionsOf(process.arguments().stream().skip(1).toList()))
							.stream().findFirst());
		}

		private boolean isSame(Instant started, long knownMillis) {
			return knownMillis == 0
					|| Duration.between(Instant.ofEpochMilli(knownMillis), started).abs().compareTo(SAME) < 0;
		}

		@Override
		public void ended(String text, List<String> lastLines) {
			end(text, lastLines);
		}
	}
}
