package org.wheelhouse.core.operation;

/** What to do about the refusals that people meet. QEMU's words are the same in all versions known, but for details. */
final class Advice {

	private Advice() {
	}

	static String about(String words) {
		if (words.contains("\" lock")) {
			return "Another process uses the image, most likely another machine. End it, or open the image read-only in both.";
		}
		if (words.contains("No such file")) {
			return "Check the path: it is one on the machine's computer.";
		}
		if (words.contains("not in qcow2 format")) {
			return "The image has another format; raw is taken as it is.";
		}
		if (words.startsWith("Duplicate device ID") || words.startsWith("Duplicate ID")) {
			return "Choose another id.";
		}
		if (words.startsWith("Duplicate nodes")) {
			return "An image that was plugged in under this id is still open, or its device is still leaving. Choose another id.";
		}
		if (words.contains("not available for") || words.contains("no slot/function available")) {
			return "Choose a free slot, or plug a PCI bridge in when the machine starts.";
		}
		if (words.contains("does not support hotplugging")) {
			return "On this machine type devices go behind a pcie-root-port, which has to be there when the machine starts.";
		}
		if (words.contains("unsupported by the port device")) {
			return "That port was made with hotplug=off. Choose another one.";
		}
		if (words.contains("power indicator blinking")) {
			return "The guest is busy with that port, which takes it some seconds after each change. Ask again then.";
		}
		if (words.contains("Resetting the Virtual Machine is required")) {
			return "Reset the machine, then resume it.";
		}
		if (words.contains("not allowed while migrating")) {
			return "Wait for the migration to end, or cancel it.";
		}
		return "";
	}
}
