package org.wheelhouse.core.internal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.internal.sync.ModelThread;
import org.wheelhouse.core.internal.sync.ModelUpdateQueue;
import org.wheelhouse.core.state.MigrationCourse;
import org.wheelhouse.core.state.Watch;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.model.live.MigrationActor;
import org.wheelhouse.model.live.MigrationRecord;
import org.wheelhouse.model.live.MigrationResult;
import org.wheelhouse.model.live.MigrationRole;
import org.wheelhouse.model.live.MigrationState;
import org.wheelhouse.model.live.MigrationStep;
import org.wheelhouse.model.live.MigrationVerdict;

/** What was seen of a migration is there after a kill and a restart, bounded, and opened again as it was. */
class KeptMigrationsTest {

	private static final LiveFactory LIVE = LiveFactory.eINSTANCE;
	private static final Path RECORDINGS = Path.of("test/samples/migration");
	private static final long START = 1_800_000_000_000L;
	private static final long TOTAL = 512 << 20;

	@TempDir
	private Path folder = Path.of("");
	private final ModelUpdateQueue pump = new ModelUpdateQueue(Runnable::run, new ModelThread());
	private final Set<String> watched = new HashSet<>();
	private final Map<String, MigrationCourse> earlier = new HashMap<>();
	private final Host host = LIVE.createHost();
	private Inventory inventory = LIVE.createInventory();

	private KeptMigrations open() {
		return open(HistoryFolder.Bounds.USUAL);
	}

	/** A workbench that begins: with a model of its own. */
	private KeptMigrations open(HistoryFolder.Bounds bounds) {
		inventory = LIVE.createInventory();
		host.setLabel("this computer");
		inventory.getHosts().add(host);
		return new KeptMigrations(new HistoryFolder(folder.resolve("migrations"), bounds), bounds, Runnable::run, pump,
				() -> inventory, new KeptMigrations.Machines() {
					@Override
					public Watch watch(String id) {
						watched.add(id);
						return () -> watched.remove(id);
					}

					@Override
					public void earlier(String id, MigrationCourse course) {
						earlier.put(id, course);
					}
				});
	}

	private Machine machine(String id, MachineState state, String peer) {
		var machine = LIVE.createMachine();
		machine.setId(id);
		machine.setName("name of " + id);
		machine.setState(state);
		machine.setPeerId(peer);
		host.getMachines().add(machine);
		return machine;
	}

	private Machine source() {
		machine("b", MachineState.INCOMING, "a");
		return machine("a", MachineState.MIGRATING, "b");
	}

	private static MigrationState begin(Machine machine, long start) {
		var state = LIVE.createMigrationState();
		state.setRole(MigrationRole.SOURCE);
		state.setStatus("active");
		state.setStartedMillis(start);
		state.setTotal(TOTAL);
		state.setPageSize(4096);
		state.setMaxBandwidth(32 << 20);
		state.setDowntimeLimitMillis(300);
		machine.setMigration(state);
		return state;
	}

	private static void sample(MigrationState state, long at, long remaining, long pass) {
		var sample = LIVE.createMigrationSample();
		sample.setAtMillis(at);
		sample.setStatus(state.getStatus());
		sample.setRemaining(remaining);
		sample.setTransferred(at * 1000);
		sample.setDirtySyncCount(pass);
		sample.setDirtyBytesPerSecond(40_960);
		sample.setBytesPerSecond(32_000_000);
		sample.setExpectedDowntimeMillis(6300);
		sample.setMaxBandwidth(32 << 20);
		sample.setDowntimeLimitMillis(300);
		state.getSamples().add(sample);
		state.setRemaining(remaining);
		state.setTransferred(sample.getTransferred());
		state.setDirtySyncCount(pass);
		state.setTotalTimeMillis(at);
	}

	private static void forecast(MigrationState state, long at, MigrationVerdict verdict, long end) {
		var forecast = LIVE.createMigrationForecast();
		forecast.setAtMillis(at);
		forecast.setVerdict(verdict);
		forecast.setEndMillis(end);
		forecast.setSentence("it ends at " + end);
		state.setForecast(forecast);
	}

	private static void act(MigrationState state, long at, String what) {
		var act = LIVE.createMigrationAct();
		act.setAtMillis(at);
		act.setActor(MigrationActor.PERSON);
		act.setWhat(what);
		state.getActs().add(act);
	}

	/** One of which all is seen. */
	private void completed(KeptMigrations history, Machine machine, long start) {
		var state = begin(machine, start);
		for (var at = 200; at <= 4000; at += 200) {
			sample(state, at, TOTAL - at * 100_000L, 1 + at / 2000);
			forecast(state, at, at < 1000 ? MigrationVerdict.TOO_EARLY : MigrationVerdict.CONVERGES, 4100);
			history.shown(machine);
		}
		act(state, 3900, "no limit after 3.9 s");
		state.setStatus("completed");
		state.setDowntimeMillis(57);
		state.setTotalTimeMillis(4050);
		state.setStoppedMillis(start + 4000);
		history.shown(machine);
		state.setResumedMillis(start + 4060); // the destination is heard a moment later
		history.shown(machine);
	}

	private MigrationRecord only() {
		assertEquals(1, inventory.getMigrations().size());
		return inventory.getMigrations().getFirst();
	}

	@Test
	void whatWasSeenIsThereInTheNextWorkbench() {
		try (var history = open()) {
			completed(history, source(), START);
			assertEquals(MigrationResult.COMPLETED, only().getOutcome());
		}
		try (var history = open()) {
			var record = only();
			assertEquals("name of a", record.getSourceName());
			assertEquals("name of b", record.getDestinationName());
			assertEquals("this computer", record.getDestinationHost());
			assertEquals(MigrationResult.COMPLETED, record.getOutcome());
			assertEquals(4050, record.getTookMillis());
			assertEquals(57, record.getDowntimeMillis());
			assertEquals("no limit after 3.9 s", record.getSentence());
			assertTrue(record.isOurs());
			assertEquals(20, record.getCurve().size());
			assertNull(record.getState(), "not asked for");
			var look = history.look(record.getId());
			var state = record.getState();
			assertEquals(20, state.getSamples().size());
			var sample = state.getSamples().get(4);
			assertEquals(1000, sample.getAtMillis());
			assertEquals(40_960, sample.getDirtyBytesPerSecond());
			assertEquals(32_000_000, sample.getBytesPerSecond());
			assertEquals(32 << 20, sample.getMaxBandwidth());
			assertEquals(300, sample.getDowntimeLimitMillis());
			assertEquals(START + 4000, state.getStoppedMillis());
			assertEquals(START + 4060, state.getResumedMillis());
			assertEquals("no limit after 3.9 s", state.getActs().getFirst().getWhat());
			assertEquals(List.of(200L, 1000L, 2000L, 3000L, 4000L),
					record.getForecasts().stream().map(one -> one.getAtMillis()).toList());
			assertEquals("it ends at 4100", record.getForecasts().getLast().getSentence());
			assertEquals(List.of(1, 2, 3), state.getPasses().stream().map(pass -> pass.getNumber()).toList());
			look.close();
			look.close();
			assertNull(record.getState(), "nobody looks at it any more");
		}
	}

	@Test
	void afterAKillInTheMiddleItGoesOnWithTheGapMarked() throws IOException {
		var machine = source();
		var killed = open();
		var state = begin(machine, START);
		for (var at = 200; at <= 2000; at += 200) {
			sample(state, at, TOTAL / 2, 1);
			history(killed, machine);
		}
		// The workbench is killed here, in the middle of a line.
		try (var files = Files.list(folder.resolve("migrations"))) {
			Files.writeString(files.findFirst().orElseThrow(), "{\"t\":2.2,\"kind\":\"sam", StandardOpenOption.APPEND);
		}
		machine.setMigration(null);
		machine.setState(MachineState.CONNECTING);
		try (var history = open()) {
			assertEquals(MigrationResult.RUNNING, only().getOutcome());
			assertEquals(10, earlier.get("a").samples().size());
			assertEquals(Set.of("a"), watched);
			machine.setState(MachineState.MIGRATING);
			var later = begin(machine, START + 7); // as it is measured again
			sample(later, 9000, TOTAL / 4, 3);
			history(history, machine);
			sample(later, 9200, TOTAL / 5, 3);
			later.setStatus("completed");
			later.setTotalTimeMillis(9300);
			machine.setState(MachineState.SEALED);
			history(history, machine);
			assertEquals(MigrationResult.COMPLETED, only().getOutcome());
			assertEquals(9300, only().getTookMillis());
			assertEquals(Set.of(), watched);
		}
		try (var history = open(); var _ = history.look(only().getId())) {
			var samples = only().getState().getSamples();
			assertEquals(12, samples.size());
			assertEquals(List.of(9000L),
					samples.stream().filter(one -> one.isGap()).map(one -> one.getAtMillis()).toList());
		}
	}

	private static void history(KeptMigrations history, Machine machine) {
		history.shown(machine);
	}

	@Test
	void oneThatEndedWhileNobodyWasThereIsToldByWhatTheSourceSaysLast() {
		var machine = source();
		var killed = open();
		sample(begin(machine, START), 200, TOTAL / 2, 1);
		killed.shown(machine);
		machine.setMigration(null);
		try (var history = open()) {
			var last = LIVE.createMigrationState();
			last.setRole(MigrationRole.SOURCE);
			last.setStatus("cancelled");
			machine.setState(MachineState.RUNNING);
			machine.setMigration(last);
			history.shown(machine);
			assertEquals(MigrationResult.CANCELLED, only().getOutcome());
			assertEquals(200, only().getTookMillis(), "as far as it was seen");
		}
	}

	@Test
	void oneWhoseSourceHasQuitIsToldByTheDestination() {
		var machine = source();
		var killed = open();
		sample(begin(machine, START), 200, TOTAL / 2, 1);
		killed.shown(machine);
		machine.setMigration(null);
		try (var history = open()) {
			machine.setState(MachineState.ENDED);
			var destination = host.getMachines().getFirst();
			destination.setState(MachineState.CONNECTING);
			history.shown(machine);
			assertEquals(MigrationResult.RUNNING, only().getOutcome(), "not known yet");
			destination.setState(MachineState.RUNNING);
			history.shown(machine);
			assertEquals(MigrationResult.COMPLETED, only().getOutcome());
		}
	}

	@Test
	void migrationsOfOthersAreKeptToo() {
		var machine = machine("a", MachineState.MIGRATING, "");
		try (var history = open()) {
			history.shown(machine);
			assertEquals(Set.of("a"), watched, "so that its figures are asked for");
			sample(begin(machine, START), 200, TOTAL / 2, 1);
			history.shown(machine);
			assertFalse(only().isOurs());
			assertEquals("", only().getDestinationName());
			assertEquals(50, only().getPercent());
		}
	}

	@Test
	void theFolderIsBoundedInNumberAndInBytes() throws IOException {
		var machine = source();
		try (var history = open(new HistoryFolder.Bounds(5, 1 << 20, 100))) {
			for (var number = 0; number < 9; number++) {
				completed(history, machine, START + number * 100_000L);
			}
			assertEquals(5, inventory.getMigrations().size());
			assertEquals(START + 800_000, inventory.getMigrations().getFirst().getStartedMillis(), "the newest first");
		}
		try (var history = open(new HistoryFolder.Bounds(5, 20_000, 100))) {
			completed(history, machine, START + 1_000_000);
			assertTrue(bytes() < 30_000, bytes() + " bytes");
			assertTrue(inventory.getMigrations().size() < 5);
			assertEquals(START + 1_000_000, inventory.getMigrations().getFirst().getStartedMillis());
		}
	}

	private long bytes() throws IOException {
		try (var files = Files.list(folder.resolve("migrations"))) {
			return files.mapToLong(file -> file.toFile().length()).sum();
		}
	}

	@Test
	void aLongOneIsThinnedAndKeepsItsBeginningAndItsEnd() {
		var machine = source();
		try (var history = open(new HistoryFolder.Bounds(5, 1 << 20, 100))) {
			var state = begin(machine, START);
			for (var at = 200; at <= 400_000; at += 200) {
				sample(state, at, TOTAL / 2, 1);
				history.shown(machine);
			}
			state.setStatus("cancelled");
			history.shown(machine);
			try (var _ = history.look(only().getId())) {
				var samples = only().getState().getSamples();
				assertTrue(samples.size() > 50 && samples.size() <= 100, samples.size() + " samples");
				assertEquals(200, samples.getFirst().getAtMillis());
				assertEquals(400_000, samples.getLast().getAtMillis());
			}
		}
	}

	@Test
	void recordingsOfAnotherProgramAreOpened() {
		try (var history = open()) {
			var id = history.open(RECORDINGS.resolve("nonconverge.jsonl")).join();
			var record = only();
			assertEquals(id, record.getId());
			assertTrue(record.isRecording());
			assertEquals("nonconverge", record.getSourceName());
			assertEquals(MigrationResult.CANCELLED, record.getOutcome());
			assertEquals("unix socket", record.getChannel());
			assertEquals(1_795_343_926_413L, record.getStartedMillis());
			try (var _ = history.look(id)) {
				var state = record.getState();
				assertEquals(32 << 20, state.getSamples().getFirst().getMaxBandwidth());
				assertEquals(7, state.getPasses().size());
				assertTrue(record.getForecasts().size() > 20, record.getForecasts().size() + " forecasts");
				assertEquals(MigrationVerdict.DOES_NOT_CONVERGE, record.getForecasts().getLast().getVerdict());
				assertEquals(List.of(MigrationStep.PASS, MigrationStep.PASS),
						state.getPhases().stream().map(phase -> phase.getStep()).limit(2).toList());
			}
			var postcopy = history.open(RECORDINGS.resolve("postcopy.jsonl")).join();
			try (var _ = history.look(postcopy)) {
				var opened = inventory.getMigrations().getFirst();
				assertEquals("by post-copy", opened.getSentence());
				assertTrue(opened.getState().getResumedMillis() > opened.getState().getStoppedMillis());
			}
			history.open(RECORDINGS.resolve("nbd-mirror-7.2.jsonl")).join();
			history.open(RECORDINGS.resolve("idle-unix.jsonl")).join();
			assertEquals(47, inventory.getMigrations().getFirst().getDowntimeMillis());
			assertEquals(761, inventory.getMigrations().getFirst().getTookMillis());
			assertEquals(4, inventory.getMigrations().size());
		}
		open().close();
		assertEquals(0, inventory.getMigrations().size(), "they stay where they are");
	}

	@Test
	void whatIsSavedIsOpenedAsItWas() throws IOException {
		try (var history = open()) {
			completed(history, source(), START);
			var kept = only();
			var saved = history.save(kept.getId(), folder.resolve("saved.jsonl")).join();
			var id = history.open(saved).join();
			var opened = inventory.getMigrations().getFirst();
			assertEquals(kept.getSentence(), opened.getSentence());
			assertEquals(kept.getCurve(), opened.getCurve());
			history.delete(List.of(id)).join();
			assertTrue(Files.exists(saved), "only the list forgets it");
			assertEquals(1, inventory.getMigrations().size());
			history.delete(List.of(kept.getId())).join();
			assertEquals(0, inventory.getMigrations().size());
			assertEquals(0, bytes());
		}
	}

	@Test
	void oneThatRunsIsNotDeleted() {
		var machine = source();
		try (var history = open()) {
			sample(begin(machine, START), 200, TOTAL / 2, 1);
			history.shown(machine);
			history.delete(List.of(only().getId())).join();
			assertEquals(1, inventory.getMigrations().size());
		}
	}

	@Test
	void whatIsNoRecordingIsRefusedByName() throws IOException {
		try (var history = open()) {
			var text = Files.writeString(folder.resolve("notes.txt"), "a\n{\"kind\":\"meta\"}\n");
			var refusals = new ArrayList<String>();
			for (var file : List.of(text, folder.resolve("missing.jsonl"))) {
				var failure = assertThrows(CompletionException.class, () -> history.open(file).join());
				assertTrue(failure.getCause() instanceof CoreException);
				refusals.add(failure.getCause().getMessage());
			}
			assertTrue(refusals.getFirst().startsWith(text + " is no recording of a migration."), refusals.toString());
			assertTrue(refusals.getLast().contains("missing.jsonl cannot be read: "), refusals.toString());
			assertEquals(0, inventory.getMigrations().size());
		}
	}
}
