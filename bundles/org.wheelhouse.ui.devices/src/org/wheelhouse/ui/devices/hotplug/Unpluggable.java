package org.wheelhouse.ui.devices.hotplug;

import org.wheelhouse.model.live.PciBus;
import org.wheelhouse.model.live.PciFunction;

/** Which functions can be asked to leave: {@code device_del} needs an id, and a bus that takes devices back. */
public final class Unpluggable {

	private Unpluggable() {
	}

	/** Why a function cannot be asked to leave, in QEMU's words where it would say some; empty when it can. */
	public static String refusal(PciFunction function) {
		if (function.isHotplugged() && !function.getId().isEmpty()) {
			return "";
		}
		if (function.eContainer() instanceof PciBus bus && !bus.getRefusal().isEmpty()) {
			return bus.getRefusal();
		}
		if (function.getId().isEmpty()) {
			return Messages.Unpluggable_noId;
		}
		return function.getChildBuses().isEmpty() ? Messages.Unpluggable_fixed : Messages.Unpluggable_bridge;
	}

	/** Whether a function can. One that is leaving can be asked again, but not here. */
	public static boolean is(PciFunction function) {
		return refusal(function).isEmpty() && !function.isLeaving();
	}
}
