package org.wheelhouse.core.hotplug;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.hotplug.BackendRequest.CharacterDevice;
import org.wheelhouse.core.hotplug.BackendRequest.CharacterDevice.Kind;
import org.wheelhouse.core.hotplug.BackendRequest.ExistingImage;
import org.wheelhouse.core.hotplug.BackendRequest.HostNetwork;
import org.wheelhouse.core.hotplug.BackendRequest.HostObject;
import org.wheelhouse.core.hotplug.BackendRequest.NewImage;
import org.wheelhouse.core.hotplug.BackendRequest.None;
import org.wheelhouse.core.hotplug.BackendRequest.UserNetwork;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.model.live.BusKind;

/** Whatever QEMU refuses, and when: afterwards everything is as it was, in QEMU, in the journal and in the folder. */
@Tag("qemu")
class RefusedQemuTest {

	@TempDir
	private Path folder = Path.of("");

	@Test
	void whatIsRefusedLeavesNoTrace() throws Exception {
		try (var machine = RealMachine.start("refused", RandomPlugging.machine().toArray(String[]::new))) {
			var mine = Files.write(folder.resolve("mine.raw"), new byte[1 << 20]);
			Await.get(new HotplugDevice(machine, new PlugRequest("virtio-blk-pci", "disk0", "rp1", 0,
					new ExistingImage(mine, "raw", false), Map.of())).run());
			Await.get(new HotplugDevice(machine, new PlugRequest("scsi-hd", "sd0", "scsi.0",
					Map.of("scsi-id", "0", "lun", "0"), image("sd0"), Map.of())).run());
			Await.get(new HotplugDevice(machine,
					new PlugRequest("usb-tablet", "tab0", "xhci.0", Map.of("port", "1"), new None(), Map.of())).run());
			var journal = journal(machine);
			var files = files();
			var before = NoTrace.of(machine);
			var checks = new ArrayList<Executable>();
			for (var refused : cases(machine, mine).entrySet()) {
				checks.add(() -> {
					assertThrows(OperationFailed.class, () -> Await.get(refused.getValue().run()), refused.getKey());
					assertEquals(before, NoTrace.of(machine), refused.getKey());
					assertEquals(journal, journal(machine), refused.getKey());
					assertEquals(files, files(), refused.getKey());
				});
			}
			assertAll(checks);
		}
	}

	private Map<String, Operation<?>> cases(RealMachine machine, Path mine) throws Exception {
		var cases = new LinkedHashMap<String, Operation<?>>();
		plug(cases, machine, "id taken", new PlugRequest("virtio-net-pci", "disk0", "rp2", 0, new UserNetwork()));
		plug(cases, machine, "port taken", new PlugRequest("virtio-blk-pci", "new", "rp1", 0, image("a"), Map.of()));
		plug(cases, machine, "place never", new PlugRequest("e1000e", "new", "pcie.0", 20, new UserNetwork()));
		plug(cases, machine, "no such bus", new PlugRequest("virtio-rng-pci", "new", "nowhere", 1, new None()));
		plug(cases, machine, "type never", new PlugRequest("VGA", "new", "rp2", 0, new None()));
		plug(cases, machine, "no such type", new PlugRequest("no-such-type", "new", "rp2", 0, image("c"), Map.of()));
		plug(cases, machine, "no such property",
				new PlugRequest("usb-storage", "new", "xhci.0", Map.of("port", "2"), image("d"), Map.of("zz", 1)));
		plug(cases, machine, "USB port taken",
				new PlugRequest("usb-storage", "new", "xhci.0", Map.of("port", "1"), image("e"), Map.of()));
		plug(cases, machine, "LUN taken", new PlugRequest("scsi-hd", "new", "scsi.0",
				Map.of("scsi-id", "0", "lun", "0"), image("f"), Map.of()));
		plug(cases, machine, "LUN too high", new PlugRequest("scsi-hd", "new", "scsi.0",
				Map.of("scsi-id", "1", "lun", "16384"), image("g"), Map.of()));
		plug(cases, machine, "serial port too high", new PlugRequest("virtserialport", "new", "vs.0",
				Map.of("nr", "99"), new CharacterDevice(Kind.NULL, "", ""), Map.of()));
		plug(cases, machine, "image missing", new PlugRequest("virtio-blk-pci", "new", "rp2", 0,
				new ExistingImage(folder.resolve("none.raw"), "raw", false), Map.of()));
		plug(cases, machine, "image of another format", new PlugRequest("virtio-blk-pci", "new", "rp2", 0,
				new ExistingImage(mine, "qcow2", false), Map.of()));
		plug(cases, machine, "image in use", new PlugRequest("virtio-blk-pci", "new", "rp2", 0,
				new ExistingImage(mine, "raw", false), Map.of()));
		plug(cases, machine, "nobody listens", new PlugRequest("virtserialport", "new", "vs.0", Map.of("nr", "2"),
				new CharacterDevice(Kind.CONNECT, folder.resolve("none").toString(), ""), Map.of()));
		plug(cases, machine, "no such network", new PlugRequest("e1000e", "new", "rp2", 0,
				new HostNetwork("bridge", Map.of("br", "wh-none", "helper", "/bin/false"))));
		plug(cases, machine, "no slots for memory", new PlugRequest("pc-dimm", "new", "", Map.of(),
				new HostObject(List.of("memdev"), "memory-backend-ram", Map.of("size", 128 << 20)), Map.of()));
		cases.put("unplug of nobody", new UnplugDevice(machine, "ghost"));
		cases.put("unplug of what stays", new UnplugDevice(machine, "/machine/unattached/device[0]"));
		cases.put("move onto another", move(machine, "sd0", BusKind.SCSI, "scsi.0", "0:99999"));
		cases.put("move to another kind", move(machine, "tab0", BusKind.SCSI, "scsi.0", "2"));
		cases.put("move to nowhere", move(machine, "disk0", BusKind.PCI, "nowhere", "00"));
		return cases;
	}

	private static void plug(Map<String, Operation<?>> cases, RealMachine machine, String name, PlugRequest request) {
		cases.put(name, new HotplugDevice(machine, request));
	}

	private static MoveDevice move(RealMachine machine, String id, BusKind kind, String bus, String address)
			throws Exception {
		return new MoveDevice(machine, Await.get(MadeDevice.of(machine, id)), kind, bus, address);
	}

	/** But for when. */
	private static Set<String> journal(RealMachine machine) {
		return machine.journal().entries().stream()
				.map(entry -> entry.deviceId() + entry.deviceArguments() + entry.backend()).collect(Collectors.toSet());
	}

	private NewImage image(String name) {
		return new NewImage(folder.resolve(name + ".qcow2"), "qcow2", 1L << 20);
	}

	private List<Path> files() throws Exception {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().toList();
		}
	}
}
