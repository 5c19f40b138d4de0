package org.wheelhouse.ui.migration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.migration.Destination;
import org.wheelhouse.core.migration.Migrate;
import org.wheelhouse.core.migration.MigrationChannel.Way;
import org.wheelhouse.core.migration.MigrationPort;
import org.wheelhouse.core.migration.MigrationRequest;
import org.wheelhouse.core.migration.MigrationTarget;
import org.wheelhouse.core.migration.preflight.PreflightCheck;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.model.live.HostConnection;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.files.HostFileChooser;

/** What a migration would do, without doing it. UI thread; nothing blocks. */
final class MigrationPlanner implements MigrationPreview {

	private final MachineRegistry registry;
	private final Machine source;
	/** Asked once each: by where to and how; what becomes of the source is of no matter. */
	private final Map<MigrationRequest, CompletableFuture<Destination>> found = new HashMap<>();
	private final Map<MigrationRequest, CompletableFuture<List<PreflightCheck>>> looked = new HashMap<>();
	private final Map<WhereTo, CompletableFuture<Optional<Way.Tcp>>> ports = new HashMap<>();
	private final Map<Way.Tcp, CompletableFuture<Optional<String>>> tried = new HashMap<>();

	MigrationPlanner(MachineRegistry registry, Machine source) {
		this.registry = registry;
		this.source = source;
	}

	@Override
	public List<WhereTo> places() {
		var own = source.getHost();
		var places = new ArrayList<WhereTo>();
		places.add(new WhereTo(NLS.bind(Messages.To_here, own.getLabel()), MigrationTarget.HERE, false));
		for (var host : registry.inventory().getHosts()) {
			if (host != own && isThere(host)) {
				places.add(new WhereTo(NLS.bind(Messages.To_host, host.getLabel()),
						new MigrationTarget.NewQemu(Optional.of(host.getId())), true));
			}
		}
		for (var host : registry.inventory().getHosts()) {
			host.getMachines().stream()
					.filter(machine -> machine != source && machine.getState() == MachineState.INCOMING)
					.forEach(machine -> places.add(new WhereTo(
							NLS.bind(Messages.To_waiting, machine.getName(), host.getLabel()),
							new MigrationTarget.WaitingQemu(machine.getId()), host != own)));
		}
		places.add(new WhereTo(NLS.bind(Messages.To_file, own.getLabel()), new MigrationTarget.StateFile(Path.of("")),
				false));
		return List.copyOf(places);
	}

	private static boolean isThere(org.wheelhouse.model.live.Host host) {
		return host.getConnection() == HostConnection.HERE || host.getConnection() == HostConnection.CONNECTED;
	}

	@Override
	public Optional<HostFileChooser> files() {
		return Optional.of(HostFileChooser.of(registry, source.getHost().getId()));
	}

	@Override
	public Operation<?> operation(MigrationRequest intent) {
		var migrate = new Migrate(registry, source.getId(), intent);
		var known = found.get(destined(intent));
		return known != null && known.state() == CompletableFuture.State.SUCCESS
				? migrate.to(known.resultNow())
				: migrate;
	}

	/** Of what is asked alone for. */
	private static MigrationRequest asked(MigrationRequest intent) {
		return MigrationRequest.usual().to(intent.target()).by(intent.channel()).taking(intent.storage());
	}

	/** What would be started is the same whatever a file is called. */
	private static MigrationRequest destined(MigrationRequest intent) {
		return intent.target() instanceof MigrationTarget.StateFile
				? asked(intent).to(new MigrationTarget.StateFile(Path.of("")))
				: asked(intent);
	}

	@Override
	public CompletableFuture<Started> destination(MigrationRequest intent) {
		return found
				.computeIfAbsent(destined(intent), request -> new Migrate(registry, source.getId(), request).preview())
				.thenApply(destination -> new Started(destination.commandLine(), destination.remarks()));
	}

	@Override
	public CompletableFuture<List<PreflightCheck>> checks(MigrationRequest intent) {
		return looked.computeIfAbsent(asked(intent).arming(intent.armed()),
				request -> new Migrate(registry, source.getId(), request).preflight());
	}

	@Override
	public CompletableFuture<Optional<Way.Tcp>> port(WhereTo place) {
		return ports.computeIfAbsent(place,
				where -> way(where).map(MigrationPort::proposed)
						.orElseGet(() -> CompletableFuture.completedFuture(Optional.empty())));
	}

	@Override
	public CompletableFuture<Optional<String>> problem(WhereTo place, Way.Tcp way) {
		return tried.computeIfAbsent(way, port -> way(place).map(both -> both.problem(port))
				.orElseGet(() -> CompletableFuture.completedFuture(Optional.empty())));
	}

	private Optional<MigrationPort> way(WhereTo place) {
		return MigrationPort.between(registry, source.getId(), place.target());
	}
}
