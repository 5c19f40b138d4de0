package org.wheelhouse.ui.devices.topology;

import java.util.List;
import java.util.Map.Entry;

import org.wheelhouse.ui.theme.Icon;

/** The icon of a device by what its type is called. */
final class DeviceIcons {

	/** The first that is in the type's name counts. */
	private static final List<Entry<String, Icon>> NAMES = List.of(entry("rng", Icon.RANDOM),
			entry("balloon", Icon.BALLOON), entry("-cd", Icon.CD), entry("floppy", Icon.FLOPPY),
			entry("fdc", Icon.FLOPPY), entry("blk", Icon.DISK), entry("nvme", Icon.DISK), entry("scsi", Icon.DISK),
			entry("storage", Icon.DISK), entry("-hd", Icon.DISK), entry("ide", Icon.DISK), entry("ahci", Icon.DISK),
			entry("usb-bot", Icon.DISK), entry("usb-uas", Icon.DISK), entry("kbd", Icon.KEYBOARD),
			entry("keyboard", Icon.KEYBOARD), entry("tablet", Icon.MOUSE), entry("mouse", Icon.MOUSE),
			entry("serial", Icon.SERIAL), entry("console", Icon.SERIAL), entry("-net", Icon.NETWORK),
			entry("e1000", Icon.NETWORK), entry("rtl8139", Icon.NETWORK), entry("igb", Icon.NETWORK),
			entry("vga", Icon.DISPLAY), entry("VGA", Icon.DISPLAY), entry("gpu", Icon.DISPLAY),
			entry("qxl", Icon.DISPLAY), entry("display", Icon.DISPLAY), entry("hda", Icon.AUDIO),
			entry("AC97", Icon.AUDIO), entry("sound", Icon.AUDIO), entry("audio", Icon.AUDIO), entry("usb", Icon.USB),
			entry("hci", Icon.USB), entry("port", Icon.BRIDGE), entry("bridge", Icon.BRIDGE),
			entry("stream", Icon.BRIDGE), entry("pxb", Icon.BRIDGE), entry("rtc", Icon.TIMER),
			entry("hpet", Icon.TIMER), entry("i6300esb", Icon.TIMER), entry("eeprom", Icon.MEMORY));

	private DeviceIcons() {
		// only a table
	}

	static Icon of(String type) {
		return NAMES.stream().filter(name -> type.contains(name.getKey())).map(Entry::getValue).findFirst()
				.orElse(Icon.CHIP);
	}

	private static Entry<String, Icon> entry(String part, Icon icon) {
		return java.util.Map.entry(part, icon);
	}
}
