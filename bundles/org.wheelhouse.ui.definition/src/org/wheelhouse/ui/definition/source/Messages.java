package org.wheelhouse.ui.definition.source;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Gutter_Name = "";
	public static String Source_Name = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.definition.source.messages", Messages.class);
	}

	private Messages() {
	}
}
