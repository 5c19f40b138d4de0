package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.internal.registry.DefaultMachineRegistry;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.migration.Migrate;
import org.wheelhouse.core.migration.MigrationCapability;
import org.wheelhouse.core.migration.MigrationOutcome;
import org.wheelhouse.core.migration.MigrationRequest;
import org.wheelhouse.core.migration.SetAutopilot;
import org.wheelhouse.core.migration.SetMigrationLimits;
import org.wheelhouse.core.migration.SteerMigration;
import org.wheelhouse.core.migration.forecast.PilotBounds;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.state.ActMark;
import org.wheelhouse.core.state.MigrationAdvice;
import org.wheelhouse.core.state.MigrationCourse;
import org.wheelhouse.core.state.MigrationProgress;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.MigrationActor;
import org.wheelhouse.model.live.MigrationRemedy;
import org.wheelhouse.model.live.MigrationVerdict;

/**
 * A guest whose migration does not converge is rescued by what is advised, and what the button says is what then happens. It
 * goes on from QEMU to QEMU, once for each rescue. Twice; {@code releng/soak rescue} does it ten times by each remedy.
 */
@Tag("qemu")
@Tag("slow")
class RescueTest {

	private static final int TIMES = Integer.getInteger("wheelhouse.rescues", 0);
	private static final List<MigrationRemedy> ALL = List.of(MigrationRemedy.BANDWIDTH, MigrationRemedy.DOWNTIME,
			MigrationRemedy.THROTTLE, MigrationRemedy.POSTCOPY);
	private static final List<MigrationRemedy> SHORT = List.of(MigrationRemedy.BANDWIDTH, MigrationRemedy.POSTCOPY);
	private static final long BYTES_PER_SECOND = 32L << 20;
	private static final Set<MigrationCapability> ARMED = Set.of(MigrationCapability.POSTCOPY_RAM,
			MigrationCapability.AUTO_CONVERGE);
	private static final double FACTOR_MEDIAN = 1.5;
	private static final double FACTOR_WORST = 3;
	private static final double FACTOR_DOWNTIME = 2;

	private final Map<MigrationRemedy, List<Double>> times = new EnumMap<>(MigrationRemedy.class);
	private final Map<MigrationRemedy, List<Double>> pauses = new EnumMap<>(MigrationRemedy.class);

	/** One migration under way. */
	private record Underway(Inventory inventory, String source, CompletableFuture<MigrationOutcome> outcome) {

		MachineAccess access() {
			return inventory.access(source);
		}

		Optional<MigrationProgress> progress() {
			return inventory.registry().snapshot(source).flatMap(machine -> machine.trees().migration());
		}

		MigrationCourse course() {
			return progress().map(MigrationProgress::course).orElse(MigrationCourse.NONE);
		}

		MigrationOutcome.Completed completed() {
			return assertInstanceOf(MigrationOutcome.Completed.class, Await.get(outcome));
		}
	}

	@Test
	void whatTheButtonSaysIsWhatThenHappens() throws Exception {
		try (var inventory = new Inventory()) {
			var guest = start(inventory);
			for (var time = 0; time < Math.max(1, TIMES); time++) {
				for (var remedy : TIMES > 0 ? ALL : SHORT) {
					guest = rescue(inventory, guest, remedy);
				}
			}
		}
		report();
	}

	@Test
	void theAutopilotRescuesWithinItsBoundsAndSaysWhereTheyDoNotSuffice() throws Exception {
		try (var inventory = new Inventory()) {
			var underway = migrate(inventory, start(inventory));
			awaitStuck(underway);
			Await.get(new SetAutopilot(underway.access(), Optional.of(
					new PilotBounds(300, BYTES_PER_SECOND, false, false, 0))).run());
			Await.until("it says that nothing is left to do", () -> acts(underway).stream()
					.anyMatch(act -> act.what().equals("nothing left to do")
							&& act.reason().contains("within the bounds")));
			assertEquals(1, acts(underway).size(), () -> acts(underway).toString());

			Await.get(new SetAutopilot(underway.access(), Optional.of(
					new PilotBounds(4_000, 4 * BYTES_PER_SECOND, false, false, 0))).run());
			var done = underway.completed();

			var own = acts(underway).stream().filter(act -> act.actor() == MigrationActor.AUTOPILOT)
					.map(ActMark::what).toList();
			assertTrue(own.contains("bandwidth 64 MiB/s"), own::toString);
			assertTrue(own.stream().filter(what -> what.startsWith("bandwidth")).allMatch(
					what -> what.equals("bandwidth 64 MiB/s") || what.equals("bandwidth 128 MiB/s")), own::toString);
			assertTrue(done.downtime().orElseThrow().compareTo(Duration.ofSeconds(4)) < 0, () -> "" + done.downtime());
		}
	}

	@Test
	void theAutopilotStopsForGoodWhenSomebodyElseActs() throws Exception {
		try (var inventory = new Inventory()) {
			var underway = migrate(inventory, start(inventory));
			awaitStuck(underway);
			Await.get(new SetAutopilot(underway.access(), Optional.of(
					new PilotBounds(300, BYTES_PER_SECOND, false, false, 0))).run());
			Await.until("it acts", () -> !underway.course().autopilot().isEmpty());
			Await.get(new SetMigrationLimits(underway.access(), Optional.of(BYTES_PER_SECOND / 2), Optional.empty())
					.run());
			Await.until("it acts no more", () -> underway.course().autopilot().isEmpty());
			assertTrue(acts(underway).stream().anyMatch(act -> act.actor() == MigrationActor.PERSON
					&& act.what().equals("bandwidth 16 MiB/s")), () -> acts(underway).toString());
			Await.get(new SetMigrationLimits(underway.access(), Optional.of(0L), Optional.of(Duration.ofSeconds(5)))
					.run());
			underway.completed();
		}
	}

	private static List<ActMark> acts(Underway underway) {
		return underway.course().acts();
	}

	private static String start(Inventory inventory) throws Exception {
		return start(inventory, " dirty=60,0,2000");
	}

	/** Starts the sample guest, with these words behind those of its kernel, and waits until it counts. */
	static String start(Inventory inventory, String words) throws Exception {
		Path guest = Path.of(System.getProperty("wheelhouse.guest"));
		Path serial = inventory.folder().resolve("serial");
		var id = inventory.defineExactly("guest", "qemu-system-x86_64",
				List.of("-name", "guest", "-machine", "pc", "-accel", "tcg", "-cpu", "max", "-m", "262208K",
						"-nodefaults",
						"-display", "none", "-chardev", "file,id=said,append=on,path=" + serial, "-serial",
						"chardev:said",
						"-kernel", guest.resolve("vmlinuz").toString(), "-initrd", guest.resolve("initrd").toString(),
						"-append", "console=ttyS0 quiet" + words));
		Await.get(inventory.registry().launch(id));
		Await.until("the guest counts", () -> counted(serial) > 3);
		return id;
	}

	private static long counted(Path serial) {
		try {
			return Files.exists(serial)
					? Files.readString(serial, StandardCharsets.ISO_8859_1).lines()
							.filter(line -> line.startsWith("COUNTER ")).count()
					: 0;
		} catch (IOException _) {
			return 0;
		}
	}

	private static Underway migrate(Inventory inventory, String source) {
		var request = MigrationRequest.usual()
				.within(Optional.of(BYTES_PER_SECOND), Optional.of(Duration.ofMillis(300)))
				.arming(ARMED);
		var registry = (DefaultMachineRegistry) inventory.registry();
		return new Underway(inventory, source, new Migrate(registry, source, request).run());
	}

	/** Three passes have shown that it does not end. */
	private static void awaitStuck(Underway underway) {
		Await.until("it does not converge", () -> {
			var progress = underway.progress();
			return progress.isPresent() && progress.get().memory().dirtySyncCount() >= 3
					&& progress.get().course().forecast().verdict() == MigrationVerdict.DOES_NOT_CONVERGE;
		});
	}

	private String rescue(Inventory inventory, String source, MigrationRemedy remedy) {
		var underway = migrate(inventory, source);
		try (var _ = inventory.registry().watch(source, Topic.MIGRATION)) {
			awaitStuck(underway);
			var course = underway.course();
			var advice = course.advice().stream().filter(given -> given.remedy() == remedy).findFirst().orElseThrow();
			assertEquals("", advice.impossible(), () -> "" + advice);
			var pressed = course.forecast().atMillis();
			Await.get(operation(underway.access(), advice).run());
			var done = underway.completed();
			note(times, remedy, advice.end().likely() - pressed, done.total().orElseThrow().toMillis() - pressed);
			note(pauses, remedy, advice.downtime().likely(), Math.max(1, done.downtime().orElseThrow().toMillis()));
			System.out.printf("RESCUE %s: %s; it took %d ms, downtime %d ms%n", remedy, advice.effect(),
					done.total().orElseThrow().toMillis() - pressed, done.downtime().orElseThrow().toMillis());
			return done.toId();
		}
	}

	private static void note(Map<MigrationRemedy, List<Double>> factors, MigrationRemedy remedy, double said,
			double was) {
		factors.computeIfAbsent(remedy, _ -> new ArrayList<>())
				.add(Math.max(Math.max(1, said) / Math.max(1, was), Math.max(1, was) / Math.max(1, said)));
	}

	private static Operation<?> operation(MachineAccess source, MigrationAdvice advice) {
		return switch (advice.remedy()) {
			case BANDWIDTH -> new SetMigrationLimits(source, Optional.of(advice.value()), Optional.empty());
			case DOWNTIME ->
				new SetMigrationLimits(source, Optional.empty(), Optional.of(Duration.ofMillis(advice.value())));
			case THROTTLE -> new SteerMigration(source, SteerMigration.Step.THROTTLE);
			case POSTCOPY -> new SteerMigration(source, SteerMigration.Step.POSTCOPY);
			case WAIT, CANCEL -> throw new IllegalArgumentException("no rescue");
		};
	}

	private void report() {
		var all = times.values().stream().flatMap(List::stream).toList();
		var stood = pauses.values().stream().flatMap(List::stream).toList();
		times.forEach((remedy, factors) -> System.out.printf("BENCH forecast.whatif.%s.time %.2f median %.2f worst%n",
				remedy.name().toLowerCase(java.util.Locale.ROOT), median(factors), worst(factors)));
		pauses.forEach((remedy, factors) -> System.out.printf("BENCH forecast.whatif.%s.downtime %.2f median%n",
				remedy.name().toLowerCase(java.util.Locale.ROOT), median(factors)));
		System.out.printf("BENCH forecast.whatif.time.median %.2f%n", median(all));
		System.out.printf("BENCH forecast.whatif.time.worst %.2f%n", worst(all));
		System.out.printf("BENCH forecast.whatif.downtime.median %.2f%n", median(stood));
		System.out.printf("BENCH forecast.whatif.rescues %d%n", all.size());
		if (TIMES > 0) {
			assertTrue(median(all) <= FACTOR_MEDIAN, () -> "time left " + all);
			assertTrue(worst(all) <= FACTOR_WORST, () -> "time left " + all);
			assertTrue(median(stood) <= FACTOR_DOWNTIME, () -> "downtime " + stood);
		}
	}

	private static double median(List<Double> values) {
		return values.stream().sorted().toList().get(values.size() / 2);
	}

	private static double worst(List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
	}
}
