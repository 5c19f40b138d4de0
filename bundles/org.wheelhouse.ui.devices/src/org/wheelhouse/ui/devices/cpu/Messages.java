package org.wheelhouse.ui.devices.cpu;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({})
final class Messages extends NLS {

	public static String ChooseCpu_about;
	public static String ChooseCpu_ok;
	public static String ChooseCpu_title;
	public static String CpuMenu_askAgain;
	public static String CpuMenu_cannot;
	public static String CpuMenu_choose;
	public static String CpuMenu_pin;
	public static String CpuMenu_plug;
	public static String CpuMenu_saveMemory;
	public static String CpuMenu_unplug;
	public static String CpuPage_count;
	public static String CpuPage_define;
	public static String CpuPage_full;
	public static String CpuPage_name;
	public static String CpuPage_places;
	public static String CpuPage_plug;
	public static String CpuPlace_stays;
	public static String CpuScene_cpus;
	public static String CpuScene_socket;
	public static String CpuTable_allowed;
	public static String CpuTable_core;
	public static String CpuTable_die;
	public static String CpuTable_hostCpu;
	public static String CpuTable_hostThread;
	public static String CpuTable_index;
	public static String CpuTable_load;
	public static String CpuTable_name;
	public static String CpuTable_path;
	public static String CpuTable_socket;
	public static String CpuTable_thread;
	public static String CpuTable_type;
	public static String CpuText_free;
	public static String CpuText_host;
	public static String CpuText_hostCpu;
	public static String CpuText_hostThread;
	public static String CpuText_leaving;
	public static String CpuText_refused;
	public static String CpuText_spoken;
	public static String CpuText_spokenFree;
	public static String CpuText_tip;
	public static String CpuText_tipFree;
	public static String CpuText_unknown;
	public static String CpuText_where;
	public static String CpuText_within;
	public static String CpuView_noDefinition;
	public static String CpuView_noDefinitionAdvice;
	public static String CpuView_unknown;
	public static String CpuView_unknownText;
	public static String PinCpu_about;
	public static String PinCpu_field;
	public static String PinCpu_hint;
	public static String PinCpu_ok;
	public static String PinCpu_runs;
	public static String PinCpu_title;
	public static String PlugCpu_about;
	public static String PlugCpu_nextStart;
	public static String PlugCpu_ok;
	public static String PlugCpu_title;
	public static String UnplugCpu_alsoDefined;
	public static String UnplugCpu_ok;
	public static String UnplugCpu_text;
	public static String UnplugCpu_title;

	static {
		NLS.initializeMessages("org.wheelhouse.ui.devices.cpu.messages", Messages.class);
	}

	private Messages() {
	}
}
