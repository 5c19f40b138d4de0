package org.wheelhouse.ui.handlers;

import java.util.Objects;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.handlers.HandlerUtil;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.part.OperationRunner;

/** A command on the machine that gestures are about. UI thread. */
public abstract class MachineHandler extends AbstractHandler {

	/**
	 * Where a gesture happens.
	 *
	 * @param machine    what it is about
	 * @param registry   all machines
	 * @param operations runs it and shows how it goes
	 * @param page       of the workbench's window
	 * @param shell      above which questions are asked
	 */
	public record Place(Machine machine, MachineRegistry registry, OperationRunner operations, IWorkbenchPage page,
			Shell shell) {

		/** The thread on which a gesture goes on after it has asked the machine. */
		public ModelThread modelThread() {
			return Objects.requireNonNull(page.getWorkbenchWindow().getService(ModelThread.class));
		}

		/** The connected machine. */
		public MachineAccess access() throws ExecutionException {
			return registry.machine(machine.getId())
					.orElseThrow(
							() -> new ExecutionException(NLS.bind(Messages.Handler_NotConnected, machine.getName())));
		}
	}

	/** Does it. */
	protected abstract void execute(Place place) throws ExecutionException;

	@Override
	public final @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
		var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		if (HandlerUtil.getVariable(event, ActiveMachine.MACHINE) instanceof Machine machine) {
			var operations = OperationRunner.of(window);
			var place = new Place(machine, Objects.requireNonNull(window.getService(MachineRegistry.class)), operations,
					window.getActivePage(), window.getShell());
			try {
				execute(place);
			} catch (ExecutionException e) {
				operations.failed(machine.getName(), e);
			}
		}
		return null;
	}
}
