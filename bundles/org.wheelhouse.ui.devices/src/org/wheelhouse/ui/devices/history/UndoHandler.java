package org.wheelhouse.ui.devices.history;

import java.util.Objects;
import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.expressions.IEvaluationContext;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.ISources;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.model.live.DeviceGesture;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.part.CurrentMachine;
import org.wheelhouse.ui.part.NewestGesture;
import org.wheelhouse.ui.part.OperationRunner;

/**
 * Edit &gt; Undo where no definition is edited: takes back what was done last to a device of the current machine. What is typed
 * elsewhere is not meant: from a text field its key does nothing.
 */
public final class UndoHandler extends AbstractHandler {

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
		var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		var shell = window.getShell();
		if (event != null && event.getTrigger() instanceof Event key && key.type == SWT.KeyDown
				&& (isTyped(shell.getDisplay().getFocusControl()) || shell.getDisplay().getActiveShell() != shell)) {
			return null;
		}
		var machine = CurrentMachine.in(window).machine();
		var gesture = machine.flatMap(UndoHandler::possible);
		if (machine.isPresent() && gesture.isPresent()) {
			new Undoing(shell, OperationRunner.of(window)).ask(
					Objects.requireNonNull(window.getService(MachineRegistry.class)), machine.get(), gesture.get());
		}
		return null;
	}

	private static boolean isTyped(@Nullable Control control) {
		return control instanceof Text || control instanceof StyledText || control instanceof Combo;
	}

	private static Optional<DeviceGesture> possible(Machine machine) {
		return NewestGesture.of(machine).filter(NewestGesture::isPossible);
	}

	@Override
	public void setEnabled(@Nullable Object context) {
		setBaseEnabled(context instanceof IEvaluationContext evaluated
				&& evaluated.getVariable(ISources.ACTIVE_WORKBENCH_WINDOW_NAME) instanceof IWorkbenchWindow window
				&& CurrentMachine.in(window).machine().flatMap(UndoHandler::possible).isPresent());
	}
}
