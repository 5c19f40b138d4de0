package org.wheelhouse.ui.devices.cpu;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({})
final class Messages extends NLS {

	public static String ChooseCpu_about;
	public static String ChooseCpu_ok;
	public static String ChooseCpu_title;
	public static String CpuMenu_choose;
	public static String CpuMenu_saveMemory;
	public static String CpuPage_name;
	public static String CpuScene_cpus;
	public static String CpuScene_socket;
	public static String CpuTable_core;
	public static String CpuTable_die;
	public static String CpuTable_hostThread;
	public static String CpuTable_index;
	public static String CpuTable_load;
	public static String CpuTable_name;
	public static String CpuTable_path;
	public static String CpuTable_socket;
	public static String CpuTable_thread;
	public static String CpuTable_type;
	public static String CpuText_spoken;
	public static String CpuText_tip;
	public static String CpuText_unknown;
	public static String CpuView_unknown;
	public static String CpuView_unknownText;

	static {
		NLS.initializeMessages("org.wheelhouse.ui.devices.cpu.messages", Messages.class);
	}

	private Messages() {
	}
}
