package org.wheelhouse.core.definition.check;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the first bytes of an image tell.
 *
 * @param format {@code raw} for what is nothing else that is known
 * @param size   bytes that a guest sees; that of the file where the bytes do not tell it
 */
public record ImageHead(String format, long size) {

	/** So many bytes are to be read. */
	static final int LENGTH = 128;

	private record Magic(int offset, String bytes, String format) {

		private boolean fits(byte[] head) {
			var expected = bytes.getBytes(StandardCharsets.ISO_8859_1);
			for (int i = 0; i < expected.length; i++) {
				if (offset + i >= head.length || head[offset + i] != expected[i]) {
					return false;
				}
			}
			return true;
		}
	}

	private static final List<Magic> MAGICS = List.of(new Magic(0, "QFI\u00fb\0\0\0\1", "qcow"),
			new Magic(0, "QFI\u00fb", "qcow2"), new Magic(0, "KDMV", "vmdk"), new Magic(0, "COWD", "vmdk"),
			new Magic(0, "# Disk DescriptorFile", "vmdk"), new Magic(64, "\u007f\u0010\u00da\u00be", "vdi"),
			new Magic(64, "\u00be\u00da\u0010\u007f", "vdi"), new Magic(0, "vhdxfile", "vhdx"),
			new Magic(0, "QED\0", "qed"), new Magic(0, "LUKS\u00ba\u00be", "luks"),
			new Magic(0, "conectix", "vpc"));

	/** Reads them. */
	static ImageHead of(byte[] head, long fileSize) {
		var format = MAGICS.stream().filter(magic -> magic.fits(head)).map(Magic::format).findFirst().orElse("raw");
		boolean told = format.startsWith("qcow") && head.length >= 32;
		return new ImageHead(format, told ? ByteBuffer.wrap(head).getLong(24) : fileSize);
	}
}
