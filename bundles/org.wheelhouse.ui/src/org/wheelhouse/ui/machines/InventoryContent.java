package org.wheelhouse.ui.machines;

import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.wheelhouse.model.live.FoundQemu;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.HostFound;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.Machine;

/** Hosts, and below each its machines, and what was found there. */
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
			case Host host -> below(host);
			case HostFound found -> found.getQemus().toArray();
			case null, default -> NONE;
		};
	}

	private static Object[] below(Host host) {
		var found = host.getFound();
		return found == null || found.getQemus().isEmpty()
				? host.getMachines().toArray()
				: Stream.concat(host.getMachines().stream(), Stream.of(found)).toArray();
	}

	@Override
	public @Nullable Object getParent(@Nullable Object element) {
		return switch (element) {
			case Machine machine -> machine.getHost();
			case HostFound found -> found.getHost();
			case FoundQemu qemu -> qemu.getFound();
			case Host host -> host.getInventory();
			case null, default -> null;
		};
	}

	@Override
	public boolean hasChildren(@Nullable Object element) {
		return getChildren(element).length > 0;
	}
}
