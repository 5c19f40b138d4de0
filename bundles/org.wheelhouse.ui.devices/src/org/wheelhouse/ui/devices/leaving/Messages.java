package org.wheelhouse.ui.devices.leaving;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({})
final class Messages extends NLS {

	public static String LeavingBar_atReset;
	public static String LeavingBar_leaving;
	public static String LeavingBar_links;
	public static String LeavingBar_refused;
	public static String LeavingBar_refusedLinks;
	public static String LeavingBar_resetLinks;
	public static String LeavingBar_silent;
	public static String LeavingBar_stays;
	public static String LeavingBar_theirs;
	public static String LeavingBar_waits;
	public static String LeavingBar_waitsAsUsual;
	public static String MoveMenu_move;
	public static String MoveMenu_place;
	public static String Moving_alsoDefined;
	public static String Moving_cannot;
	public static String Moving_move;
	public static String Moving_text;
	public static String Moving_title;

	static {
		NLS.initializeMessages("org.wheelhouse.ui.devices.leaving.messages", Messages.class);
	}

	private Messages() {
	}
}
