package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.internal.registry.DefaultMachineRegistry;
import org.wheelhouse.core.migration.CancelMigration;
import org.wheelhouse.core.trust.WrittenDefinition;
import org.wheelhouse.emulator.LocalHost;
import org.wheelhouse.emulator.LocalHosts;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.model.live.MigrationRecord;
import org.wheelhouse.model.live.MigrationResult;

/**
 * A workbench is killed at random moments of the migration of a real guest. The next one finds both ends, shows and steers them
 * and finishes it; the guest's own counter tells that it ran on, and once only. Twice; {@code releng/soak migration-kills} does
 * it ten times. The seed is printed, and can be given again.
 */
@Tag("qemu")
@Tag("slow")
class MigrationKillTest {

	private static final int TIMES = Integer.getInteger("wheelhouse.migration.kills", 2);
	private static final long SEED = Long.getLong("wheelhouse.seed", System.nanoTime());
	private static final long BYTES_PER_SECOND = 24 << 20;
	/** Somewhat more than the migration takes, with the start of its destination. */
	private static final int LONGEST_LIFE_MILLIS = 6000;
	private static final String COUNTER = "COUNTER ";

	private final Path home = Inventory.newFolder();
	private final Path serial = home.resolve("serial");
	private final ExecutorService model = Executors.newSingleThreadExecutor();
	private final Random random = new Random(SEED);
	private int marked;

	MigrationKillTest() throws IOException {
		// a folder of its own
	}

	@AfterEach
	void close() throws IOException {
		model.shutdownNow();
		KillTest.end(home);
	}

	@Test
	void bothEndsAreFoundShownAndFinishedOnce() throws Exception {
		System.out.println("MIGRATION KILLS " + TIMES + " seed " + SEED);
		start();
		for (int time = 1; time <= TIMES; time++) {
			int life = random.nextInt(LONGEST_LIFE_MILLIS);
			boolean cancelled = random.nextBoolean();
			try {
				kill(life);
				goOn(cancelled);
			} catch (AssertionError e) {
				throw new AssertionError("after kill " + time + " of seed " + SEED + ", " + life + " ms after its start"
						+ (cancelled ? ", cancelled then" : "") + ": " + e.getMessage() + "; migrating.json "
						+ Matrix.read(home.resolve("state/migrating.json")) + "; QEMUs "
						+ KillTest.qemus(home).stream().map(KillTest::commandLine).map(line -> line.replace('\0', ' '))
								.toList()
						+ "; machines " + Matrix.read(home.resolve("state/machines.json")), e);
			}
		}
		System.out
				.println("MIGRATION KILLS " + TIMES + " survived, " + marked + " seen going on, with what was missed");
	}

	/** The guest, by a workbench that is closed then. */
	private void start() throws Exception {
		Path guest = Path.of(System.getProperty("wheelhouse.guest"));
		Path definition = home.resolve("guest.qemu");
		Files.writeString(definition,
				"qemu-system-x86_64 -name guest -machine pc -accel tcg -cpu max -m 262080K -nodefaults"
						+ " -display none -chardev file,id=said,append=on,path=" + serial
						+ " -serial chardev:said -kernel "
						+ guest.resolve("vmlinuz") + " -initrd " + guest.resolve("initrd")
						+ " -append \"console=ttyS0 quiet dirty=40,8\"\n");
		try (LocalHost host = LocalHosts.in(home); DefaultMachineRegistry first = open(host)) {
			Await.get(first.written(host, Optional.empty(),
					new WrittenDefinition(definition, Files.readString(definition))));
			Await.get(first.launch(Await.get(first.define(definition))));
			Await.until("the guest counts", () -> counter() > 1);
		}
	}

	private DefaultMachineRegistry open(LocalHost host) throws Exception {
		DefaultMachineRegistry opened = new DefaultMachineRegistry(Restless.settings(home), List.of(host), model);
		opened.start();
		return opened;
	}

	private void kill(int life) throws Exception {
		Process workbench = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
				"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
				"--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
				Mover.class.getName(), home.toString(), Long.toString(BYTES_PER_SECOND))
				.redirectError(Redirect.appendTo(home.resolve("errors").toFile())).start();
		assertEquals('s', workbench.getInputStream().read(), () -> Matrix.read(home.resolve("errors")));
		workbench.waitFor(life, TimeUnit.MILLISECONDS);
		workbench.destroyForcibly().waitFor();
	}

	private void goOn(boolean cancelled) throws Exception {
		long before = counter();
		Optional<Path> met = noted();
		long seen = seen();
		try (LocalHost host = LocalHosts.in(home); DefaultMachineRegistry next = open(host)) {
			boolean underWay = isUnderWay(next);
			Optional<Machine> migrating = row(next, MachineState.MIGRATING).filter(_ -> underWay);
			migrating.filter(_ -> seen > 0).ifPresent(this::showsWhatWasMissed);
			if (cancelled && migrating.isPresent()) {
				Machine source = migrating.get();
				String peer = read(source::getPeerId);
				assertTrue(next.machine(peer).isPresent(), "the destination is shown beside it: " + peer);
				Await.get(new CancelMigration(next.machine(read(source::getId)).orElseThrow()).run());
			}
			Await.until("one QEMU is left", () -> KillTest.qemus(home).size() == 1);
			Await.until("its guest runs and is shown", () -> row(next, MachineState.RUNNING).isPresent());
			Await.until("nothing is noted any more",
					() -> Matrix.read(home.resolve("state/migrating.json")).replaceAll("\\s", "").matches("(\\[\\])?"));
			Await.until("no record is open", () -> records(next).stream()
					.noneMatch(record -> record.getOutcome() == MigrationResult.RUNNING));
			assertFalse(met.filter(Files::exists).isPresent(), "the folder of the socket is left: " + met);
			Await.until("the guest counts on", () -> counter() > before + 1);
			assertCountedOnce();
		}
	}

	/** How many samples of the migration under way the killed workbench has written. */
	private long seen() throws IOException {
		Path folder = home.resolve("state/migrations");
		if (!Files.exists(folder)) {
			return 0;
		}
		try (var files = Files.list(folder)) {
			return files.max(Comparator.naturalOrder()).map(Matrix::read).filter(text -> !text.contains("\"outcome\""))
					.map(text -> text.lines().filter(line -> line.contains("\"sample\"")).count()).orElse(0L);
		}
	}

	/** What the killed workbench saw is the beginning of what is shown, and the time between is marked; or it is over by then. */
	private void showsWhatWasMissed(Machine source) {
		Await.until("what was missed is marked", () -> read(() -> source.getState() != MachineState.MIGRATING
				|| source.getMigration() != null && source.getMigration().getSamples().stream()
						.anyMatch(sample -> sample.isGap())));
		marked += read(() -> source.getState() == MachineState.MIGRATING) ? 1 : 0;
	}

	/** Whether both ends are seen to be under way; not, when it was over or had not begun when the workbench was killed. */
	private boolean isUnderWay(DefaultMachineRegistry next) {
		Await.until("each QEMU is seen", () -> row(next, MachineState.RUNNING).isPresent()
				|| row(next, MachineState.MIGRATING).isPresent());
		return row(next, MachineState.MIGRATING).filter(source -> next.machine(read(source::getPeerId)).isPresent())
				.isPresent();
	}

	private <T> T read(Callable<T> reading) {
		try {
			return model.submit(reading).get();
		} catch (Exception e) {
			throw new AssertionError(e);
		}
	}

	private Optional<Machine> row(DefaultMachineRegistry registry, MachineState state) {
		return read(() -> registry.inventory().getHosts().stream().flatMap(host -> host.getMachines().stream())
				.filter(machine -> machine.getState() == state).findFirst());
	}

	private List<MigrationRecord> records(DefaultMachineRegistry registry) {
		return read(() -> List.copyOf(registry.inventory().getMigrations()));
	}

	/** The folder where both ends met, as it was noted; others may migrate on this computer, too. */
	private Optional<Path> noted() {
		Matcher folder = Pattern.compile("\"folder\" : \"(wh-[0-9a-f]{8})\"")
				.matcher(Matrix.read(home.resolve("state/migrating.json")));
		return folder.find()
				? Optional.of(Path.of(System.getProperty("java.io.tmpdir")).resolve(folder.group(1)))
				: Optional.empty();
	}

	private List<Long> counted() {
		try {
			return Files.readAllLines(serial).stream().filter(line -> line.matches(COUNTER + "\\d+"))
					.map(line -> Long.parseLong(line.substring(COUNTER.length()))).toList();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private long counter() {
		return Files.exists(serial) ? counted().stream().mapToLong(Long::longValue).max().orElse(0) : 0;
	}

	/** Two that ran would both have counted on from the same number. */
	private void assertCountedOnce() {
		List<Long> all = counted();
		assertEquals(all.size(), new HashSet<>(all).size(), () -> "counted twice: " + all);
		assertEquals(all.stream().sorted().toList(), all, "in order");
	}
}
