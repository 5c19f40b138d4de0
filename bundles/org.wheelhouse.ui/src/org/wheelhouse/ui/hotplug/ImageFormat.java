package org.wheelhouse.ui.hotplug;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The formats of disk images that the forms offer. */
public final class ImageFormat {

	static final String QCOW2 = "qcow2";
	static final String RAW = "raw";

	/** In the order in which they are offered. */
	public static final List<String> ALL = List.of(QCOW2, RAW);

	private static final byte[] QCOW2_MAGIC = {'Q', 'F', 'I', (byte) 0xfb};

	private ImageFormat() {
	}

	/**
	 * What an image seems to be: by its first bytes, else by its name, else raw. Only a proposal, since a guest can write
	 * any first bytes into a raw image: the form shows it to be confirmed. Reads four bytes.
	 */
	public static String proposed(Path image) {
		if (Files.isRegularFile(image)) {
			try (var in = Files.newInputStream(image)) {
				return Arrays.equals(in.readNBytes(QCOW2_MAGIC.length), QCOW2_MAGIC) ? QCOW2 : RAW;
			} catch (IOException _) {
				return byName(image);
			}
		}
		return byName(image);
	}

	private static String byName(Path image) {
		return image.toString().toLowerCase(Locale.ROOT).endsWith(".qcow2") ? QCOW2 : RAW;
	}
}
