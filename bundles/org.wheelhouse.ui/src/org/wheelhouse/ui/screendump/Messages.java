package org.wheelhouse.ui.screendump;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

	public static String PictureDecoder_png = "";
	public static String PictureLimits_size = "";
	public static String PortablePixmap_depth = "";
	public static String PortablePixmap_header = "";
	public static String PortablePixmap_magic = "";
	public static String PortablePixmap_short = "";
	public static String ScreenPicture_accessible = "";
	public static String ScreenPicture_capturing = "";
	public static String ScreenPicture_nothing = "";
	public static String ScreenPicture_size = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.screendump.messages", Messages.class);
	}

	private Messages() {
	}
}
