package org.wheelhouse.ui.devices.palette;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({})
final class Messages extends NLS {

	public static String BoardSlots_noProcessor;
	public static String BoardSlots_processor;
	public static String PaletteEntry_alias;
	public static String PaletteEntry_block;
	public static String PaletteEntry_bus;
	public static String PaletteEntry_conventional;
	public static String PaletteEntry_express;
	public static String PaletteEntry_hybrid;
	public static String PaletteEntry_lacking;
	public static String PaletteEntry_needs;
	public static String PaletteEntry_needsBus;
	public static String PaletteEntry_needsText;
	public static String PaletteEntry_net;
	public static String PaletteEntry_never;
	public static String PaletteEntry_neverText;
	public static String PaletteEntry_notKnown;
	public static String PaletteEntry_notKnownText;
	public static String PaletteEntry_places;
	public static String PaletteEntry_templates;
	public static String PaletteEntry_unknown;
	public static String PaletteEntry_untold;
	public static String PaletteLabels_network;
	public static String PaletteLabels_other;
	public static String PaletteLabels_storage;
	public static String PaletteList_drag;
	public static String PaletteList_filter;
	public static String PaletteList_first;
	public static String PaletteList_hint;
	public static String PaletteList_hintTitle;
	public static String PaletteList_name;
	public static String PaletteMenu_place;
	public static String PaletteMenu_plug;
	public static String PaletteMenu_slot;
	public static String PaletteView_nowhere;
	public static String PaletteView_unknown;
	public static String PaletteView_unknownText;
	public static String PlugInDialog_hint;
	public static String PlugInDialog_how;
	public static String PlugInDialog_next;
	public static String PlugInDialog_title;
	public static String TemplateMenu_delete;
	public static String TemplateMenu_rename;

	static {
		NLS.initializeMessages("org.wheelhouse.ui.devices.palette.messages", Messages.class);
	}

	private Messages() {
	}
}
