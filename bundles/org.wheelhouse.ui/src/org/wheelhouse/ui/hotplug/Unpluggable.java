package org.wheelhouse.ui.hotplug;

import org.wheelhouse.model.live.PciFunction;

/** Which functions can be asked to leave: {@code device_del} needs an id, and a bus that takes devices back. */
public final class Unpluggable {

	private Unpluggable() {
	}

	/** Whether a function can. One that is leaving can be asked again, but not here. */
	public static boolean is(PciFunction function) {
		return function.isHotplugged() && !function.getId().isEmpty() && !function.isLeaving();
	}
}
