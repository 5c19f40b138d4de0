package org.wheelhouse.ui.devices.pci;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({})
final class Messages extends NLS {

	public static String DragMode_bridge;
	public static String DragMode_leaving;
	public static String DragMode_onPort;
	public static String DragMode_onPorts;
	public static String DragMode_planned;
	public static String DragMode_port;
	public static String DragMode_taken;
	public static String DragMode_where;
	public static String PciMenu_askAgain;
	public static String PciMenu_cannot;
	public static String PciMenu_copyAddress;
	public static String PciMenu_copyAll;
	public static String PciMenu_link;
	public static String PciMenu_linkUnnamed;
	public static String PciMenu_plug;
	public static String PciMenu_unplug;
	public static String PciPage_bootOnly;
	public static String PciPage_freeSlot;
	public static String PciPage_hint;
	public static String PciPage_keys;
	public static String PciPage_name;
	public static String PciPage_stays;
	public static String PciPage_unknown;
	public static String PciPainter_bootOnly;
	public static String PciPainter_dropHint;
	public static String PciPainter_free;
	public static String PciPainter_freeRun;
	public static String PciPainter_leaving;
	public static String PciPainter_new;
	public static String PciPainter_onePlace;
	public static String PciPainter_places;
	public static String PciScene_fits;
	public static String PciScene_freeRun;
	public static String PciScene_freeTip;
	public static String PciScene_planned;
	public static String PciTable_address;
	public static String PciTable_class;
	public static String PciTable_id;
	public static String PciTable_identity;
	public static String PciTable_irq;
	public static String PciTable_name;
	public static String PciTable_regions;
	public static String PciTable_state;
	public static String PciTable_type;
	public static String PciText_balloon;
	public static String PciText_bridge;
	public static String PciText_bus;
	public static String PciText_downstream;
	public static String PciText_express;
	public static String PciText_functions;
	public static String PciText_portFree;
	public static String PciText_portTaken;
	public static String PciText_ports;
	public static String PciText_rootPort;
	public static String PciText_spoken;
	public static String PciText_spokenLeaving;
	public static String PciText_tipAddress;
	public static String PciText_tipClass;
	public static String PciText_tipIdentity;
	public static String PciText_tipIrq;
	public static String PciText_tipType;
	public static String PciText_unnumbered;
	public static String PciText_upstream;
	public static String PciText_used;
	public static String PciView_none;
	public static String PciView_unknown;
	public static String PciView_unknownText;
	public static String UnplugBin_drop;
	public static String UnplugBin_tip;

	static {
		NLS.initializeMessages("org.wheelhouse.ui.devices.pci.messages", Messages.class);
	}

	private Messages() {
	}
}
