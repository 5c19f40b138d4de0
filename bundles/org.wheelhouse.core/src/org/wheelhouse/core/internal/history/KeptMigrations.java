package org.wheelhouse.core.internal.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.FileWords;
import org.wheelhouse.core.internal.sync.ModelUpdateQueue;
import org.wheelhouse.core.migration.history.MigrationHistory;
import org.wheelhouse.core.state.MigrationCourse;
import org.wheelhouse.core.state.Watch;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MigrationRecord;
import org.wheelhouse.model.live.MigrationResult;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * All migrations that are kept, and those that are being recorded. Only the workbench that holds the state folder has one, so
 * nobody else writes. Any thread, where not said otherwise.
 */
public final class KeptMigrations implements MigrationHistory, AutoCloseable {

	private static final Comparator<MigrationRecord> NEWEST_FIRST = Comparator
			.comparingLong(MigrationRecord::getStartedMillis).reversed();

	private final HistoryFolder folder;
	private final Executor files;
	private final ModelUpdateQueue pump;
	private final Supplier<Inventory> inventory;
	private final HistoryWriter writer;
	private final Machines machines;
	/** Where recordings are that were opened, by their ids. */
	private final Map<String, Path> opened = new ConcurrentHashMap<>();
	/** How many look at each. Guarded by itself. */
	private final Map<String, Integer> looks = new HashMap<>();
	/** On the model thread; empty until it is known what an earlier workbench has left. */
	private Optional<MigrationRecorder> recorder = Optional.empty();

	/**
	 * Reads what is kept, behind the scenes.
	 *
	 * @param path      of a folder of the state folder, which this workbench holds
	 * @param files     runs one task at a time, in order
	 * @param pump      the way to the model thread
	 * @param inventory the root of the model, for use on that thread
	 * @param machines  whose migrations are recorded
	 */
	public KeptMigrations(Path path, Executor files, ModelUpdateQueue pump, Supplier<Inventory> inventory,
			Machines machines) {
		this(new HistoryFolder(path, HistoryFolder.Bounds.USUAL), HistoryFolder.Bounds.USUAL, files, pump, inventory,
				machines);
	}

	/** What a recording needs of the machines, by their ids. Any thread. */
	public interface Machines {

		/** Has its migration shown until the watch is closed. */
		Watch watch(String id);

		/** What an earlier workbench saw of a migration of which it has not seen the end. */
		void earlier(String id, MigrationCourse course);
	}

	KeptMigrations(HistoryFolder folder, HistoryFolder.Bounds bounds, Executor files, ModelUpdateQueue pump,
			Supplier<Inventory> inventory, Machines machines) {
		this.folder = folder;
		this.files = files;
		this.pump = pump;
		this.inventory = inventory;
		this.machines = machines;
		writer = new HistoryWriter(folder, files, bounds.samples(), gone -> pump.request(() -> forget(gone)));
		files.execute(this::load);
	}

	/** What is known of one: its first line, and all of it when its end was not seen. */
	private record Found(String id, List<JsonNode> lines, boolean over) {}

	private void load() {
		var found = new ArrayList<Found>();
		try {
			for (var id : folder.ids()) {
				find(id).ifPresent(found::add);
			}
		} catch (IOException _) {
			// What cannot be read is not shown; what is new is written beside it.
		}
		pump.request(() -> loaded(found));
	}

	private Optional<Found> find(String id) {
		try {
			var head = folder.head(id);
			var over = head.path(RecordingLines.RECORD).path("outcome").isTextual();
			return RecordingReader.isHead(head)
					? Optional.of(new Found(id, over ? List.of(head) : folder.lines(id), over))
					: Optional.empty();
		} catch (IOException _) {
			return Optional.empty(); // one that is damaged does not hide the others
		}
	}

	private void loaded(List<Found> found) {
		var recording = new MigrationRecorder(inventory.get(), writer, machines::watch);
		var records = new ArrayList<MigrationRecord>();
		for (var one : found) {
			var record = one.over() ? head(one) : RecordingReader.read(one.lines());
			record.setId(one.id());
			if (!one.over()) {
				machines.earlier(record.getSourceId(), CourseOfSamples.of(record.getState()));
				recording.resume(record);
			}
			records.add(RecordingReader.bare(record));
		}
		records.sort(NEWEST_FIRST);
		inventory.get().getMigrations().addAll(records);
		recorder = Optional.of(recording);
		inventory.get().getHosts().forEach(host -> host.getMachines().forEach(recording::shown));
	}

	private static MigrationRecord head(Found one) {
		return ModelJson.read(one.lines().getFirst().path(RecordingLines.RECORD),
				LiveFactory.eINSTANCE.createMigrationRecord());
	}

	/** Something of a machine was shown. On the model thread. */
	public void shown(Machine machine) {
		recorder.ifPresent(recording -> recording.shown(machine));
	}

	/** A machine is not known any more. On the model thread. */
	public void removed(String machineId) {
		recorder.ifPresent(recording -> recording.removed(machineId));
	}

	private Optional<MigrationRecord> record(String id) {
		return inventory.get().getMigrations().stream().filter(record -> record.getId().equals(id)).findFirst();
	}

	private void forget(Collection<String> ids) {
		inventory.get().getMigrations().removeIf(record -> ids.contains(record.getId()));
	}

	@Override
	public Watch look(String id) {
		synchronized (looks) {
			if (looks.merge(id, 1, Integer::sum) == 1) {
				read(id).thenAccept(lines -> pump.request(() -> show(id, lines)));
			}
		}
		var open = new AtomicBoolean(true);
		return () -> {
			if (open.getAndSet(false)) {
				looked(id);
			}
		};
	}

	private void looked(String id) {
		synchronized (looks) {
			if (looks.merge(id, -1, Integer::sum) > 0) {
				return;
			}
			looks.remove(id);
		}
		pump.request(() -> {
			if (!isLookedAt(id)) {
				record(id).ifPresent(RecordingReader::bare);
			}
		});
	}

	private boolean isLookedAt(String id) {
		synchronized (looks) {
			return looks.containsKey(id);
		}
	}

	private void show(String id, List<JsonNode> lines) {
		if (isLookedAt(id) && !lines.isEmpty()) {
			record(id).ifPresent(record -> RecordingReader.move(RecordingReader.readWhole(lines), record));
		}
	}

	/** All lines of one; none when it cannot be read. */
	private CompletableFuture<List<JsonNode>> read(String id) {
		return on(() -> {
			writer.write();
			var file = opened.get(id);
			return file == null ? folder.lines(id) : folder.lines(file);
		});
	}

	@FunctionalInterface
	private interface Reading<T> {
		T get() throws IOException;
	}

	private <T> CompletableFuture<T> on(Reading<T> reading) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return reading.get();
			} catch (IOException e) {
				throw new CompletionException(e);
			}
		}, files);
	}

	@Override
	public CompletableFuture<String> open(Path recording) {
		var file = recording.toAbsolutePath().normalize();
		var id = "recording-" + file;
		return on(() -> folder.lines(file))
				.exceptionallyCompose(problem -> refused(file + " cannot be read: " + words(problem) + ".",
						"Choose another file.", problem))
				.thenCompose(lines -> {
					if (lines.stream().noneMatch(line -> line.path("query-migrate").isObject())) {
						return refused(file + " is no recording of a migration.",
								"Choose a file of lines of JSON, of which some are answers to query-migrate: as Save As… of this view writes it.",
								null);
					}
					opened.put(id, file);
					var shown = new CompletableFuture<String>();
					pump.request(() -> {
						list(id, file, lines);
						shown.complete(id);
					});
					return shown;
				});
	}

	private void list(String id, Path file, List<JsonNode> lines) {
		var record = RecordingReader.bare(RecordingReader.read(lines));
		record.setId(id);
		record.setRecording(true);
		if (record.getSourceName().isEmpty()) {
			record.setSourceName(String.valueOf(file.getFileName()));
		}
		forget(List.of(id));
		inventory.get().getMigrations().add(0, record);
	}

	private static String words(Throwable problem) {
		return cause(problem) instanceof IOException io ? FileWords.of(io) : String.valueOf(problem.getMessage());
	}

	private static Throwable cause(Throwable problem) {
		var cause = problem.getCause();
		return problem instanceof CompletionException && cause != null ? cause : problem;
	}

	private static <T> CompletableFuture<T> refused(String what, String advice,
			@Nullable Throwable cause) {
		return CompletableFuture.failedFuture(new CoreException(what, advice, cause));
	}

	@Override
	public CompletableFuture<Path> save(String id, Path target) {
		return read(id).thenCompose(lines -> on(() -> {
			folder.save(lines, target);
			return target;
		})).exceptionallyCompose(problem -> refused(
				"The recording cannot be written to " + target + ": " + words(problem) + ".",
				"Make room and make its folder writable, or choose another file.", problem));
	}

	@Override
	public CompletableFuture<?> delete(Collection<String> ids) {
		var done = new CompletableFuture<Boolean>();
		pump.request(() -> {
			var gone = ids.stream().filter(id -> record(id)
					.filter(record -> record.getOutcome() != MigrationResult.RUNNING).isPresent()).toList();
			var kept = gone.stream().filter(id -> opened.remove(id) == null).toList();
			on(() -> {
				for (var id : kept) {
					folder.delete(id);
				}
				return true;
			}).whenComplete((_, problem) -> {
				if (problem == null) {
					pump.request(() -> {
						forget(gone);
						done.complete(true);
					});
				} else {
					done.completeExceptionally(
							new CoreException("What is kept cannot be deleted: " + words(problem) + ".",
									"Make the state folder writable.", problem));
				}
			});
		});
		return done;
	}

	/** Writes what is not on disk yet, on the calling thread. */
	@Override
	public void close() {
		writer.write();
	}
}
