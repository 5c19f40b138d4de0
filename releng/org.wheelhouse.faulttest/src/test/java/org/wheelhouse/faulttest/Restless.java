package org.wheelhouse.faulttest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

import org.wheelhouse.core.hotplug.BackendRequest;
import org.wheelhouse.core.hotplug.HotplugDevice;
import org.wheelhouse.core.hotplug.PlugRequest;
import org.wheelhouse.core.internal.registry.DefaultMachineRegistry;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.RegistrySettings;
import org.wheelhouse.core.power.ForceOff;
import org.wheelhouse.core.power.Quit;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.emulator.LocalHosts;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;

/**
 * A workbench without a window, in a process of its own, in which somebody imports, starts, plugs, ends and forgets machines
 * without a pause until the process is killed.
 */
final class Restless {

	private static final int MOST = 4;
	private static final long LONGEST_PAUSE_NANOS = 150_000_000;

	/** What is done with a row. */
	private record Row(String id, MachineState state, String definition) {}

	private final MachineRegistry registry;
	private final ExecutorService model;
	private final Random random;
	private final Path home;

	private Restless(MachineRegistry registry, ExecutorService model, Random random, Path home) {
		this.registry = registry;
		this.model = model;
		this.random = random;
		this.home = home;
	}

	static RegistrySettings settings(Path home) {
		return RegistrySettings.in(home.resolve("state"), home.resolve("wheelhouse"));
	}

	/** @param arguments the folder of everything, and the seed of what is done */
	public static void main(String[] arguments) throws Exception {
		Path home = Path.of(arguments[0]);
		ExecutorService model = Executors.newSingleThreadExecutor();
		DefaultMachineRegistry registry = new DefaultMachineRegistry(settings(home), List.of(LocalHosts.in(home)),
				model);
		registry.start();
		System.out.println("started");
		Restless somebody = new Restless(registry, model, new Random(Long.parseLong(arguments[1])), home);
		while (true) {
			somebody.act();
			LockSupport.parkNanos(somebody.random.nextLong(LONGEST_PAUSE_NANOS));
		}
	}

	private void act() throws Exception {
		List<Row> rows = model.submit(() -> registry.inventory().getHosts().stream()
				.flatMap(host -> host.getMachines().stream()).map(Restless::row).toList()).get();
		if (rows.size() < MOST && random.nextInt(3) > 0) {
			define(rows);
		} else if (!rows.isEmpty()) {
			act(rows.get(random.nextInt(rows.size())));
		}
	}

	private static Row row(Machine machine) {
		return new Row(machine.getId(), machine.getState(), machine.getDefinitionPath());
	}

	private void define(List<Row> rows) throws Exception {
		try (var files = Files.list(home.resolve("definitions"))) {
			Optional<Path> fresh = files.sorted()
					.filter(file -> rows.stream().noneMatch(row -> row.definition().equals(file.toString())))
					.findFirst();
			if (fresh.isPresent()) {
				registry.define(fresh.get()).join();
			}
		}
	}

	private void act(Row row) {
		switch (row.state()) {
			case DEFINED, FAILED -> registry.launch(row.id());
			case ENDED -> {
				if (random.nextInt(3) > 0) {
					registry.launch(row.id());
				} else {
					forget(row);
				}
			}
			default -> registry.machine(row.id()).ifPresent(this::act);
		}
	}

	private void act(MachineAccess machine) {
		switch (random.nextInt(6)) {
			case 0 -> new Quit(machine).run();
			case 1 -> new ForceOff(machine).run();
			default ->
				new HotplugDevice(machine, new PlugRequest("virtio-rng-pci", HotplugDevice.freeId(machine, "rng"),
						"pci.0", 4 + random.nextInt(24), new BackendRequest.None())).run();
		}
	}

	private void forget(Row row) {
		registry.forget(row.id()); // fails when it has just been started
	}
}
