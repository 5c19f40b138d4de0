package org.wheelhouse.core.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealQemu;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.pci.PciTopologyReader;
import org.wheelhouse.core.peer.RegistryBench;
import org.wheelhouse.core.peer.Relay;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.model.live.BlockDevice;
import org.wheelhouse.model.live.PciFunction;

/**
 * Devices come, go and move by dice, and the connection is cut in between: what is shown is what QEMU says, nothing is left over,
 * and the machine lives. {@code -Dwheelhouse.seed} repeats a walk, {@code -Dwheelhouse.steps} is its length.
 */
@Tag("qemu")
class RandomPluggingQemuTest {

	private static final int STEPS = Integer.getInteger("wheelhouse.steps", 50);
	private static final long SEED = Long.getLong("wheelhouse.seed", 42);
	private static final String OURS = "wh-";

	private final RegistryBench bench = new RegistryBench();
	private final Path socket = bench.folder().resolve("q.sock");
	private final Path door = bench.folder().resolve("door.sock");
	private final Process qemu;
	private final List<String> walk = new ArrayList<>();

	RandomPluggingQemuTest() throws Exception {
		var line = new ArrayList<>(
				List.of(RealQemu.installed().program(), "-accel", "tcg", "-m", "64", "-display", "none",
						"-qmp", "unix:" + socket + ",server=on,wait=off"));
		line.addAll(RandomPlugging.machine());
		qemu = new ProcessBuilder(line).redirectErrorStream(true)
				.redirectOutput(bench.folder().resolve("log").toFile()).start();
		Await.until("QEMU listens", () -> Files.exists(socket));
	}

	@AfterEach
	void close() throws Exception {
		qemu.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
		bench.close();
	}

	@Test
	void whatIsShownIsWhatThereIsAndNothingIsLeftOver() throws Exception {
		var relay = new Relay(door, socket);
		try {
			var id = Await.get(bench.registry().attach(new Address.Unix(door)));
			var machine = bench.registry().machine(id).orElseThrow();
			var dice = new RandomPlugging(SEED, machine, bench.folder());
			try (var _ = bench.registry().watch(id, Topic.PCI, Topic.BLOCK)) {
				for (int step = 0; step < STEPS; step++) {
					var done = dice.step();
					if (dice.cuts()) {
						relay.close();
						Files.deleteIfExists(door);
						walk.add(Await.get(done) + " (cut)");
						Await.until("the connection is lost", () -> bench.registry().machine(id).isEmpty());
						relay = new Relay(door, socket);
						Await.until("it is back", () -> bench.registry().machine(id).isPresent());
					} else {
						walk.add(Await.get(done));
					}
					assertTrue(qemu.isAlive(), this::told);
					assertConsistent(id, machine);
				}
			}
		} finally {
			relay.close();
		}
	}

	private String told() {
		return "seed " + SEED + "\n" + String.join("\n", walk);
	}

	private void assertConsistent(String id, MachineAccess machine) throws Exception {
		until("nothing is left over", () -> leftOver(machine).isEmpty() && machine.snapshot().leaving().isEmpty(),
				() -> "left over: " + leftOver(machine) + "\nleaving: " + machine.snapshot().leaving());
		var devices = plugged(machine);
		assertEquals(devices, machine.journal().entries().stream().map(entry -> entry.deviceId())
				.collect(Collectors.toCollection(TreeSet::new)), this::told);
		until("what is shown is what there is", () -> shown(id).equals(told(machine)),
				() -> "shown: " + shown(id) + "\nthere: " + told(machine));
	}

	private void until(String what, BooleanSupplier condition, Supplier<String> found) {
		try {
			Await.until(what, condition);
		} catch (AssertionError e) {
			throw new AssertionError(what + " never: " + told() + "\n" + found.get(), e);
		}
	}

	/** The back ends of ours that no device has. */
	private static Collection<String> leftOver(MachineAccess machine) {
		try {
			var all = NoTrace.of(machine);
			var used = plugged(machine).stream().map(Backends::name).collect(Collectors.toSet());
			return all.entrySet().stream()
					.filter(found -> !found.getKey().equals("/machine/peripheral")
							&& !found.getKey().equals("query-block"))
					.flatMap(found -> found.getValue().stream()).flatMap(text -> Arrays.stream(text.split("[ :,]+")))
					.filter(word -> word.startsWith(OURS) && !used.contains(word)).collect(Collectors.toSet());
		} catch (Exception e) {
			return List.of(e.toString());
		}
	}

	private static TreeSet<String> plugged(MachineAccess machine) throws Exception {
		return NoTrace.of(machine).get("/machine/peripheral").stream().filter(name -> name.startsWith("dev"))
				.collect(Collectors.toCollection(TreeSet::new));
	}

	/** Disks and PCI devices of ours, by question. */
	private static TreeSet<String> told(MachineAccess machine) {
		try {
			var all = NoTrace.of(machine);
			var told = new TreeSet<String>();
			all.get("query-block").stream().filter(disk -> disk.contains("dev"))
					.forEach(disk -> told.add("disk " + id(disk.strip())));
			Await.get(new PciTopologyReader(machine).read()).allFunctions()
					.filter(function -> function.id().startsWith("dev"))
					.forEach(function -> told.add("pci " + function.id()));
			return told;
		} catch (Exception e) {
			return new TreeSet<>(Set.of(e.toString()));
		}
	}

	private static String id(String qdev) {
		return qdev.startsWith("/machine/peripheral/") ? qdev.split("/")[3] : qdev;
	}

	/** The same as the live model has it. */
	private TreeSet<String> shown(String id) {
		return bench.row(id, row -> {
			var shown = new TreeSet<String>();
			row.eAllContents().forEachRemaining((EObject content) -> {
				if (content instanceof PciFunction function && function.getId().startsWith("dev")) {
					shown.add("pci " + function.getId());
				} else if (content instanceof BlockDevice disk && disk.getQdev().contains("dev")) {
					shown.add("disk " + id(disk.getQdev()));
				}
			});
			return shown;
		}).orElseGet(TreeSet::new);
	}
}
