package org.wheelhouse.core.failure;

import java.util.List;

/** What to do about the refusals that people meet. QEMU's words are the same in all versions known, but for details. */
public final class Advice {

	/** Words, and what to do where they are said. */
	private record Entry(String words, String advice) {}

	private static final String VLAN = "QEMU has no vlans any more: write -nic user,model=virtio-net-pci, or a -netdev with an id and a -device with netdev=ID.";

	/** The first that fits counts: what is special stands before what is general. */
	private static final List<Entry> TABLE = List.of(
			// images
			of("'~/", "Nobody replaces ~ here: write the path in full, beginning with /."),
			of("\" lock",
					"Another process uses the image, most likely another machine. End it, or open the image read-only in both."),
			of("not in qcow2 format",
					"The image has another format. See which with qemu-img info, and say format=raw for a raw one."),
			of("Unsupported qcow2 version",
					"A newer QEMU made the image, or it is damaged. See qemu-img info and qemu-img check."),
			of("to be a regular file", "Give the path of an image, not of a folder."),
			of("Is a directory", "Give the path of an image, not of a folder."),
			of("Duplicate nodes",
					"An image is already open under this name, or its device is still leaving. Choose another name."),
			of("failed to find host usb device",
					"It has another address each time that it is plugged in. Look in the view of USB devices what it is now."),
			of("Only one balloon device", "Leave out the second balloon: the one that is there does for all memory."),
			of("can't open backing store", "Check the path of the memory's file: it is one on the machine's computer."),
			of("is locked and force was not specified",
					"The guest was asked to open the tray. Do it once more when it has, or do it by force."),
			of("Invalid password", "The key is not that of the image. Start it again: it is asked for anew."),
			of("No secret with id",
					"The definition names a secret that it does not bring, and QEMU was not given. Start it from here: it is asked for."),
			// what a machine is made of
			of("cannot set up guest memory",
					"Give the machine less memory (-m), end another machine, or allow the user more (ulimit -v)."),
			of("CPU model 'host' requires",
					"Choose a CPU model that is emulated, for example -cpu max, or an accelerator that works here."),
			of("unable to find CPU model", "See the models with -cpu help, and choose one of them."),
			of("unsupported machine type",
					"See the types with -machine help. A definition from a newer QEMU may name one that this QEMU does not have."),
			of("Invalid CPU topology",
					"Let sockets × dies × cores × threads be the number of CPUs, or name only -smp and the number."),
			of("invalid option",
					"This QEMU does not know the option. Check its spelling in the definition, and the version of QEMU."),
			of("is not a valid device model name",
					"See the devices with -device help. Some are in packages of their own."),
			of("could not open kernel file", "Check the path of the kernel: it is one on the machine's computer."),
			of("' is not available",
					"A display in a window is for a desktop, and this QEMU was built or installed without it. Leave -display out: the workbench shows the screen by VNC."),
			of("gtk initialization failed", "Leave -display out: the workbench shows the screen by VNC."),
			of("Could not initialize SDL", "Leave -display out: the workbench shows the screen by VNC."),
			of("stdio by multiple character devices",
					"Only one port or monitor can have stdio. Leave the others out, or give them sockets: -serial unix:PATH,server=on,wait=off."),
			of("vlan' not found", VLAN), of("parameter 'vlan'", VLAN),
			// accelerators
			of("kvm version too old", "Start it with -accel tcg, or update the kernel."),
			of("KVM kernel module: Permission denied",
					"Put the user into the group kvm and log in again, or start it with -accel tcg."),
			of("KVM kernel module",
					"Load the module kvm_intel or kvm_amd and switch virtualisation on in the firmware, or start it with -accel tcg."),
			of("failed to initialize kvm",
					"Another hypervisor may hold the processor. End it, or start it with -accel tcg."),
			// addresses
			of("Address already in use", "Another program listens there. End it, or choose another port or display."),
			of("Could not set up host forwarding",
					"Another program listens on that port of the machine's computer, or only root may. Choose another port in hostfwd."),
			of("Cannot assign requested address",
					"The machine's computer does not have the address. Choose one of its own, or 127.0.0.1."),
			of("Path must be less than 108 bytes",
					"Use a shorter path for the socket, for example through a symbolic link."),
			of("is too long", "Use a shorter path for the socket, for example through a symbolic link."),
			of("Cannot lock pid file", "Another machine uses the file. End it, or choose another -pidfile."),
			// hotplug
			of("Duplicate device ID", "Choose another id."),
			of("Duplicate ID", "Choose another id."),
			of("lun already used", "Choose another target or unit, or leave the place to QEMU."),
			of("no free slots available",
					"Give the definition more by -m …,slots=…,maxmem=…; they are there at the next start."),
			of("' bus found for device", "Plug in a controller first that brings such a bus."),
			of("invalid queue-size property", "Give it a power of two, as QEMU says."),
			of("not available for", "Choose a free slot, or plug a PCI bridge in when the machine starts."),
			of("no slot/function available", "Choose a free slot, or plug a PCI bridge in when the machine starts."),
			of("does not support hotplugging",
					"On this machine type devices go behind a pcie-root-port, which has to be there when the machine starts."),
			of("unsupported by the port device", "That port was made with hotplug=off. Choose another one."),
			of("power indicator blinking",
					"The guest is busy with that port, which takes it some seconds after each change. Ask again then."),
			// states
			of("Resetting the Virtual Machine is required", "Reset the machine, then resume it."),
			of("Migration is not finalized", "Wait for the migration to end, or cancel it."),
			of("only after machine initialization",
					"Resume the machine: it was started with -preconfig and is not made yet."),
			of("in 'preconfig' state", "Resume the machine: it was started with -preconfig and is not made yet."),
			of("wake-up from suspend is not supported", "Press a key on its screen, or reset it."),
			of("not allowed while migrating", "Wait for the migration to end, or cancel it."),
			of("Expecting capabilities negotiation",
					"Detach and attach again: the monitor was reset behind the workbench's back."),
			of("Capabilities negotiation is already complete", "Nothing: the monitor was ready already."),
			// files and programs in general
			of("qemu-system-x86_64: not found",
					"Install the package qemu-system-x86, or correct the program in the definition."),
			of(": not found", "Check the program that the definition begins with: it is not there."),
			of("No such file", "Check the path: it is one on the machine's computer."),
			of("Permission denied",
					"Let this user read and write the file and enter its folders, or choose another file. A program has to be executable."),
			of("No space left on device", "Make room where the file is kept."),
			// ends
			of("ended by signal 9",
					"Somebody killed it, or the kernel did for want of memory (see dmesg). Start it again."),
			of("ended by signal 15", "Somebody asked it to end. Start it again."),
			of("ended by signal", "QEMU crashed. Keep its last lines for a report, and start it again."),
			of("a signal told it to quit",
					"Somebody ended it with kill, or its computer was about to stop. Start it again."),
			of("the guest panicked", "Start it with -action panic=pause to look at the guest when it panics again."));

	private Advice() {
		// holds no state
	}

	private static Entry of(String words, String advice) {
		return new Entry(words, advice);
	}

	/** What to do about words of QEMU's, or about an end; empty when there is nothing to say. */
	public static String about(String words) {
		return TABLE.stream().filter(entry -> words.contains(entry.words())).map(Entry::advice).findFirst().orElse("");
	}
}
