package org.wheelhouse.core.migration.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.state.MigrationProgress;
import org.wheelhouse.qmp.command.QueryMigrate;
import org.wheelhouse.qmp.command.QueryStatus;

/** Whether the source has a guest that can leave now, and what of its devices holds it. */
final class SourceLook {

	static final String BLOCKED = "blocked";
	/** States without a guest that could be moved. */
	private static final Set<String> NO_GUEST = Set.of("postmigrate", "inmigrate", "finish-migrate");
	/** Of QEMU's words about a device that cannot be moved. */
	private static final String NON_MIGRATABLE = "non-migratable device: ";

	private final MachineAccess source;
	private final boolean tellsBlockers;

	/** @param tellsBlockers whether its QEMU tells of devices that cannot be moved: from 6.0 on */
	SourceLook(MachineAccess source, boolean tellsBlockers) {
		this.source = source;
		this.tellsBlockers = tellsBlockers;
	}

	CompletableFuture<List<PreflightCheck>> look() {
		var migration = source.send(new QueryMigrate());
		return source.send(new QueryStatus()).thenCombine(migration, this::guest)
				.thenCombine(migration.thenCompose(this::blocked), (guest, blocked) -> {
					var checks = new ArrayList<>(guest);
					checks.addAll(blocked);
					return checks;
				});
	}

	private List<PreflightCheck> guest(QueryStatus.Status status, QueryMigrate.Migration migration) {
		var checks = new ArrayList<PreflightCheck>();
		source.readOnly()
				.ifPresent(lock -> checks.add(PreflightCheck.stop("locked", "Read-only", lock.what(), lock.advice())));
		if (NO_GUEST.contains(status.status())) {
			checks.add(PreflightCheck.stop("guest", "Guest", source.name() + " has no guest to be moved: its status is "
					+ status.status(),
					status.status().equals("inmigrate")
							? "Wait until it has come."
							: "Look at the destination of its last migration."));
		} else if (migration.status().filter(MigrationProgress::isActive).isPresent()) {
			checks.add(
					PreflightCheck.stop("guest", "Guest", "A migration of " + source.name() + " is under way already",
							"Wait for its end, or cancel it."));
		} else if (!status.running()) {
			checks.add(PreflightCheck.note("guest", "Guest",
					"It does not run (" + status.status() + "), and will not there",
					""));
		} else {
			checks.add(PreflightCheck.fine("guest", "Guest", "It runs, and will run on there"));
		}
		return checks;
	}

	private CompletableFuture<List<PreflightCheck>> blocked(QueryMigrate.Migration migration) {
		if (!tellsBlockers) {
			return new UnmigratableDevices(source).checks();
		}
		return CompletableFuture.completedFuture(migration.blockedReasons().isEmpty()
				? List.of(PreflightCheck.fine(BLOCKED, "Devices", "QEMU names none that cannot be moved"))
				: migration.blockedReasons().stream().map(SourceLook::blocker).toList());
	}

	private static PreflightCheck blocker(String words) {
		boolean device = words.startsWith(NON_MIGRATABLE);
		return PreflightCheck.stop(BLOCKED, device ? words.substring(NON_MIGRATABLE.length()) : "Devices",
				device ? "QEMU cannot move a device of this kind" : words,
				device ? "Unplug it first." : "Take away what QEMU names.").with("blocked-reasons: " + words);
	}
}
