package org.wheelhouse.core.state;

import java.util.List;
import java.util.Map;

/**
 * What the guest and its computer tell of the network cards, which QEMU does not.
 *
 * @param untold     why the guest tells nothing, half a sentence; empty when it does
 * @param interfaces of the guest, in its order
 * @param taps       what goes through a card, by its name, counted at its tap on the computer
 */
public record GuestTraffic(String untold, List<Interface> interfaces, Map<String, Rate> taps) {

	public GuestTraffic {
		interfaces = List.copyOf(interfaces);
		taps = Map.copyOf(taps);
	}

	/**
	 * A network interface of the guest.
	 *
	 * @param mac       its address on the wire, in small letters
	 * @param addresses of any kind, for example {@code 10.0.2.15}
	 */
	public record Interface(String name, String mac, List<String> addresses, Rate rate) {

		public Interface {
			addresses = List.copyOf(addresses);
		}
	}

	/** Bytes a second that the guest receives and sends; negative when not known yet. */
	public record Rate(long received, long sent) {

		/** Nothing is known. */
		public static final Rate UNKNOWN = new Rate(-1, -1);
	}
}
