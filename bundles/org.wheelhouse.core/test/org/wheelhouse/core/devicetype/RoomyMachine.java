package org.wheelhouse.core.devicetype;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.wheelhouse.core.deviceform.DeviceForm;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.RealQemu;
import org.wheelhouse.core.hotplug.HotplugDevice;
import org.wheelhouse.core.hotplug.PlugRequest;
import org.wheelhouse.qmp.command.HumanMonitorCommand;
import org.wheelhouse.qmp.command.QomList;

/** A machine of type pc that never runs, with places enough for one device of each type. */
final class RoomyMachine implements AutoCloseable {

	static final String PLUGGED = "plugged";

	private static final int BRIDGES = 6;
	private static final int SLOTS = 31;
	/** The first two may have the readers of smart cards. */
	private static final int PORTS = 12;
	private static final List<String> OPTIONS = List.of("-machine", "pc,nvdimm=on", "-S", "-m",
			"256,slots=8,maxmem=8G", "-device", "qemu-xhci,id=xhci0,p2=15,p3=15", "-device",
			"qemu-xhci,id=xhci1,p2=15,p3=15", "-device", "virtio-scsi-pci,id=scsi0", "-device",
			"virtio-serial-pci,id=serial0", "-device", "usb-ccid,id=ccid0", "-device", "usb-ccid,id=ccid1");
	private static final List<String> NVME = List.of("-device", "nvme-subsys,id=subsys0", "-device",
			"nvme,id=nvme0,subsys=subsys0,serial=1");

	private final RealMachine machine;
	private final Path folder;
	private final List<String> left = new ArrayList<>();
	private int pci;
	private int usb;
	private int others;
	private int cards;

	RoomyMachine(RealQemu qemu, Path folder) throws Exception {
		this.folder = Files.createDirectory(folder.resolve(qemu.label()));
		var options = new ArrayList<>(OPTIONS);
		if (!qemu.label().equals("5.2")) {
			options.addAll(NVME);
		}
		IntStream.rangeClosed(1, BRIDGES)
				.forEach(number -> options
						.addAll(List.of("-device", "pci-bridge,id=br" + number + ",chassis_nr=" + number)));
		machine = RealMachine.start("roomy", qemu, options.toArray(String[]::new));
	}

	/** What comes of it, in one cell of the table. */
	String plug(DeviceTypeFacts type) throws Exception {
		return switch (type.verdict()) {
			case Verdict.Never(var words) -> "never: " + words;
			case Verdict.NotKnown(var words) -> "not known: " + words;
			case Verdict.Needs(var bus, var controller) when controller.isEmpty() -> "no controller brings " + bus;
			case Verdict.Needs _,Verdict.Yes _ -> tryIt(type);
		};
	}

	private String tryIt(DeviceTypeFacts type) throws Exception {
		var id = "d-" + type.name();
		var form = DeviceForm.of(type);
		var backend = form.usualBackend(folder.resolve(id + ".raw"));
		if (backend.isEmpty()) {
			return "needs a " + type.backend().orElseThrow().name() + " that is chosen";
		}
		var properties = form.proposed(id);
		var problem = form.problem(properties);
		if (problem.isPresent()) {
			return problem.get();
		}
		var bus = bus(type);
		var before = traces();
		try {
			Await.get(new HotplugDevice(machine, new PlugRequest(type.name(), id, bus, address(type), backend.get(),
					form.values(properties))).run());
			return PLUGGED;
		} catch (ExecutionException | CompletionException | OperationFailed e) {
			var failure = (OperationFailed) OperationFailed.cause(e);
			if (!before.equals(traces()) || Files.exists(folder.resolve(id + ".raw"))) {
				left.add(type.name() + ": " + failure.getMessage());
			}
			return failure.words().replace(folder.toString(), "").lines().findFirst().orElse("");
		}
	}

	/** What has left a trace although it was refused. */
	List<String> left() {
		return left;
	}

	/** All of QEMU that a device that was refused could have left something in. */
	private List<String> traces() throws Exception {
		var found = new ArrayList<String>();
		for (var path : List.of("/machine/peripheral", "/objects")) {
			found.add(Await.get(machine.send(new QomList(path))).stream().map(QomList.Property::name).sorted()
					.collect(Collectors.joining(" ")));
		}
		for (var line : List.of("info block -n", "info block", "info chardev", "info network")) {
			found.add(Await.get(machine.send(new HumanMonitorCommand(line))));
		}
		return found;
	}

	private String bus(DeviceTypeFacts type) {
		return switch (type.bus()) {
			// It keeps other slots for its virtual functions.
			case "PCI" -> type.name().equals("igb") ? "br" + BRIDGES : "br" + (1 + pci++ / SLOTS);
			case "usb-bus" -> "xhci" + usb++ / PORTS + ".0";
			case "SCSI" -> "scsi0.0";
			case "virtio-serial-bus" -> "serial0.0";
			case "ccid-bus" -> "ccid" + cards++ + ".0";
			case "nvme-bus" -> "nvme0";
			default -> "";
		};
	}

	private Map<String, String> address(DeviceTypeFacts type) {
		return switch (type.bus()) {
			case "PCI" ->
				Map.of("addr", "0x" + Integer.toHexString(type.name().equals("igb") ? 1 : 1 + (pci - 1) % SLOTS));
			case "usb-bus" -> Map.of("port", String.valueOf(3 + (usb - 1) % PORTS));
			case "SCSI" -> Map.of("scsi-id", String.valueOf(++others), "lun", "0");
			case "virtio-serial-bus" -> Map.of("nr", String.valueOf(++others));
			default -> Map.of();
		};
	}

	@Override
	public void close() throws Exception {
		machine.close();
	}
}
