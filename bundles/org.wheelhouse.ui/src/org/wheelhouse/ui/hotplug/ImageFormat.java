package org.wheelhouse.ui.hotplug;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
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

	private static final List<String> DISC_MARKS = List.of("CD001", "BEA01");
	/** In the 17th sector of 2048 bytes, behind the byte that tells its type. */
	private static final long DISC_MARK_AT = 16 * 2048 + 1;
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

	/** Whether a file is the content of an optical disc: by the mark of ISO 9660 or UDF, else by its name. Reads five bytes. */
	public static boolean isDisc(Path image) {
		if (Files.isRegularFile(image)) {
			try (var in = FileChannel.open(image)) {
				var mark = ByteBuffer.allocate(DISC_MARKS.getFirst().length());
				in.read(mark, DISC_MARK_AT);
				return DISC_MARKS.contains(new String(mark.array(), StandardCharsets.ISO_8859_1));
			} catch (IOException _) {
				// By its name, then.
			}
		}
		return image.toString().toLowerCase(Locale.ROOT).endsWith(".iso");
	}

	private static String byName(Path image) {
		return image.toString().toLowerCase(Locale.ROOT).endsWith(".qcow2") ? QCOW2 : RAW;
	}
}
