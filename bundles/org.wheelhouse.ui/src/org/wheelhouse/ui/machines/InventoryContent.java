package org.wheelhouse.ui.machines;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.Machine;

/** Hosts, and below each its machines. */
final class InventoryContent implements ITreeContentProvider {

	private static final Object[] NONE = {};

	@Override
	public Object[] getElements(@Nullable Object input) {
		return getChildren(input);
	}

	@Override
	public Object[] getChildren(@Nullable Object parent) {
		return switch (parent) {
			case Inventory inventory -> inventory.getHosts().toArray();
			case Host host -> host.getMachines().toArray();
			case null, default -> NONE;
		};
	}

	@Override
	public @Nullable Object getParent(@Nullable Object element) {
		return switch (element) {
			case Machine machine -> machine.getHost();
			case Host host -> host.getInventory();
			case null, default -> null;
		};
	}

	@Override
	public boolean hasChildren(@Nullable Object element) {
		return getChildren(element).length > 0;
	}
}
