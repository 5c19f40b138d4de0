package org.wheelhouse.ui.devices.hotplug;

import java.util.Objects;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.expressions.IEvaluationContext;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.ui.ISources;
import org.eclipse.ui.handlers.HandlerUtil;
import org.wheelhouse.core.hotplug.UnplugDevice;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.model.live.PciFunction;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.part.PickedElement;

/** Unplugs the selected device, wherever it was selected. */
public final class UnplugHandler extends AbstractHandler {

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
		var site = HandlerUtil.getActiveSiteChecked(event);
		var picked = PickedElement.of(HandlerUtil.getCurrentSelectionChecked(event));
		var id = picked.flatMap(PickedElement::deviceId);
		var registry = Objects.requireNonNull(site.getService(MachineRegistry.class));
		var access = picked.flatMap(element -> registry.machine(element.machine().getId()));
		if (id.isPresent() && access.isPresent()) {
			new Unplugging(site.getShell(), OperationRunner.of(site)).ask(id.get(),
					new UnplugDevice(access.get(), id.get()));
		}
		return null;
	}

	/** Enabled when the selection is a device that can leave. */
	@Override
	public void setEnabled(@Nullable Object context) {
		setBaseEnabled(context instanceof IEvaluationContext evaluated
				&& evaluated.getVariable(ISources.ACTIVE_CURRENT_SELECTION_NAME) instanceof ISelection selection
				&& PickedElement.of(selection).filter(UnplugHandler::canLeave).isPresent());
	}

	private static boolean canLeave(PickedElement picked) {
		return picked.element() instanceof PciFunction function
				? Unpluggable.is(function)
				: picked.deviceId().isPresent();
	}
}
