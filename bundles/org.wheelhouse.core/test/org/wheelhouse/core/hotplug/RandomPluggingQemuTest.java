package org.wheelhouse.core.hotplug;

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
import org.wheelhouse.model.live.Bus;
import org.wheelhouse.model.live.BusDevice;
import org.wheelhouse.model.live.MemoryDevice;
import org.wheelhouse.model.live.PciFunction;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.RawCommand;

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
				List.of(RealQemu.installed().program(), "-accel", "tcg", "-m",
						"64,slots=3,maxmem=1G", "-smp", "1,maxcpus=3", "-display", "none",
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
		try (var relay = new Relay(door, socket)) {
			var id = Await.get(bench.registry().attach(new Address.Unix(door)));
			var machine = bench.registry().machine(id).orElseThrow();
			var dice = new RandomPlugging(SEED, machine, bench.folder());
			try (var _ = bench.registry().watch(id, Topic.PCI, Topic.BLOCK, Topic.TOPOLOGY, Topic.MEMORY)) {
				for (int step = 0; step < STEPS; step++) {
					dice.cut(relay);
					walk.add(Await.get(dice.step()));
					relay.cutNoMore();
					assertTrue(qemu.isAlive(), this::told);
					until("it answers", () -> bench.registry().machine(id).isPresent() && !told(machine).isEmpty(),
							() -> "");
					assertConsistent(id, machine);
				}
			}
			System.out.printf("PLUGGING seed %d: %d steps, %d taken, %d refused, %d cut%n", SEED, STEPS,
					walk.stream().filter(step -> !step.contains("Exception") && !step.contains("Failed")).count(),
					count("OperationFailed") - count("closed the connection"), count("closed the connection"));
		}
	}

	private long count(String words) {
		return walk.stream().filter(step -> step.contains(words)).count();
	}

	private String told() {
		return "seed " + SEED + "\n" + String.join("\n", walk);
	}

	private void assertConsistent(String id, MachineAccess machine) throws Exception {
		until("nothing is left over",
				() -> leftOver(machine).isEmpty() && machine.snapshot().leaving().isEmpty()
						&& journal(machine).equals(plugged(machine)),
				() -> "left over: " + leftOver(machine) + "\nleaving: " + machine.snapshot().leaving() + "\njournal: "
						+ journal(machine) + "\nthere: " + plugged(machine));
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

	private static TreeSet<String> journal(MachineAccess machine) {
		return machine.journal().entries().stream().map(entry -> entry.deviceId())
				.collect(Collectors.toCollection(TreeSet::new));
	}

	private static TreeSet<String> plugged(MachineAccess machine) {
		try {
			return NoTrace.of(machine).get("/machine/peripheral").stream().filter(name -> name.startsWith("dev"))
					.collect(Collectors.toCollection(TreeSet::new));
		} catch (Exception e) {
			return new TreeSet<>(Set.of(e.toString()));
		}
	}

	/** Disks with their nodes, devices with their buses, and memory, by question. */
	private static TreeSet<String> told(MachineAccess machine) {
		try {
			var told = new TreeSet<String>(Set.of("asked"));
			for (var disk : Await.get(machine.ask(new RawCommand("query-block")))) {
				var file = disk.path("inserted").path("file").asText();
				if (disk.path("qdev").asText().contains("dev")) {
					told.add("disk " + id(disk.path("qdev").asText()) + " ["
							+ disk.path("inserted").path("node-name").asText() + "]");
					assertTrue(Files.exists(Path.of(file)), file);
				}
			}
			for (var name : plugged(machine)) {
				var bus = Await.get(machine.ask(new QomGet("/machine/peripheral/" + name, "type"))).asText()
						.equals("pc-dimm")
								? ""
								: Await.get(machine.ask(new QomGet("/machine/peripheral/" + name, "parent_bus")))
										.asText();
				told.add(bus.isEmpty() ? "memory " + name : "bus " + name + " " + bus);
			}
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
			var shown = new TreeSet<String>(Set.of("asked"));
			row.eAllContents().forEachRemaining((EObject content) -> {
				if (content instanceof PciFunction function && function.getId().startsWith("dev")) {
					shown.add("pci " + function.getId());
				} else if (content instanceof BlockDevice disk && disk.getQdev().contains("dev")) {
					shown.add("disk " + id(disk.getQdev()) + " "
							+ disk.getChain().stream().limit(1).map(node -> node.getNodeName()).toList());
				} else if (content instanceof BusDevice device && device.getId().startsWith("dev")
						&& device.eContainer() instanceof Bus bus) {
					shown.add("bus " + device.getId() + " " + bus.getQomPath());
				} else if (content instanceof MemoryDevice memory && memory.getId().startsWith("dev")) {
					shown.add("memory " + memory.getId());
				}
			});
			return shown;
		}).orElseGet(TreeSet::new);
	}
}
