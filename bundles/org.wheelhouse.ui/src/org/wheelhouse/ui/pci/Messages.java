package org.wheelhouse.ui.pci;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({})
final class Messages extends NLS {

	public static String DragMode_leaving;
	public static String DragMode_planned;
	public static String DragMode_taken;
	public static String DragMode_where;
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
	public static String PciText_bar;
	public static String PciText_bus;
	public static String PciText_express;
	public static String PciText_functions;
	public static String PciText_io;
	public static String PciText_memory;
	public static String PciText_prefetchable;
	public static String PciText_spoken;
	public static String PciText_spokenLeaving;
	public static String PciText_tipAddress;
	public static String PciText_tipClass;
	public static String PciText_tipIdentity;
	public static String PciText_tipIrq;
	public static String PciText_tipType;
	public static String PciText_unmapped;
	public static String PciText_unnumbered;
	public static String PciText_used;
	public static String PciText_wide;

	static {
		NLS.initializeMessages("org.wheelhouse.ui.pci.messages", Messages.class);
	}

	private Messages() {
	}
}
