package org.wheelhouse.ui.chart;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({})
final class Messages extends NLS {

	public static String Column_Cpu;
	public static String Column_Disk;
	public static String Column_Memory;

	static {
		NLS.initializeMessages("org.wheelhouse.ui.chart.messages", Messages.class);
	}

	private Messages() {
	}
}
