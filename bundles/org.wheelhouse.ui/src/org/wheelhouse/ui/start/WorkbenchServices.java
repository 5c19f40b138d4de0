package org.wheelhouse.ui.start;

import java.time.Duration;
import java.util.Objects;

import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.ui.IWorkbench;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;
import org.wheelhouse.core.CoreException;
import org.wheelhouse.core.MachineRegistry;
import org.wheelhouse.core.MachineRegistryFactory;
import org.wheelhouse.ui.common.ModelThread;

/**
 * The services that all parts share: the model thread and the registry of machines, as {@code getService} of any site finds
 * them. Opened before the first window, closed after the last one. UI thread.
 */
public final class WorkbenchServices implements AutoCloseable {

	/** The factory is there before the workbench starts; the limit only ends a wait that would never end. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final MachineRegistry registry;

	private WorkbenchServices(MachineRegistry registry) {
		this.registry = registry;
	}

	/**
	 * Opens the registry and gives the workbench both services.
	 *
	 * @throws CoreException when it cannot be opened, for example because another workbench has it open
	 */
	public static WorkbenchServices open(IWorkbench workbench) throws CoreException {
		var modelThread = new ModelThread(workbench.getDisplay());
		var registry = factory().open(modelThread);
		var context = Objects.requireNonNull(workbench.getService(IEclipseContext.class));
		context.set(ModelThread.class, modelThread);
		context.set(MachineRegistry.class, registry);
		return new WorkbenchServices(registry);
	}

	/** All machines. */
	public MachineRegistry registry() {
		return registry;
	}

	/** Closes the registry; machines that were launched run on. */
	@Override
	public void close() {
		registry.close();
	}

	private static MachineRegistryFactory factory() throws CoreException {
		var context = FrameworkUtil.getBundle(WorkbenchServices.class).getBundleContext();
		var tracker = new ServiceTracker<MachineRegistryFactory, MachineRegistryFactory>(context,
				MachineRegistryFactory.class, null);
		tracker.open();
		try {
			var factory = tracker.waitForService(PATIENCE.toMillis());
			if (factory == null) {
				throw new CoreException(Messages.Services_NoFactory);
			}
			return factory;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CoreException(Messages.Services_NoFactory, e);
		} finally {
			tracker.close();
		}
	}
}
