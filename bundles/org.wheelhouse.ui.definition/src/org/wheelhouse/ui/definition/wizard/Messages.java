package org.wheelhouse.ui.definition.wizard;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({})
final class Messages extends NLS {

	public static String Cpus_of;
	public static String Dialog_about;
	public static String Dialog_start;
	public static String Dialog_title;
	public static String Disk_grows;
	public static String Disk_image;
	public static String Disk_new;
	public static String Disk_none;
	public static String Disk_room;
	public static String Form_append;
	public static String Form_appendHint;
	public static String Form_bridge;
	public static String Form_bridgeHint;
	public static String Form_cpus;
	public static String Form_disc;
	public static String Form_discHint;
	public static String Form_disk;
	public static String Form_diskAndNetwork;
	public static String Form_diskImage;
	public static String Form_diskSize;
	public static String Form_display;
	public static String Form_drivers;
	public static String Form_driversHint;
	public static String Form_firmware;
	public static String Form_folder;
	public static String Form_graphics;
	public static String Form_host;
	public static String Form_hostName;
	public static String Form_image;
	public static String Form_imageHint;
	public static String Form_initrd;
	public static String Form_initrdHint;
	public static String Form_kernel;
	public static String Form_kernelHint;
	public static String Form_key;
	public static String Form_keyHint;
	public static String Form_machine;
	public static String Form_memory;
	public static String Form_more;
	public static String Form_moreChanged;
	public static String Form_moreUsual;
	public static String Form_moreWords;
	public static String Form_name;
	public static String Form_network;
	public static String Form_password;
	public static String Form_passwordHint;
	public static String Form_preset;
	public static String Form_processor;
	public static String Form_program;
	public static String Form_secondDisk;
	public static String Form_secondDiskHint;
	public static String Form_shared;
	public static String Form_sharedHint;
	public static String Form_sound;
	public static String Form_source;
	public static String Form_sshPort;
	public static String Form_tpm;
	public static String Form_tpmWords;
	public static String Form_use;
	public static String Form_user;
	public static String Handler_noHost;
	public static String Handler_register;
	public static String Handler_start;
	public static String Host_asking;
	public static String Host_away;
	public static String Host_readOnly;
	public static String Host_program;
	public static String Memory_of;
	public static String Name_in;
	public static String Network_bridge;
	public static String Network_free;
	public static String Network_none;
	public static String Network_user;
	public static String Preset_byFile;
	public static String Processor_asking;
	public static String Processor_most;
	public static String Processor_without;
	public static String Program_version;
	public static String SecondDisk_grows;
	public static String SecondDisk_none;
	public static String Shared_mount;
	public static String Side_copy;
	public static String Side_count;
	public static String Side_finish;
	public static String Side_legend;
	public static String Side_start;
	public static String Side_title;
	public static String Source_cloud;
	public static String Source_cloudWords;
	public static String Source_disk;
	public static String Source_diskWords;
	public static String Source_empty;
	public static String Source_emptyWords;
	public static String Source_installer;
	public static String Source_installerWords;
	public static String Source_kernel;
	public static String Source_kernelWords;
	public static String Use_copy;
	public static String Use_overlay;
	public static String Use_use;

	static {
		NLS.initializeMessages("org.wheelhouse.ui.definition.wizard.messages", Messages.class);
	}

	private Messages() {
	}
}
