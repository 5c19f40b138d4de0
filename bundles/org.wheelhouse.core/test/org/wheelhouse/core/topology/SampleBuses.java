package org.wheelhouse.core.topology;

import java.util.ArrayList;
import java.util.List;

import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.pci.PciTopologyReader;
import org.wheelhouse.core.state.Bus;
import org.wheelhouse.core.state.BusTopology;
import org.wheelhouse.qmp.session.CommandSender;

/** Two machines with buses of every kind. */
final class SampleBuses {

	private static final List<String> EVERYWHERE = List.of("-device", "qemu-xhci,id=xhci,bus=ROOT", "-device",
			"usb-tablet,bus=xhci.0,id=tab", "-device", "usb-kbd,bus=xhci.0", "-device",
			"usb-hub,bus=xhci.0,port=3,id=hub", "-device", "usb-mouse,bus=xhci.0,port=3.2", "-device",
			"virtio-scsi-pci,id=scsi0,bus=ROOT", "-device", "scsi-cd,bus=scsi0.0,id=cd", "-device",
			"scsi-cd,bus=scsi0.0,scsi-id=4,lun=9", "-device", "virtio-serial-pci,id=vs0,bus=ROOT", "-device",
			"virtserialport,bus=vs0.0,nr=3,name=agent,id=agent", "-device", "usb-ehci,id=ehci,bus=ROOT", "-device",
			"usb-ccid,bus=xhci.0", "-device", "usb-mouse,bus=ehci.0", "-device", "nvme,id=nv,serial=x,bus=ROOT",
			"-device", "usb-bot,bus=xhci.0,port=3.4,id=bot",
			"-device", "lsi53c895a,id=lsi,bus=ROOT");
	private static final List<String> PC = List.of("-machine", "pc", "-device", "pci-bridge,id=br1,chassis_nr=1",
			"-device", "virtio-rng-pci,id=rng0,bus=br1,addr=4", "-device", "piix3-usb-uhci,id=uhci", "-device",
			"ide-cd,bus=ide.1,unit=0,id=disc");
	private static final List<String> Q35 = List.of("-machine", "q35", "-device", "pcie-root-port,id=rp1,chassis=1",
			"-device", "virtio-rng-pci,id=rng0,bus=rp1", "-device", "pcie-root-port,id=rp2,chassis=2", "-device",
			"pcie-root-port,id=shut,chassis=3,hotplug=off", "-device", "pcie-pci-bridge,id=ppb,bus=pcie.0", "-device",
			"pxb-pcie,bus_nr=64,id=pxb,bus=pcie.0", "-device", "pcie-root-port,id=far,bus=pxb,chassis=6", "-device",
			"ide-cd,bus=ide.2,id=disc");

	private SampleBuses() {
		// holds no state
	}

	/** Options of a machine that is never started. */
	static String[] options(String machine) {
		var options = new ArrayList<>(List.of("-S"));
		options.addAll(machine.equals("pc") ? PC : Q35);
		EVERYWHERE.forEach(
				option -> options.add(option.replace("ROOT", machine.equals("pc") ? "pci.0" : "pcie.0")));
		return options.toArray(String[]::new);
	}

	static BusTopology read(CommandSender machine) throws Exception {
		return BusJoin.with(Await.get(new PciTopologyReader(machine).read()),
				Await.get(new TopologyReader(machine).read()));
	}

	static Bus named(BusTopology topology, String name) {
		return topology.buses().stream().filter(bus -> bus.name().equals(name)).findFirst().orElseThrow();
	}
}
