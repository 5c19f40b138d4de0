package org.wheelhouse.ui.workbench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.machine.RegistrySettings;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.core.registry.MachineRegistryFactory;
import org.wheelhouse.ui.appearance.ThemeSwitch;
import org.wheelhouse.ui.difference.DifferenceActions;
import org.wheelhouse.ui.difference.gesture.DifferenceGestures;
import org.wheelhouse.ui.hosts.HostPrompts;
import org.wheelhouse.ui.machine.FrontEditor;
import org.wheelhouse.ui.part.CurrentMachine;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.part.StatusWords;
import org.wheelhouse.ui.secret.Keeping;
import org.wheelhouse.ui.secret.Keyring;

/**
 * The services that all parts share: the model thread, the registry of machines, the theme, the status line and what is done about differences, as {@code getService} of any site finds
 * them. Opened before the first window, closed after the last one. UI thread.
 */
public final class WorkbenchServices implements AutoCloseable {

	/** The factory is there before the workbench starts; the limit only ends a wait that would never end. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final MachineRegistry registry;
	private final CurrentMachine current;
	private final ThemeSwitch themes;
	private final ModelThread modelThread;
	private final ActionStatus status;
	private @Nullable Handover handover;
	private @Nullable FrontEditor front;

	private WorkbenchServices(ModelThread modelThread, MachineRegistry registry, CurrentMachine current,
			ThemeSwitch themes, ActionStatus status) {
		this.modelThread = modelThread;
		this.registry = registry;
		this.current = current;
		this.status = status;
		this.themes = themes;
	}

	/**
	 * Opens the registry, begins to follow the desktop's look, and gives the workbench these services.
	 *
	 * @throws StartFailed when it cannot be opened, for example because another workbench has it open
	 */
	public static WorkbenchServices open(IWorkbench workbench) throws StartFailed {
		var modelThread = new ModelThread(workbench.getDisplay());
		var registry = open(modelThread);
		var context = Objects.requireNonNull(workbench.getService(IEclipseContext.class));
		context.set(ModelThread.class, modelThread);
		context.set(MachineRegistry.class, registry);
		registry.secrets().keptBy(Keyring.in(RegistrySettings.fromEnvironment().stateFolder(),
				() -> Keeping.isWanted(Keeping.ofWorkbench())));
		registry.remoteHosts().answeredBy(HostPrompts.of(modelThread, () -> above(workbench), registry));
		var current = CurrentMachine.of(registry);
		context.set(CurrentMachine.class, current);
		var themes = ThemeSwitch.open(workbench, modelThread);
		context.set(ThemeSwitch.class, themes);
		var status = new ActionStatus();
		context.set(StatusWords.class, status);
		context.set(DifferenceActions.class, new DifferenceGestures(registry, modelThread, status));
		return new WorkbenchServices(modelThread, registry, current, themes, status);
	}

	/** What a question stands before: the window that is used now, which may be a form. */
	private static @Nullable Shell above(IWorkbench workbench) {
		var active = workbench.getDisplay().getActiveShell();
		var window = workbench.getWorkbenchWindows();
		return active != null ? active : window.length == 0 ? null : window[0].getShell();
	}

	/**
	 * Begins what the command line asked for, and what later starts with the same workspace ask for. From now on the editor in front and
	 * the current machine are the same.
	 *
	 * @param socket where they give it, {@link Handover#socketOf}
	 */
	public void begin(StartArguments arguments, IWorkbenchWindow window, Path socket) {
		front = FrontEditor.follow(window);
		status.follow(window);
		begin(arguments, window);
		var opened = new Handover(socket, later -> modelThread.execute(() -> {
			window.getShell().setMinimized(false);
			window.getShell().forceActive();
			begin(later, window);
		}));
		opened.open();
		handover = opened;
	}

	private void begin(StartArguments arguments, IWorkbenchWindow window) {
		new StartupActions(registry, OperationRunner.of(window), window.getActivePage(), arguments).begin();
	}

	/** What is asked when the window closes. */
	public ClosingQuestion closingQuestion() {
		return new ClosingQuestion(registry, ClosingQuestion.ofWorkbench(), modelThread);
	}

	/** Closes the registry; machines that were launched run on. */
	@Override
	public void close() {
		var opened = handover;
		if (opened != null) {
			opened.close();
		}
		if (front != null) {
			front.close();
		}
		themes.close();
		current.close();
		registry.close();
	}

	private static MachineRegistry open(ModelThread modelThread) throws StartFailed {
		try {
			return factory().open(modelThread);
		} catch (CoreException e) {
			throw new StartFailed(String.valueOf(e.getMessage()), e);
		}
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
