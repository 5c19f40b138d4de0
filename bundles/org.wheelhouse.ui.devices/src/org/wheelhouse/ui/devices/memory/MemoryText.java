package org.wheelhouse.ui.devices.memory;

import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.model.live.MemoryDevice;
import org.wheelhouse.model.live.MemoryDeviceKind;
import org.wheelhouse.ui.devices.slot.SlotTile;
import org.wheelhouse.ui.widget.Quantity;

/** How memory is put into words. */
final class MemoryText {

	private MemoryText() {
	}

	/** A size as people read it, rounded; a dash for one that is not known or not there. */
	static String size(long bytes) {
		return Quantity.bytes(bytes).toString();
	}

	/** What a device is called. */
	static String name(MemoryDevice device) {
		return device.getId().isEmpty() ? Messages.Memory_noId : device.getId();
	}

	/** What a person calls its kind. */
	static String kind(MemoryDevice device) {
		return switch (device.getKind()) {
			case DIMM -> "pc-dimm";
			case NVDIMM -> "nvdimm";
			case VIRTIO_MEM -> "virtio-mem";
			case VIRTIO_PMEM -> "virtio-pmem";
			case OTHER -> "–";
		};
	}

	/** Whether the guest has it resized. */
	static boolean isResizable(MemoryDevice device) {
		return device.getKind() == MemoryDeviceKind.VIRTIO_MEM && !device.getId().isEmpty();
	}

	/** How large it is, and how large it could be. */
	static String sizes(MemoryDevice device) {
		return device.getMaximumBytes() < 0
				? size(device.getSizeBytes())
				: NLS.bind(Messages.Memory_of, size(device.getSizeBytes()), size(device.getMaximumBytes()));
	}

	/** What becomes of it, in a word; empty when nothing does. */
	static String state(MemoryDevice device) {
		return switch (tile(device)) {
			case LEAVING -> Messages.Memory_leaving;
			case REFUSED -> Messages.Memory_refused;
			default -> device.getRequestedBytes() >= 0 && device.getRequestedBytes() != device.getSizeBytes()
					? NLS.bind(Messages.Memory_asked, size(device.getRequestedBytes()))
					: "";
		};
	}

	static SlotTile tile(MemoryDevice device) {
		return SlotTile.of(device.getLeavingText(), device.getRefusalText());
	}

	/** What a screen reader says. */
	static String spoken(MemoryDevice device) {
		var place = device.getSlot() < 0 ? "" : NLS.bind(Messages.Memory_inSlot, device.getSlot());
		return NLS.bind(Messages.Memory_spoken, new Object[]{name(device), kind(device), sizes(device), place,
				state(device)}).replaceAll("(, )+$", "").replace(", ,", ",");
	}

	/** Everything known of it. */
	static String tip(MemoryDevice device) {
		var tip = NLS.bind(Messages.Memory_tip, new Object[]{spoken(device), Long.toHexString(device.getAddress()),
				device.getMemdev()});
		return String.join("\n", Stream
				.of(tip, device.getLeavingText(), device.getRefusalText(), device.getUnplugRefusal())
				.filter(text -> !text.isEmpty()).toList());
	}
}
