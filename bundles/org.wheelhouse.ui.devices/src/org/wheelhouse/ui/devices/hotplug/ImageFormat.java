package org.wheelhouse.ui.devices.hotplug;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats of disk images that the forms offer. */
public final class ImageFormat {

	static final String QCOW2 = "qcow2";
	static final String RAW = "raw";

	/** In the order in which they are offered. */
	public static final List<String> ALL = List.of(QCOW2, RAW);

	private static final List<String> DISC_MARKS = List.of("CD001", "BEA01");
	/** In the 17th sector of 2048 bytes, behind the byte that tells its type. */
	private static final int DISC_MARK_AT = 16 * 2048 + 1;
	private static final byte[] QCOW2_MAGIC = {'Q', 'F', 'I', (byte) 0xfb};

	private static final byte[] LUKS_MAGIC = {'L', 'U', 'K', 'S', (byte) 0xba, (byte) 0xbe};
	/** Where qcow2 tells how it is encrypted, and what it says for LUKS. */
	private static final int QCOW2_CRYPT_AT = 32;
	private static final byte[] QCOW2_LUKS = {0, 0, 0, 2};

	private ImageFormat() {
	}

	/**
	 * What an image seems to be: by its first bytes, else by its name, else raw. Only a proposal, since a guest can write
	 * any first bytes into a raw image: the form shows it to be confirmed.
	 *
	 * @param head its first bytes; empty where they cannot be read
	 */
	public static String proposed(Path image, Optional<byte[]> head) {
		return head.map(bytes -> has(bytes, 0, QCOW2_MAGIC) ? QCOW2 : RAW).orElseGet(() -> byName(image));
	}

	/**
	 * As what an encrypted image is opened: {@code luks}, or {@code qcow2} with LUKS inside. Empty when it is not encrypted, or
	 * that cannot be told.
	 */
	public static Optional<String> encrypted(Optional<byte[]> head) {
		return head.flatMap(bytes -> has(bytes, 0, LUKS_MAGIC)
				? Optional.of("luks")
				: has(bytes, 0, QCOW2_MAGIC) && has(bytes, QCOW2_CRYPT_AT, QCOW2_LUKS)
						? Optional.of(QCOW2)
						: Optional.empty());
	}

	/** Whether a file is the content of an optical disc: by the mark of ISO 9660 or UDF, else by its name. */
	public static boolean isDisc(Path image, Optional<byte[]> head) {
		return head.map(bytes -> DISC_MARKS.stream()
				.anyMatch(mark -> has(bytes, DISC_MARK_AT, mark.getBytes(StandardCharsets.ISO_8859_1))))
				.orElseGet(() -> image.toString().toLowerCase(Locale.ROOT).endsWith(".iso"));
	}

	private static boolean has(byte[] bytes, int at, byte[] mark) {
		return bytes.length >= at + mark.length
				&& Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length);
	}

	private static String byName(Path image) {
		return image.toString().toLowerCase(Locale.ROOT).endsWith(".qcow2") ? QCOW2 : RAW;
	}
}
