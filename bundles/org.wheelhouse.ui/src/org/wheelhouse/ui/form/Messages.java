package org.wheelhouse.ui.form;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({})
final class Messages extends NLS {

	public static String OperationPane_consent;
	public static String EntryField_browse;
	public static String Outcome_done;
	public static String Outcome_running;
	public static String PropertyGrid_search;

	static {
		NLS.initializeMessages("org.wheelhouse.ui.form.messages", Messages.class);
	}

	private Messages() {
	}
}
