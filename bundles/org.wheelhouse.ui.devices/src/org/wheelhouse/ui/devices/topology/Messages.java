package org.wheelhouse.ui.devices.topology;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({})
final class Messages extends NLS {

	public static String DropMode_itself;
	public static String TopologyMenu_askAgain;
	public static String TopologyMenu_cannot;
	public static String TopologyMenu_copyAddress;
	public static String TopologyMenu_copyAll;
	public static String TopologyMenu_copyPath;
	public static String TopologyMenu_unplug;
	public static String TopologyPage_hint;
	public static String TopologyPage_keys;
	public static String TopologyPage_name;
	public static String TopologyPage_search;
	public static String TopologyPage_searchTip;
	public static String TopologyPage_unknown;
	public static String TopologyTable_address;
	public static String TopologyTable_bus;
	public static String TopologyTable_id;
	public static String TopologyTable_name;
	public static String TopologyTable_place;
	public static String TopologyTable_state;
	public static String TopologyTable_type;
	public static String TopologyText_acpi;
	public static String TopologyText_builtIn;
	public static String TopologyText_cards;
	public static String TopologyText_empty;
	public static String TopologyText_fitting;
	public static String TopologyText_fixed;
	public static String TopologyText_floppy;
	public static String TopologyText_free;
	public static String TopologyText_irq;
	public static String TopologyText_mayLeave;
	public static String TopologyText_more;
	public static String TopologyText_native;
	public static String TopologyText_never;
	public static String TopologyText_new;
	public static String TopologyText_noId;
	public static String TopologyText_number;
	public static String TopologyText_on;
	public static String TopologyText_one;
	public static String TopologyText_plugged;
	public static String TopologyText_port;
	public static String TopologyText_ports;
	public static String TopologyText_portsUse;
	public static String TopologyText_range;
	public static String TopologyText_shpc;
	public static String TopologyText_slots;
	public static String TopologyText_spoken;
	public static String TopologyText_spokenFree;
	public static String TopologyText_stays;
	public static String TopologyText_tipFree;
	public static String TopologyText_use;
	public static String TopologyText_usePorts;
	public static String TopologyText_useTargets;
	public static String TopologyView_exportPng;
	public static String TopologyView_exportSvg;
	public static String TopologyView_exported;
	public static String TopologyView_unknown;
	public static String TopologyView_unknownText;
	public static String TopologyView_zoomIn;
	public static String TopologyView_zoomOut;
	public static String TopologyView_zoomUsual;

	static {
		NLS.initializeMessages("org.wheelhouse.ui.devices.topology.messages", Messages.class);
	}

	private Messages() {
	}
}
