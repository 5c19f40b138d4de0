package org.wheelhouse.core.registry;

import java.util.concurrent.Executor;

import org.wheelhouse.core.failure.CoreException;

/** Opens the registry of machines. An OSGi service; it is there as soon as a computer is that can run machines. */
public interface MachineRegistryFactory {

	/**
	 * Opens and starts a registry with the folders of the user. Computers come and go as they are offered. Whoever calls it closes
	 * the registry.
	 *
	 * @param modelThread runs what it is given on the thread of the user interface, in order
	 * @throws CoreException when another workbench uses the folders
	 */
	MachineRegistry open(Executor modelThread) throws CoreException;
}
