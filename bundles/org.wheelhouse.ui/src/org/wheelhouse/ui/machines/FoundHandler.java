package org.wheelhouse.ui.machines;

import java.util.Arrays;
import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.handlers.HandlerUtil;
import org.wheelhouse.model.live.FoundQemu;

/** A command on the QEMUs among the rows that are selected. UI thread. */
abstract class FoundHandler extends AbstractHandler {

	/** Does it. */
	abstract void execute(List<FoundQemu> meant, ExecutionEvent event) throws ExecutionException;

	@Override
	public final @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
		if (event != null && HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selection) {
			execute(of(selection), event);
		}
		return null;
	}

	static List<FoundQemu> of(IStructuredSelection selection) {
		return Arrays.stream(selection.toArray()).filter(FoundQemu.class::isInstance).map(FoundQemu.class::cast)
				.toList();
	}
}
