package org.wheelhouse.ui.diagram;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({})
final class Messages extends NLS {

	public static String TwinAction_table;
	public static String TwinAction_tip;

	static {
		NLS.initializeMessages("org.wheelhouse.ui.diagram.messages", Messages.class);
	}

	private Messages() {
	}
}
