package org.wheelhouse.app;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Application_InUse = "";
	public static String Application_Name = "";
	public static String Window_Title = "";

	static {
		NLS.initializeMessages("org.wheelhouse.app.messages", Messages.class);
	}

	private Messages() {
	}
}
