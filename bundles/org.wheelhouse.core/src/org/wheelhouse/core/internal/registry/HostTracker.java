package org.wheelhouse.core.internal.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.machine.RegistrySettings;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.core.registry.MachineRegistryFactory;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.remote.RemoteHosts;

/** Collects the computers that are offered as services, and tells the registries of them. Made by declarative services. */
public final class HostTracker implements MachineRegistryFactory {

	/** All guarded by this. */
	private final List<Host> hosts = new ArrayList<>();
	private final List<DefaultMachineRegistry> registries = new ArrayList<>();
	private Optional<RemoteHosts> ways = Optional.empty();

	/** A computer is there. */
	public synchronized void add(Host host) {
		hosts.add(host);
		registries.forEach(registry -> registry.add(host));
	}

	/** A computer is not there any more. */
	public synchronized void remove(Host host) {
		hosts.remove(host);
		registries.forEach(registry -> registry.remove(host));
	}

	/** There is a way to computers far away. */
	public synchronized void reach(RemoteHosts way) {
		ways = Optional.of(way);
		registries.forEach(registry -> registry.reach(way));
	}

	/** There is none any more. */
	public synchronized void unreach(RemoteHosts way) {
		if (ways.filter(known -> known == way).isPresent()) {
			ways = Optional.empty();
			registries.forEach(DefaultMachineRegistry::unreach);
		}
	}

	@Override
	public synchronized MachineRegistry open(Executor modelThread) throws CoreException {
		var registry = new DefaultMachineRegistry(RegistrySettings.fromEnvironment(), hosts, modelThread);
		ways.ifPresent(registry::reach);
		try {
			registry.start();
			registries.removeIf(DefaultMachineRegistry::isClosed);
			registries.add(registry);
			return registry;
		} catch (CoreException e) {
			registry.close();
			throw e;
		}
	}
}
