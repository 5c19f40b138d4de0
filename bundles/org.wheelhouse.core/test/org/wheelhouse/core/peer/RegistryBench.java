package org.wheelhouse.core.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.internal.registry.DefaultMachineRegistry;
import org.wheelhouse.core.machine.RegistrySettings;
import org.wheelhouse.core.machine.RegistrySettings.Backoff;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.remote.RemoteHosts;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.qmp.session.QmpTimeouts;

/** A registry that is in a hurry, with folders of its own, a computer and a model thread. */
public final class RegistryBench implements AutoCloseable {

	private final Path folder;
	private final ModelLoop model = new ModelLoop();
	private final FakeHost host;
	private final List<FakeQemu> qemus = new ArrayList<>();
	private final RegistrySettings settings;
	private DefaultMachineRegistry registry;
	private Optional<RemoteHosts> ways = Optional.empty();

	/** A registry that was started. */
	public RegistryBench() throws IOException, CoreException {
		this(Duration.ofSeconds(10), Duration.ofSeconds(2));
	}

	/**
	 * A registry that was started.
	 *
	 * @param command how long a command may take
	 * @param silence of {@link RegistrySettings}: when it is long, nothing is asked because time has passed
	 */
	public RegistryBench(Duration command, Duration silence) throws IOException, CoreException {
		// Short, because the path of a socket is.
		folder = Files.createTempDirectory("wh");
		host = new FakeHost(folder.resolve("run"));
		settings = new RegistrySettings(folder.resolve("state"), folder.resolve("run"),
				new QmpTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(2), command),
				silence, Duration.ofMillis(400), new Backoff(Duration.ofMillis(100), Duration.ofMillis(800)));
		registry = new DefaultMachineRegistry(settings, List.of(host), model);
		registry.start();
	}

	/** Closes the registry and opens another one on the same folders. */
	public void restart() throws CoreException {
		registry.close();
		registry = new DefaultMachineRegistry(settings, List.of(host), model);
		ways.ifPresent(registry::reach);
		registry.start();
	}

	/** Has a way to computers far away from now on. */
	public void reach(RemoteHosts way) {
		ways = Optional.of(way);
		registry.reach(way);
	}

	/** A machine that can be attached to. */
	public FakeQemu qemu(String name) {
		var qemu = new FakeQemu(folder.resolve(name + ".sock"));
		qemus.add(qemu);
		return qemu;
	}

	/** Ends the machine that has its monitor there. */
	public void die(Address monitor) throws IOException {
		for (var qemu : qemus) {
			if (qemu.address().equals(monitor)) {
				qemu.die();
			}
		}
	}

	/** The registry. */
	public DefaultMachineRegistry registry() {
		return registry;
	}

	/** Its settings. */
	public RegistrySettings settings() {
		return settings;
	}

	/** Its computer. */
	public FakeHost host() {
		return host;
	}

	/** Its model thread. */
	public ModelLoop model() {
		return model;
	}

	/** A folder for anything. */
	public Path folder() {
		return folder;
	}

	/** The key of a machine that was attached to. */
	public String attach(FakeQemu qemu) throws Exception {
		return Await.get(registry.attach(qemu.address()));
	}

	/** What a row shows; empty when there is none. */
	public <T> Optional<T> row(String id, Function<Machine, T> what) {
		return model.call(() -> registry.inventory().getHosts().stream().flatMap(one -> one.getMachines().stream())
				.filter(machine -> machine.getId().equals(id)).findFirst().map(what));
	}

	/** Waits until a row shows this state. */
	public void awaitState(String id, MachineState state) {
		Await.until(id + " is " + state, () -> row(id, Machine::getState).equals(Optional.of(state)));
	}

	@Override
	public void close() throws Exception {
		registry.close();
		model.close();
		for (var qemu : qemus) {
			qemu.close();
		}
		try (var files = Files.walk(folder)) {
			files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
		}
	}
}
