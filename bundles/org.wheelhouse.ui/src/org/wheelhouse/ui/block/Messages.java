package org.wheelhouse.ui.block;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({})
final class Messages extends NLS {

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

	static {
		NLS.initializeMessages("org.wheelhouse.ui.block.messages", Messages.class);
	}

	private Messages() {
	}
}
