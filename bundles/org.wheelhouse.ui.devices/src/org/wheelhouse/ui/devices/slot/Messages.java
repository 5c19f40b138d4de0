package org.wheelhouse.ui.devices.slot;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({})
final class Messages extends NLS {

	public static String DeviceStrip_cannot;
	public static String DeviceStrip_fits;
	public static String DeviceStrip_occupied;
	public static String DeviceStrip_pointer;
	public static String RegionText_bar;
	public static String RegionText_io;
	public static String RegionText_memory;
	public static String RegionText_prefetchable;
	public static String RegionText_unmapped;
	public static String RegionText_wide;

	static {
		NLS.initializeMessages("org.wheelhouse.ui.devices.slot.messages", Messages.class);
	}

	private Messages() {
	}
}
