package org.wheelhouse.ui.devices.hotplug;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Addresses of network cards in the range that QEMU's own have. */
final class MacAddress {

	private static final Pattern VALID = Pattern.compile("\\p{XDigit}{2}(:\\p{XDigit}{2}){5}");

	private MacAddress() {
	}

	/** A random one. */
	static String generate(RandomGenerator random) {
		return "52:54:00:%02x:%02x:%02x".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256));
	}

	/** Whether it is six pairs of hexadecimal digits and addresses one card, not a group. */
	static boolean valid(String text) {
		return VALID.matcher(text).matches() && Integer.parseInt(text.substring(0, 2), 16) % 2 == 0;
	}
}
