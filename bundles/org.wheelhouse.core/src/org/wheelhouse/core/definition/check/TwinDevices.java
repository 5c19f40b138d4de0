package org.wheelhouse.core.definition.check;

import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.wheelhouse.core.commandline.KeyValues;

/** The devices of a twin: all but those that take something of the computer. */
final class TwinDevices {

	private static final Pattern TPM = Pattern.compile("tpm-.*");
	private static final Pattern COMPUTER = Pattern.compile(
			"vfio-.*|x-vfio-.*|usb-host|vhost-.*|ivshmem-doorbell|ivshmem|scsi-block|scsi-generic|virtio-input-host.*|u2f-.*|canokey|ccid-card-emulated|xen-.*|kvm-.*|pci-assign|usb-mtp|pvrdma|.*-remote.*|.*-vdpa.*|ipmi-bmc-extern");
	/** They want a display that draws by the computer's graphics, and the twin has none. */
	private static final Pattern GRAPHICS = Pattern.compile(".*-gl(-.*)?|.*rutabaga.*");

	private TwinDevices() {
		// holds no state
	}

	static void read(Said said, Twin.Builder twin, Predicate<Said> readable) {
		var type = said.head();
		if (TPM.matcher(type).matches()) {
			twin.drop(said);
			twin.untold(Untold.TPM);
		} else if (COMPUTER.matcher(type).matches()) {
			twin.drop(said);
			twin.untold(Untold.DEVICES);
		} else if (GRAPHICS.matcher(type).matches()) {
			twin.drop(said);
			twin.untold(Untold.DISPLAY);
		} else if (!readable.test(said)) {
			twin.drop(said);
		} else if (type.equals("intel-iommu") && said.key("eim").isPresent() && !said.isJson()) {
			// Emulation refuses it; an accelerator need not.
			twin.put(said, "device", TwinMaker.text(said.keys().stream().filter(key -> !key.name().equals("eim"))
					.map(key -> new KeyValues.Part(key.name(), key.value()))));
		} else {
			twin.keep(said);
		}
	}
}
