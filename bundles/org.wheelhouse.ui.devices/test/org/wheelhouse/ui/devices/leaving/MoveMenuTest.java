package org.wheelhouse.ui.devices.leaving;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.MenuManager;
import org.junit.jupiter.api.Test;
import org.wheelhouse.model.live.Bus;
import org.wheelhouse.model.live.BusDevice;
import org.wheelhouse.model.live.BusKind;
import org.wheelhouse.model.live.HotplugVerdict;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.TopologyState;

/** Where a device may go, by the model alone. */
class MoveMenuTest {

	private final TopologyState topology = LiveFactory.eINSTANCE.createTopologyState();
	private final List<String> moves = new ArrayList<>();

	private Bus bus(String name, String type, BusKind kind, HotplugVerdict verdict, String... free) {
		var bus = LiveFactory.eINSTANCE.createBus();
		bus.setName(name);
		bus.setType(type);
		bus.setKind(kind);
		bus.setHotplug(verdict);
		bus.setCapacity(kind == BusKind.PCIE_PORT ? 1 : 8);
		bus.getFreePlaces().addAll(Arrays.asList(free));
		topology.getBuses().add(bus);
		return bus;
	}

	private static BusDevice device(Bus on, String id) {
		var device = LiveFactory.eINSTANCE.createBusDevice();
		device.setId(id);
		device.setName(id);
		on.getDevices().add(device);
		return device;
	}

	private List<String> offered(BusDevice device) {
		var menu = new MenuManager();
		MoveMenu.fill(menu, device,
				(what, where, address) -> moves.add(what.getId() + " " + where.getName() + " " + address));
		if (menu.isEmpty()) {
			return List.of();
		}
		var places = (MenuManager) menu.getItems()[0];
		return Arrays.stream(places.getItems()).map(item -> ((ActionContributionItem) item).getAction())
				.peek(action -> action.run()).map(action -> action.getText()).toList();
	}

	@Test
	void aPciDeviceGoesToWhatTakesPciWhileItRuns() {
		bus("pcie.0", "PCIE", BusKind.PCIE, HotplugVerdict.NO, "04-1e");
		var port = bus("rp1", "PCIE", BusKind.PCIE_PORT, HotplugVerdict.YES);
		bus("rp2", "PCIE", BusKind.PCIE_PORT, HotplugVerdict.YES, "00");
		bus("pci.1", "PCI", BusKind.PCI, HotplugVerdict.YES, "01-02");
		bus("xhci.0", "usb-bus", BusKind.USB, HotplugVerdict.YES, "1-4");
		assertEquals(List.of("rp2", "pci.1, 01", "pci.1, 02"), offered(device(port, "disk0")));
		assertEquals(List.of("disk0 rp2 00", "disk0 pci.1 01", "disk0 pci.1 02"), moves);
	}

	@Test
	void aHubIsNotMovedOntoItselfAndNothingIsOfferedWhereNothingIsFree() {
		var usb = bus("xhci.0", "usb-bus", BusKind.USB, HotplugVerdict.YES);
		var hub = device(usb, "hub0");
		bus("hub0.0", "usb-bus", BusKind.USB, HotplugVerdict.YES, "1.1-1.8").setController(hub);
		assertEquals(List.of(), offered(hub));
	}
}
