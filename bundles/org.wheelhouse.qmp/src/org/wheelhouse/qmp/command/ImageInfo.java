package org.wheelhouse.qmp.command;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * An image as QEMU sees it ({@code ImageInfo} in QAPI).
 *
 * @param filename     its name
 * @param format       for example {@code qcow2}
 * @param virtualBytes what the guest sees
 * @param actualBytes  what it takes on disk, where that is known
 * @param backing      the image below, where that is told
 */
public record ImageInfo(String filename, String format, long virtualBytes, OptionalLong actualBytes,
		Optional<ImageInfo> backing) {

	static ImageInfo read(Members image) throws UnexpectedResultException {
		return new ImageInfo(image.text("filename"), image.text("format"), image.number("virtual-size"),
				image.optionalNumber("actual-size"), image.optionalObject("backing-image", ImageInfo::read));
	}
}
