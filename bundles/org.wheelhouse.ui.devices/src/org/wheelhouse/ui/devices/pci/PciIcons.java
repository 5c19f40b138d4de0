package org.wheelhouse.ui.devices.pci;

import org.wheelhouse.model.live.PciFunction;
import org.wheelhouse.ui.theme.Icon;

/** The icon of a function: by its type where the class of a virtio device says nothing, else by its class. */
final class PciIcons {

	private PciIcons() {
	}

	static Icon of(PciFunction function) {
		var type = function.getType();
		if (type.contains("rng")) {
			return Icon.RANDOM;
		}
		if (type.contains("balloon")) {
			return Icon.BALLOON;
		}
		return switch (function.getClassCode() >> 8) {
			case 0x01 -> Icon.DISK;
			case 0x02 -> Icon.NETWORK;
			case 0x03 -> Icon.DISPLAY;
			case 0x04 -> Icon.AUDIO;
			case 0x05 -> Icon.MEMORY;
			case 0x06 -> function.getClassCode() == 0x0604 ? Icon.BRIDGE : Icon.CHIP;
			case 0x07 -> Icon.SERIAL;
			case 0x08 -> Icon.TIMER;
			case 0x09 -> Icon.KEYBOARD;
			case 0x0c -> function.getClassCode() == 0x0c03 ? Icon.USB : Icon.CHIP;
			default -> Icon.CHIP;
		};
	}
}
