package org.wheelhouse.core.devicetype;

import java.util.regex.Pattern;

import org.wheelhouse.core.capability.PlugAnswers;

/** Whether a kind of device is taken while a machine runs, as its QEMU said when it was asked without plugging anything. */
public sealed interface Verdict {

	/** It is, and the machine brings the bus for it. */
	record Yes() implements Verdict {}

	/**
	 * It is, on a bus that only a controller brings.
	 *
	 * @param bus        the kind, QEMU's word, for example {@code usb-bus}
	 * @param controller the type of a device that brings one; empty where none is known
	 */
	record Needs(String bus, String controller) implements Verdict {}

	/** It never is. @param reason QEMU's words */
	record Never(String reason) implements Verdict {}

	/** QEMU said something else, or nothing: it may be tried. @param words what it said */
	record NotKnown(String words) implements Verdict {}

	/**
	 * What QEMU's words mean.
	 *
	 * @param bus        the kind that the device is for; empty for none
	 * @param words      QEMU's
	 * @param controller what brought the bus; empty when the machine has one without
	 */
	static Verdict of(String bus, String words, String controller) {
		if (PlugAnswers.isTaken(words)) {
			return controller.isEmpty() ? new Yes() : new Needs(bus, controller);
		}
		if (Rows.NO_BUS.matcher(words).find()) {
			// That bus is inside of another device, and full with what belongs there.
			return bus.equals("virtio-bus") ? new Never(words) : new Needs(bus, controller);
		}
		return Rows.NEVER.matcher(words).find() ? new Never(words) : new NotKnown(words);
	}

	/** QEMU's sentences, 5.2 to 11. */
	final class Rows {

		private static final Pattern NO_BUS = Pattern
				.compile("^No '.*' bus found for device|^A '.*' bus was found but is full");
		private static final Pattern NEVER = Pattern.compile("expects a? ?pluggable device type"
				+ "|^Device '.*' does not support hotplugging|^Bus '.*' does not support hotplugging"
				+ "|can not be hotplugged on this machine|expects a dynamic sysbus device type"
				+ "|is not a valid device model name");

		private Rows() {
			// holds no state
		}
	}
}
