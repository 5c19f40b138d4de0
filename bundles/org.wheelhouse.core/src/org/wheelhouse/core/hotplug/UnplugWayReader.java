package org.wheelhouse.core.hotplug;

import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.state.UnplugWay;
import org.wheelhouse.qmp.command.QomGet;

/**
 * Finds out how a guest is asked to let go of a device: by who handles plugging on its bus.
 *
 * @param path of the device
 */
record UnplugWayReader(MachineAccess machine, String path) {

	/** Never fails: what QEMU does not tell is not known. */
	CompletableFuture<UnplugWay> read() {
		return get(path, "type").thenCompose(type -> type.endsWith("-cpu")
				? CompletableFuture.completedFuture(UnplugWay.CPU)
				: type.equals("pc-dimm") || type.equals("nvdimm")
						? CompletableFuture.completedFuture(UnplugWay.MEMORY)
						: get(path, "parent_bus").thenCompose(this::bus))
				.exceptionally(_ -> UnplugWay.NOT_KNOWN);
	}

	private CompletableFuture<UnplugWay> bus(String bus) {
		return bus.isEmpty()
				? CompletableFuture.completedFuture(UnplugWay.NOT_KNOWN)
				: get(bus, "type").thenCombine(get(bus, "hotplug-handler"), (type, handler) -> {
					if (!type.startsWith("PCI") && !type.startsWith("pxb") && !type.equals("CXL")) {
						return UnplugWay.AT_ONCE;
					}
					// A port or bridge that handles its own bus has a button; what handles many is the machine's ACPI.
					return !bus.startsWith(handler + "/")
							? UnplugWay.ACPI
							: type.equals("PCI") ? UnplugWay.SHPC : UnplugWay.NATIVE;
				});
	}

	private CompletableFuture<String> get(String object, String property) {
		return machine.ask(new QomGet(object, property)).thenApply(value -> value.asText());
	}
}
