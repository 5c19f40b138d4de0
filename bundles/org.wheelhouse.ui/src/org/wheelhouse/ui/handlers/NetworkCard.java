package org.wheelhouse.ui.handlers;

import org.wheelhouse.model.live.PciFunction;

/** What can be said of a function of the PCI topology as a network card. Model thread. */
public final class NetworkCard {

	private static final int NETWORK = 0x02;

	private NetworkCard() {
	}

	/** Whether it is one. */
	public static boolean is(PciFunction function) {
		return function.getClassCode() >> 8 == NETWORK;
	}

	/** Whether it can be told: QEMU's own name of a card without an id is not known here. */
	public static boolean hasName(PciFunction function) {
		return !function.getId().isEmpty();
	}
}
