package org.wheelhouse.ui.part;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({})
final class Messages extends NLS {

	public static String MachineLine_pinned;
	public static String MachineNames_process;
	public static String MachineView_NoMachine;
	public static String MachineView_NoMachineText;
	public static String MachineView_Pin;
	public static String MachineView_ToolTip;
	public static String Operation_Done;
	public static String Operation_Failed;
	public static String Operation_Running;

	static {
		NLS.initializeMessages("org.wheelhouse.ui.part.messages", Messages.class);
	}

	private Messages() {
	}
}
