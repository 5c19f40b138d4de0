package org.wheelhouse.core.hotplug;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.wheelhouse.core.cpu.PlugCpu;
import org.wheelhouse.core.hotplug.BackendRequest.CharacterDevice;
import org.wheelhouse.core.hotplug.BackendRequest.CharacterDevice.Kind;
import org.wheelhouse.core.hotplug.BackendRequest.NewImage;
import org.wheelhouse.core.hotplug.BackendRequest.None;
import org.wheelhouse.core.hotplug.BackendRequest.UserNetwork;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.memory.PlugDimm;
import org.wheelhouse.core.peer.Relay;
import org.wheelhouse.model.live.BusKind;

/** Plugs, unplugs and moves devices by dice, on places that are free or taken: both are to end well. */
final class RandomPlugging {

	/** Where what goes, with the property that tells the place there. */
	private static final Map<String, List<String>> PORTS = Map.of("usb", List.of("1", "2", "3", "4"), "scsi",
			List.of("0", "1", "2", "3"), "serial", List.of("1", "2", "3", "4"));
	private static final List<String> ROOT_PORTS = List.of("rp1", "rp2", "rp3");
	/** At which commands the connection is cut, as they begin or are said. */
	private static final List<String> COMMANDS = Stream.of("blockdev-create", "job-dismiss", "blockdev-add",
			"blockdev-del", "netdev_add", "netdev_del", "chardev-add", "object-add", "device_add", "device_del",
			"query-jobs", "qom-list").map(name -> "\"execute\":\"" + name + "\"").toList();

	private final Random dice;
	private final MachineAccess machine;
	private final Path folder;
	private int images;

	RandomPlugging(long seed, MachineAccess machine, Path folder) {
		dice = new Random(seed);
		this.machine = machine;
		this.folder = folder;
	}

	/** Does something; completes with what it was and whether QEMU took it; fails never. */
	CompletableFuture<String> step() {
		// Memory stays where no guest lets go of it.
		var plugged = machine.journal().entries().stream().filter(entry -> !entry.deviceArguments().contains("memdev"))
				.map(entry -> entry.deviceId()).toList();
		var what = plugged.isEmpty() ? 0 : dice.nextInt(10);
		if (what < 5) {
			return plug();
		}
		var id = plugged.get(dice.nextInt(plugged.size()));
		if (what < 8) {
			return told(new UnplugDevice(machine, id).run(), "unplug " + id);
		}
		return told(MadeDevice.of(machine, id).thenCompose(made -> move(made).run()), "move " + id);
	}

	private CompletableFuture<String> plug() {
		return switch (dice.nextInt(20)) {
			case 0 -> told(PlugDimm.of(machine, id(), PlugDimm.GRANULE, OptionalInt.empty()).run(), "plug a DIMM");
			// Refused by the rule that keeps a machine without KVM alive: how many it has had is not known here.
			case 1 -> told(PlugCpu.lowest(machine).thenCompose(PlugCpu::run), "plug a CPU");
			default -> {
				var request = request();
				yield told(new HotplugDevice(machine, request).run(), "plug " + request.type() + " " + request.id());
			}
		};
	}

	private String id() {
		return "dev" + dice.nextInt(12);
	}

	private MoveDevice move(MadeDevice made) {
		var on = made.arguments();
		return on.has("addr")
				? new MoveDevice(machine, made, BusKind.PCIE_PORT, one(ROOT_PORTS), "00")
				: on.has("port")
						? new MoveDevice(machine, made, BusKind.USB, made.bus(), one(PORTS.get("usb")))
						: on.has("nr")
								? new MoveDevice(machine, made, BusKind.VIRTIO_SERIAL, made.bus(),
										one(PORTS.get("serial")))
								: new MoveDevice(machine, made, BusKind.SCSI, made.bus(), one(PORTS.get("scsi")));
	}

	private PlugRequest request() {
		var id = id();
		return switch (dice.nextInt(8)) {
			case 0 -> new PlugRequest("virtio-blk-pci", id, one(ROOT_PORTS), 0, image(), Map.of());
			case 1 -> new PlugRequest("e1000e", id, one(ROOT_PORTS), 0, new UserNetwork());
			case 2 -> new PlugRequest("virtio-rng-pci", id, one(ROOT_PORTS), 0, new None());
			case 3 -> new PlugRequest("usb-tablet", id, "xhci.0", Map.of("port", one(PORTS.get("usb"))), new None(),
					Map.of());
			case 4 -> new PlugRequest("usb-storage", id, "xhci.0", Map.of("port", one(PORTS.get("usb"))), image(),
					Map.of());
			case 5 -> new PlugRequest("scsi-hd", id, "scsi.0", Map.of("scsi-id", one(PORTS.get("scsi")), "lun", "0"),
					image(), Map.of());
			case 6 -> new PlugRequest("virtserialport", id, "vs.0", Map.of("nr", one(PORTS.get("serial"))),
					new CharacterDevice(Kind.NULL, "", ""), Map.of());
			// No such property: refused after all that is behind it was made.
			default -> new PlugRequest("usb-storage", id, "xhci.0", Map.of("port", one(PORTS.get("usb"))), image(),
					Map.of("no-such", 1));
		};
	}

	private NewImage image() {
		var format = dice.nextBoolean() ? "raw" : "qcow2";
		return new NewImage(folder.resolve("i" + images++ + "." + format), format, 1L << 20);
	}

	private String one(List<String> of) {
		return of.get(dice.nextInt(of.size()));
	}

	/** Has the connection cut at a command of the next step, before or after QEMU executes it; or not. */
	void cut(Relay relay) {
		if (dice.nextInt(3) == 0) {
			relay.cutAt(one(COMMANDS), dice.nextBoolean());
		}
	}

	private static CompletableFuture<String> told(CompletableFuture<?> done, String what) {
		return done.handle((result, problem) -> what + ": "
				+ Optional.ofNullable((Object) problem).orElse(String.valueOf(result)));
	}

	/** The options of a machine on which all of that can be done without a guest. */
	static List<String> machine() {
		var options = new ArrayList<>(List.of("-machine", "q35", "-S", "-nodefaults", "-global",
				"ICH9-LPC.acpi-pci-hotplug-with-bridge-support=off"));
		IntStream.rangeClosed(1, 3).forEach(
				number -> options.addAll(List.of("-device", "pcie-root-port,id=rp" + number + ",chassis=" + number)));
		options.addAll(
				List.of("-device", "qemu-xhci,id=xhci,p2=4,p3=4", "-device", "virtio-scsi-pci,id=scsi", "-device",
						"virtio-serial-pci,id=vs"));
		return options;
	}
}
