package org.wheelhouse.faulttest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.wheelhouse.core.internal.registry.DefaultMachineRegistry;
import org.wheelhouse.core.migration.Migrate;
import org.wheelhouse.core.migration.MigrationRequest;
import org.wheelhouse.emulator.LocalHosts;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;

/** A workbench without a window, in a process of its own, that migrates the one machine that runs, until it is killed. */
final class Mover {

	private Mover() {
		// only a program
	}

	/** @param arguments the folder of everything, and bytes per second */
	public static void main(String[] arguments) throws Exception {
		Path home = Path.of(arguments[0]);
		ExecutorService model = Executors.newSingleThreadExecutor();
		DefaultMachineRegistry registry = new DefaultMachineRegistry(Restless.settings(home),
				List.of(LocalHosts.in(home)), model);
		registry.start();
		String source = Await.value("a machine runs", () -> running(registry, model)
				.filter(id -> registry.machine(id).isPresent()));
		System.out.println("started");
		MigrationRequest request = MigrationRequest.usual()
				.within(Optional.of(Long.parseLong(arguments[1])), Optional.empty());
		System.err.println(new Migrate(registry, source, request).run().get());
	}

	private static Optional<String> running(DefaultMachineRegistry registry, ExecutorService model) {
		try {
			return model.submit(() -> registry.inventory().getHosts().stream()
					.flatMap(host -> host.getMachines().stream())
					.filter(machine -> machine.getState() == MachineState.RUNNING).map(Machine::getId).findFirst())
					.get();
		} catch (Exception e) {
			throw new AssertionError(e);
		}
	}
}
