package org.wheelhouse.ui.failure;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({})
final class Messages extends NLS {

	public static String Failure_Advice;
	public static String Failure_Copy;
	public static String Failure_Sent;
	public static String Failure_Title;
	public static String Failure_Undone;
	public static String Failure_Words;

	static {
		NLS.initializeMessages("org.wheelhouse.ui.failure.messages", Messages.class);
	}

	private Messages() {
	}
}
