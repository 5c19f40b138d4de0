package org.wheelhouse.core.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.Recorded;
import org.wheelhouse.core.fixture.Snapshots;
import org.wheelhouse.core.internal.machine.TreeSync;
import org.wheelhouse.core.internal.pci.PciPoller;
import org.wheelhouse.core.internal.topology.TopologyPoller;
import org.wheelhouse.core.pci.PciTopologyReader;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.MachineTrees;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.Bus;
import org.wheelhouse.model.live.BusDevice;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.Machine;

/** The recorded buses in the live model. */
class ShownTopologyTest {

	private final Machine machine = LiveFactory.eINSTANCE.createMachine();
	private final List<TreeSync> syncs = List.of(PciPoller.FACET.sync().get(), TopologyPoller.FACET.sync().get());

	@Test
	void whoBringsABusAndWhatADeviceIsOnPciAreLinks() throws Exception {
		show(snapshot("q35-7.2"));
		var scsi = bus("scsi0.0");
		assertSame(device(bus("pcie.0"), "scsi0"), scsi.getController());
		assertSame(device(bus("pcie.0"), "rp1"), bus("rp1").getController());
		var pci = device(bus("rp1"), "rng0").getPci();
		assertEquals("virtio-rng-pci", pci.getType());
		assertNull(device(scsi, "cd").getPci());
		assertEquals(List.of("1-3", "5-255"), scsi.getFreePlaces());
	}

	@Test
	void theSameTwiceTellsNobodyAnything() throws Exception {
		var snapshot = snapshot("pc-7.2");
		show(snapshot);
		var heard = new ArrayList<Notification>();
		machine.eAdapters().add(new EContentAdapter() {

			@Override
			public void notifyChanged(@Nullable Notification notification) {
				super.notifyChanged(notification);
				if (notification != null && !notification.isTouch()
						&& notification.getEventType() != Notification.REMOVING_ADAPTER) {
					heard.add(notification);
				}
			}
		});
		show(snapshot("pc-7.2"));
		assertEquals(List.of(), heard);
	}

	@Test
	void withoutPciItsBusesAreThereAndNothingIsSaidOfThem() throws Exception {
		var known = snapshot("pc-7.2");
		show(known.with(known.trees().without(Topic.PCI)));
		assertEquals(List.of(), bus("pci.0").getDevices());
		assertEquals(List.of(), bus("pci.0").getFreePlaces());
		assertEquals(6, bus("xhci.0").getDevices().size());
	}

	@Test
	void whyThereIsNothingIsTold() throws Exception {
		var known = snapshot("pc-7.2");
		show(known.with(known.trees().untold(Topic.TOPOLOGY, "It has no 'qom-list'.")));
		assertEquals("It has no 'qom-list'.", machine.getTopology().getReason());
		assertEquals(List.of(), machine.getTopology().getBuses());
		show(known.with(known.trees().without(Topic.TOPOLOGY)));
		assertNull(machine.getTopology());
	}

	private void show(MachineSnapshot snapshot) {
		syncs.forEach(sync -> sync.apply(snapshot, machine));
	}

	private Bus bus(String name) {
		return machine.getTopology().getBuses().stream().filter(bus -> bus.getName().equals(name)).findFirst()
				.orElseThrow();
	}

	private static BusDevice device(Bus bus, String id) {
		return bus.getDevices().stream().filter(device -> device.getId().equals(id)).findFirst().orElseThrow();
	}

	private static MachineSnapshot snapshot(String sample) throws Exception {
		var recorded = new Recorded("topology/" + sample + ".jsonl");
		return Snapshots.running("m", List.of(), Map.of()).with(MachineTrees.NONE
				.with(MachineTrees.PCI, Optional.of(Await.get(new PciTopologyReader(recorded).read())))
				.with(MachineTrees.TOPOLOGY, Optional.of(Await.get(new TopologyReader(recorded).read()))));
	}
}
