package org.wheelhouse.ui.definition.edit;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String File_Gone = "";
	public static String File_Theirs = "";
	public static String File_TheirsAdvice = "";
	public static String History_Revert = "";
	public static String History_Theirs = "";
	public static String History_Typing = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.definition.edit.messages", Messages.class);
	}

	private Messages() {
	}
}
