package org.wheelhouse.core.creation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.host.HostFiles;

/**
 * What the kernel of a Linux for PCs tells of itself (Documentation/arch/x86/boot.rst of Linux).
 *
 * @param version for example {@code 6.1.0-28-cloud-amd64}; empty where it does not tell
 */
record KernelImage(String version) {

	private static final int HEAD = 32768;
	private static final int MAGIC_AT = 0x202;
	private static final int VERSION_AT = 0x20e;
	private static final int LONGEST = 100;
	private static final byte[] NONE = {};

	/** Reads it; empty for what is no kernel. Never fails. */
	static CompletableFuture<Optional<KernelImage>> read(HostFiles files, Path file) {
		return files.read(file, 0, HEAD).thenApply(read -> of(read.orElse(NONE)));
	}

	private static Optional<KernelImage> of(byte[] head) {
		if (head.length < VERSION_AT + 2 || !text(head, MAGIC_AT, 4).equals("HdrS")) {
			return Optional.empty();
		}
		int at = Short.toUnsignedInt(ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getShort(VERSION_AT)) + 0x200;
		var line = at > 0x200 && at < head.length ? text(head, at, Math.min(LONGEST, head.length - at)) : "";
		int end = (line + "\0").indexOf('\0');
		return Optional.of(new KernelImage(line.substring(0, end).split(" ")[0]));
	}

	private static String text(byte[] bytes, int at, int length) {
		return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
	}
}
