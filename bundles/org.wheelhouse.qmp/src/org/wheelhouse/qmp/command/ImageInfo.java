package org.wheelhouse.qmp.command;

import java.util.Optional;
import java.util.OptionalLong;

import org.wheelhouse.qmp.json.Name;

/**
 * An image as QEMU sees it ({@code ImageInfo} in QAPI).
 *
 * @param filename     its name
 * @param format       for example {@code qcow2}
 * @param virtualBytes what the guest sees
 * @param actualBytes  what it takes on disk, where that is known
 * @param backing      the image below, where that is told
 */
public record ImageInfo(String filename, String format, @Name("virtual-size") long virtualBytes,
		@Name("actual-size") OptionalLong actualBytes, @Name("backing-image") Optional<ImageInfo> backing) {}
