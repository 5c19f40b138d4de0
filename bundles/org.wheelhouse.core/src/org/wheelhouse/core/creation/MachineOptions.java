package org.wheelhouse.core.creation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.commandline.KeyValues.Part;
import org.wheelhouse.core.creation.Preset.Bus;
import org.wheelhouse.core.firmware.FirmwareDescriptor;
import org.wheelhouse.core.firmware.FirmwareOptions;
import org.wheelhouse.host.HostResources;
import org.wheelhouse.host.QemuOption;

/**
 * The options of a new machine, in the order in which they are written. What the host adds at each start (monitors, a private
 * screen and serial port, the accelerator that was measured) is not among them. Pure.
 */
final class MachineOptions {

	/** Root ports besides those that are used from the beginning. */
	private static final int SPARE_PORTS = 4;
	private static final int MEMORY_SLOTS = 4;
	private static final int MEMORY_GROWS = 4;
	private static final long GIB = 1L << 30;
	private static final long MIB = 1L << 20;

	private final NewMachine machine;
	private final HostResources computer;
	private final Optional<DiskFile> disk;
	private final Optional<FirmwareDescriptor> firmware;
	private final boolean virtio;
	private final List<QemuOption> options = new ArrayList<>();
	private int ports;

	/**
	 * What the first disk is on.
	 *
	 * @param path as QEMU is to be told of it
	 */
	record DiskFile(String format, String path) {}

	MachineOptions(NewMachine machine, HostResources computer, Optional<DiskFile> disk,
			Optional<FirmwareDescriptor> firmware) {
		this.machine = machine;
		this.computer = computer;
		this.disk = disk;
		this.firmware = firmware;
		virtio = machine.preset().bus(machine.drivers().isPresent()) == Bus.VIRTIO;
	}

	List<QemuOption> all() {
		add("name", name(machine.name()));
		add("uuid", machine.identity().uuid().toString());
		add("machine", machineType());
		add("cpu", machine.extras().processor());
		add("smp", processors());
		add("m", memory());
		if (machine.preset().localTime()) {
			add("rtc", "base=localtime");
		}
		firmware.ifPresent(uefi -> options.addAll(FirmwareOptions.of(uefi, FileNames.VARIABLES)));
		int portsAt = options.size();
		disk();
		secondDisk();
		discs();
		seed();
		kernel();
		network();
		display();
		input();
		sound();
		shared();
		tpm();
		balloon();
		if (machine.preset().hasRootPorts()) {
			options.addAll(portsAt, rootPorts(ports + SPARE_PORTS));
		}
		return List.copyOf(options);
	}

	private void add(String name, String value) {
		options.add(QemuOption.of(name, value));
	}

	private void add(String name, Part... parts) {
		add(name, new KeyValues(List.of(parts)).text());
	}

	private static Part part(String key, String value) {
		return new Part(key, value);
	}

	/** A value with {@code =} in it would be taken for a key. */
	static String name(String name) {
		return new KeyValues(List.of(part(name.contains("=") ? "guest" : "", name))).text();
	}

	private String machineType() {
		var parts = new ArrayList<>(List.of(part("", machine.preset().machine())));
		firmware.ifPresent(uefi -> parts.addAll(FirmwareOptions.machine(uefi)));
		return new KeyValues(parts).text();
	}

	private String processors() {
		return machine.processors() + (computer.processors() > machine.processors() && machine.preset().hasRootPorts()
				? ",maxcpus=" + computer.processors()
				: "");
	}

	/** With places for more, where a guest can take it while it runs. */
	private String memory() {
		long most = Math.min(machine.memory() * MEMORY_GROWS, computer.memoryBytes() / GIB * GIB);
		return size(machine.memory()) + (most > machine.memory() && machine.preset().hasRootPorts()
				? ",slots=" + MEMORY_SLOTS + ",maxmem=" + size(most)
				: "");
	}

	static String size(long bytes) {
		return bytes % GIB == 0 ? bytes / GIB + "G" : bytes % MIB == 0 ? bytes / MIB + "M" : bytes / 1024 + "k";
	}

	private static List<QemuOption> rootPorts(int count) {
		var made = new ArrayList<QemuOption>();
		for (int port = 1; port <= count; port++) {
			made.add(QemuOption.of("device", "pcie-root-port,id=rp" + port + ",chassis=" + port));
		}
		return made;
	}

	/** Where the next PCI device goes that may be unplugged later. */
	private String bus() {
		return machine.preset().hasRootPorts() ? ",bus=rp" + ++ports : "";
	}

	private void disk() {
		disk.ifPresent(file -> {
			boolean drive = firmware.isPresent();
			var parts = new ArrayList<Part>();
			if (drive) {
				// Beside UEFI: savevm of the human monitor puts the memory into the first drive, and else into the variables.
				parts.add(part("if", "none"));
				parts.add(part("id", "disk0-drive"));
			}
			parts.addAll(List.of(part("driver", file.format()), part("node-name", "disk0-image"),
					part("discard", "unmap"), part("file.driver", "file"), part("file.filename", file.path())));
			add(drive ? "drive" : "blockdev", new KeyValues(parts).text());
			// An empty disk does not start: then it is the disc's turn, and not any more when the system is installed.
			var ends = ",drive=" + (drive ? "disk0-drive" : "disk0-image") + ",bootindex=" + (startsFromDisc() ? 2 : 1);
			add("device", virtio
					? "virtio-blk-pci,id=disk0" + bus() + ends
					: "ide-hd,id=disk0,bus=ide.0" + ends);
		});
	}

	private void secondDisk() {
		if (machine.extras().secondDisk() > 0) {
			add("blockdev", part("driver", "qcow2"), part("node-name", "disk1-image"), part("discard", "unmap"),
					part("file.driver", "file"), part("file.filename", FileNames.SECOND_DISK));
			add("device", virtio
					? "virtio-blk-pci,id=disk1" + bus() + ",drive=disk1-image"
					: "ide-hd,id=disk1,bus=" + (machine.preset().hasRootPorts() ? "ide.3" : "ide.0,unit=1")
							+ ",drive=disk1-image");
		}
	}

	private boolean startsFromDisc() {
		return machine.source() instanceof Source.Installer && machine.disk() instanceof Disk.Image;
	}

	private void discs() {
		if (machine.source() instanceof Source.Installer(var file)) {
			disc("disc", "cd0", "ide.1", file.map(Object::toString).orElse(""),
					",bootindex=" + (startsFromDisc() || disk.isEmpty() ? 1 : 2));
		}
		machine.drivers().ifPresent(file -> disc("drivers", "cd1",
				machine.preset().hasRootPorts() ? "ide.2" : "ide.1,unit=1", file.toString(), ""));
	}

	private void disc(String node, String id, String bus, String file, String ends) {
		add("blockdev", part("driver", "raw"), part("node-name", node), part("read-only", "on"),
				part("file.driver", "file"), part("file.filename", file));
		add("device", "ide-cd,id=" + id + ",bus=" + bus + ",drive=" + node + ends);
	}

	private void seed() {
		if (machine.source() instanceof Source.CloudImage) {
			options.addAll(CloudSeed.options(FileNames.SEED, bus()));
		}
	}

	private void kernel() {
		if (machine.source() instanceof Source.Kernel(var kernel, var initrd, var append)) {
			kernel.ifPresent(file -> add("kernel", file.toString()));
			initrd.ifPresent(file -> add("initrd", file.toString()));
			if (kernel.isPresent() && !append.isBlank()) {
				add("append", append);
			}
		}
	}

	private void network() {
		switch (machine.network()) {
			case Network.None _ -> add("nic", "none");
			case Network.User(var port) -> {
				add("netdev", "user,id=net0" + (port > 0 ? ",hostfwd=tcp:127.0.0.1:" + port + "-:22" : ""));
				card();
			}
			case Network.Bridge(var bridge) -> {
				add("netdev", part("", "bridge"), part("id", "net0"), part("br", bridge));
				card();
			}
		}
	}

	private void card() {
		add("device", machine.preset().card(machine.drivers().isPresent()).device() + ",id=nic0,netdev=net0" + bus()
				+ ",mac=" + machine.identity().mac());
	}

	private void display() {
		if (machine.graphics() == Graphics.NONE) {
			add("vga", "none");
		} else {
			add("device", machine.graphics().device());
		}
		if (machine.screen() == Screen.NONE) {
			add("display", "none");
		}
	}

	/** A tablet, so that the pointer is where a person points. */
	private void input() {
		add("device", machine.preset().hasRootPorts() ? "qemu-xhci,id=usb" : "piix3-usb-uhci,id=usb");
		add("device", "usb-tablet,id=tablet,bus=usb.0");
	}

	private void sound() {
		if (machine.extras().sound() != Sound.NONE) {
			add("audiodev", machine.extras().sound().driver() + ",id=sound");
			if (machine.preset().hasRootPorts()) {
				add("device", "ich9-intel-hda,id=hda");
				add("device", "hda-duplex,id=card,bus=hda.0,audiodev=sound");
			} else {
				add("device", "AC97,id=card,audiodev=sound");
			}
		}
	}

	private void shared() {
		machine.extras().shared().ifPresent(folder -> {
			// Who owns a file is kept beside it: QEMU is no root, and gives nothing away.
			add("fsdev", part("", "local"), part("id", Extras.TAG), part("security_model", "mapped-xattr"),
					part("path", folder.toString()));
			add("device", "virtio-9p-pci,id=share0,fsdev=" + Extras.TAG + ",mount_tag=" + Extras.TAG + bus());
		});
	}

	private void tpm() {
		if (machine.tpm()) {
			add("chardev", "socket,id=tpm-socket,path=" + FileNames.TPM + "/socket");
			add("tpmdev", "emulator,id=tpm,chardev=tpm-socket");
			add("device", "tpm-crb,tpmdev=tpm");
		}
	}

	private void balloon() {
		if (virtio) {
			add("device", "virtio-balloon-pci,id=bal0" + bus());
		}
	}
}
