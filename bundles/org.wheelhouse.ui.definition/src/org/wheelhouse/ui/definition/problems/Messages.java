package org.wheelhouse.ui.definition.problems;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Judge_CheckFailed = "";
	public static String Judge_NoQemu = "";
	public static String Judge_Qemu = "";
	public static String Judge_TakesAll = "";
	public static String Judge_TakesOthers = "";
	public static String View_Counts = "";
	public static String View_Definition = "";
	public static String View_Description = "";
	public static String View_Empty = "";
	public static String View_EmptyText = "";
	public static String View_Line = "";
	public static String View_LineNumber = "";
	public static String View_Option = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.definition.problems.messages", Messages.class);
	}

	private Messages() {
	}
}
