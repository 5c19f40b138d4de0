package org.wheelhouse.ui.definition.seed;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Delete_button = "";
	public static String Delete_label = "";
	public static String Delete_offer = "";
	public static String Delete_text = "";
	public static String Delete_title = "";
	public static String Remove_button = "";
	public static String Remove_offer = "";
	public static String Remove_step = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.definition.seed.messages", Messages.class);
	}

	private Messages() {
	}
}
