package org.wheelhouse.ui.theme;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({})
final class Messages extends NLS {

	public static String State_Connecting;
	public static String State_Defined;
	public static String State_Ended;
	public static String State_Failed;
	public static String State_Incoming;
	public static String State_Lost;
	public static String State_Migrating;
	public static String State_Paused;
	public static String State_Running;
	public static String State_Sealed;
	public static String State_Shutdown;
	public static String State_Unresponsive;

	static {
		NLS.initializeMessages("org.wheelhouse.ui.theme.messages", Messages.class);
	}

	private Messages() {
	}
}
