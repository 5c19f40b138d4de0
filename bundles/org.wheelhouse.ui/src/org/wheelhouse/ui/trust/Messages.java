package org.wheelhouse.ui.trust;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Trust_about = "";
	public static String Trust_holds = "";
	public static String Trust_list = "";
	public static String Trust_machine = "";
	public static String Trust_one = "";
	public static String Trust_several = "";
	public static String Trust_start = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.trust.messages", Messages.class);
	}

	private Messages() {
	}
}
