package org.wheelhouse.core.internal.registry;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.machine.RegistrySettings;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.core.registry.MachineRegistryFactory;
import org.wheelhouse.endpoint.host.Host;

/** Collects the computers that are offered as services. Made by declarative services. */
public final class HostTracker implements MachineRegistryFactory {

	private final List<Host> hosts = new CopyOnWriteArrayList<>();

	/** A computer is there. */
	public void add(Host host) {
		hosts.add(host);
	}

	/** A computer is not there any more; registries that are open keep it. */
	public void remove(Host host) {
		hosts.remove(host);
	}

	@Override
	public MachineRegistry open(Executor modelThread) throws CoreException {
		var registry = new DefaultMachineRegistry(RegistrySettings.fromEnvironment(), hosts, modelThread);
		try {
			registry.start();
			return registry;
		} catch (CoreException e) {
			registry.close();
			throw e;
		}
	}
}
