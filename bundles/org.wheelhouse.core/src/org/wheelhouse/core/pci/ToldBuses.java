package org.wheelhouse.core.pci;

import java.util.List;

import org.wheelhouse.qmp.command.QueryPci;

/**
 * The PCI part of the object tree as far as {@code query-pci} tells it, for a QEMU whose objects cannot be listed (before 1.2).
 * Types are not known, and whether plugging is possible neither: it may be tried.
 */
final class ToldBuses {

	private ToldBuses() {
		// holds no state
	}

	static QomTree tree(List<QueryPci.Bus> answer) {
		return new QomTree(answer.stream().map(bus -> bus("pci." + bus.number(), bus.devices())).toList());
	}

	private static QomTree.Bus bus(String path, List<QueryPci.Device> devices) {
		return new QomTree.Bus(path, "PCI", QomTree.UNTOLD,
				devices.stream().map(device -> device(path, device)).toList());
	}

	private static QomTree.Device device(String bus, QueryPci.Device device) {
		var id = device.qdevId();
		var path = id.isEmpty()
				? "%s/%02x.%x".formatted(bus, device.slot(), device.function())
				: QomTree.PERIPHERAL + id;
		var behind = device.bridge().map(bridge -> bus(path + "/" + (id.isEmpty() ? "pci." + bridge.secondary() : id),
				bridge.devices()));
		return new QomTree.Device(path, "", device.slot() * 8 + device.function(), !id.isEmpty(),
				QomTree.Behind.USUAL, behind.map(List::of).orElse(List.of()));
	}
}
