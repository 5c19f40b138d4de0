package org.wheelhouse.core.creation;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.UUID;

/**
 * What no two machines have alike. Drawn once, so that a plan stays the same while a person types. Immutable.
 *
 * @param mac of its network card
 */
public record Identity(UUID uuid, String mac) {

	private static final SecureRandom RANDOM = new SecureRandom();

	/** A new one. */
	public static Identity fresh() {
		return new Identity(UUID.randomUUID(), freshMac());
	}

	/** An address in the range that QEMU gives its cards. */
	public static String freshMac() {
		int number = RANDOM.nextInt(1 << 24);
		return String.format(Locale.ROOT, "52:54:00:%02x:%02x:%02x", number >> 16, number >> 8 & 0xff, number & 0xff);
	}
}
