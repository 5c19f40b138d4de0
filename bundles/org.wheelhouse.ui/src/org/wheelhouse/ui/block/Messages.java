package org.wheelhouse.ui.block;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({})
final class Messages extends NLS {

	public static String BlockDesk_gone;
	public static String BlockMenu_unlock;
	public static String BlockMenu_unused;
	public static String BlockPage_name;
	public static String BlockPainter_device;
	public static String BlockPainter_file;
	public static String BlockPainter_format;
	public static String BlockPainter_loose;
	public static String BlockPainter_read;
	public static String BlockPainter_written;
	public static String BlockTable_name;
	public static String BlockTable_readRate;
	public static String BlockTable_size;
	public static String BlockTable_state;
	public static String BlockTable_writeRate;
	public static String BlockText_backing;
	public static String BlockText_bps;
	public static String BlockText_bpsRd;
	public static String BlockText_bpsWr;
	public static String BlockText_each;
	public static String BlockText_encrypted;
	public static String BlockText_ioStatus;
	public static String BlockText_iops;
	public static String BlockText_iopsRd;
	public static String BlockText_iopsWr;
	public static String BlockText_jobDone;
	public static String BlockText_jobLimit;
	public static String BlockText_jobPaused;
	public static String BlockText_jobReady;
	public static String BlockText_locked;
	public static String BlockText_noMedium;
	public static String BlockText_of;
	public static String BlockText_operations;
	public static String BlockText_readOnly;
	public static String BlockText_reads;
	public static String BlockText_removable;
	public static String BlockText_spoken;
	public static String BlockText_throttle;
	public static String BlockText_trayOpen;
	public static String BlockText_writes;
	public static String BlockView_unknown;
	public static String BlockView_unknownText;
	public static String DeviceAct_alone;
	public static String DeviceAct_change;
	public static String DeviceAct_eject;
	public static String DeviceAct_empty;
	public static String DeviceAct_fixed;
	public static String DeviceAct_readOnly;
	public static String DeviceAct_resize;
	public static String DeviceAct_snapshot;
	public static String DeviceAct_stream;
	public static String DeviceAct_throttle;
	public static String DiskForms_all;
	public static String DiskForms_chooseNew;
	public static String DiskForms_downTo;
	public static String DiskForms_elsewhere;
	public static String DiskForms_define = "";
	public static String DiskForms_defined = "";
	public static String DiskForms_notDefined = "";
	public static String DiskForms_relative = "";
	public static String DiskForms_undefined = "";
	public static String DiskForms_exists;
	public static String DiskForms_file;
	public static String DiskForms_noFolder;
	public static String DiskForms_noSize;
	public static String DiskForms_overwrite;
	public static String DiskForms_own;
	public static String DiskForms_resize;
	public static String DiskForms_resizeOk;
	public static String DiskForms_same;
	public static String DiskForms_sectors;
	public static String DiskForms_size;
	public static String DiskForms_sizeHint;
	public static String DiskForms_snapshot;
	public static String DiskForms_snapshotOk;
	public static String DiskForms_stream;
	public static String DiskForms_streamOk;
	public static String DiskForms_streamText;
	public static String DiskForms_what;
	public static String FormText_about;
	public static String FormText_aboutEmpty;
	public static String FormText_path;
	public static String JobForms_about;
	public static String JobForms_cancel;
	public static String JobForms_cancelOk;
	public static String JobForms_force;
	public static String JobForms_kept;
	public static String JobForms_limit;
	public static String JobForms_speed;
	public static String JobForms_speedOk;
	public static String JobStrip_cancel;
	public static String JobStrip_speed;
	public static String MediumForms_asItLooks;
	public static String MediumForms_change;
	public static String MediumForms_changeOk;
	public static String MediumForms_choose;
	public static String MediumForms_eject;
	public static String MediumForms_ejectOk;
	public static String MediumForms_file;
	public static String MediumForms_force;
	public static String MediumForms_forced;
	public static String MediumForms_format;
	public static String MediumForms_locked;
	public static String MediumForms_missing;
	public static String ThrottleForm_both;
	public static String ThrottleForm_bps;
	public static String ThrottleForm_bpsRd;
	public static String ThrottleForm_bpsWr;
	public static String ThrottleForm_iops;
	public static String ThrottleForm_iopsRd;
	public static String ThrottleForm_iopsWr;
	public static String ThrottleForm_noCount;
	public static String ThrottleForm_noRate;
	public static String ThrottleForm_none;
	public static String ThrottleForm_ok;
	public static String ThrottleForm_title;

	static {
		NLS.initializeMessages("org.wheelhouse.ui.block.messages", Messages.class);
	}

	private Messages() {
	}
}
