package org.wheelhouse.ui.machine;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Accelerator_None = "";
	public static String Accelerator_NotAllowed = "";
	public static String Accelerator_Slower = "";
	public static String Accelerator_Tip = "";
	public static String Accelerator_Unusable = "";
	public static String Banner_Sealed = "";
	public static String Banner_SealedText = "";
	public static String Banner_Failed = "";
	public static String Banner_NotStarted = "";
	public static String Banner_Remark = "";
	public static String Banner_Shutdown = "";
	public static String Banner_Ended = "";
	public static String Banner_Unresponsive = "";
	public static String Banner_Lost = "";
	public static String CommandLine_Title = "";
	public static String CommandLine_Arguments = "";
	public static String CommandLine_Copy = "";
	public static String CommandLine_Defined = "";
	public static String CommandLine_None = "";
	public static String Editor_Overview = "";
	public static String Editor_ToolTip = "";
	public static String Editor_ToolTipVisiting = "";
	public static String Fact_Name = "";
	public static String Fact_Uuid = "";
	public static String Fact_Machine = "";
	public static String Fact_Accelerator = "";
	public static String Fact_Cpus = "";
	public static String Fact_CpusMayHang = "";
	public static String Fact_Memory = "";
	public static String Fact_Block = "";
	public static String Fact_BlockValue = "";
	public static String Fact_Pci = "";
	public static String Fact_PciValue = "";
	public static String Fact_Monitor = "";
	public static String Fact_Spare = "";
	public static String Fact_Process = "";
	public static String Fact_Display = "";
	public static String Fact_DisplayValue = "";
	public static String Fact_DisplayNone = "";
	public static String Fact_DisplaySocket = "";
	public static String Fact_Definition = "";
	public static String Facts_Title = "";
	public static String Heading_ReadOnly = "";
	public static String Heading_ReadOnlyHost = "";
	public static String Heading_ReadOnlyUnknown = "";
	public static String Heading_Up = "";
	public static String Heading_Qemu = "";
	public static String Heading_Launched = "";
	public static String Heading_NotRun = "";
	public static String Heading_NotRunThere = "";
	public static String Heading_On = "";
	public static String Heading_Attached = "";
	public static String Import_Label = "";
	public static String Tile_Cpu = "";
	public static String Tile_CpuOf = "";
	public static String Tile_CpuFoot = "";
	public static String Tile_Memory = "";
	public static String Tile_MemoryFoot = "";
	public static String Tile_MemoryFootUnknown = "";
	public static String Tile_Disk = "";
	public static String Tile_DiskFoot = "";
	public static String Tile_DiskFootUnknown = "";
	public static String Tile_Display = "";
	public static String Tile_Vnc = "";
	public static String Tile_VncHere = "";
	public static String Tile_VncOff = "";
	public static String Tile_VncSocket = "";
	public static String Tile_VncClients = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.machine.messages", Messages.class);
	}

	private Messages() {
	}
}
