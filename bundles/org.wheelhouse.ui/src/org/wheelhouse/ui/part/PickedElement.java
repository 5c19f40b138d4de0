package org.wheelhouse.ui.part;

import java.util.Optional;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.wheelhouse.model.live.BlockDevice;
import org.wheelhouse.model.live.BusDevice;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.PciFunction;

/**
 * What a person picked in some view: an element of the live model and its machine. Views that show the same device another
 * way find it by {@link #deviceId()}. Model thread.
 *
 * @param element for example a {@link PciFunction}
 * @param machine the machine that it belongs to, or is
 */
public record PickedElement(Object element, Machine machine) {

	/** The first element of a selection, if it is about a machine. */
	public static Optional<PickedElement> of(ISelection selection) {
		if (!(selection instanceof IStructuredSelection structured) || structured.isEmpty()) {
			return Optional.empty();
		}
		var element = structured.getFirstElement();
		return Optional.ofNullable(Adapters.adapt(element, Machine.class))
				.map(machine -> new PickedElement(element, machine));
	}

	/** The id of the device that was picked; empty when it is none, or has none. */
	public Optional<String> deviceId() {
		var id = switch (element) {
			case PciFunction function -> function.getId();
			case BlockDevice device -> device.getId();
			case BusDevice device -> device.getId();
			default -> "";
		};
		return Optional.of(id).filter(text -> !text.isEmpty());
	}
}
