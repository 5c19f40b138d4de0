package org.wheelhouse.host;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Large files of a computer, above all images, in pieces. Where the computer is far they go over a connection of their own, so
 * that nothing else waits for them. Any thread; nothing blocks. Futures fail with {@link HostException}. Several pieces may be
 * asked for at a time.
 */
public interface LargeFiles {

	/** Pieces begin at multiples of this. */
	int PIECE = 1 << 20;

	/**
	 * Some bytes of a file.
	 *
	 * @param offset of the first
	 * @param length how many
	 */
	record Range(long offset, long length) {}

	/**
	 * What of a file is worth to be read.
	 *
	 * @param size of the file
	 * @param data where there may be other bytes than zeros
	 */
	record Layout(long size, List<Range> data) {
		public Layout {
			data = List.copyOf(data);
		}
	}

	/** Looks where a plain file has data. */
	CompletableFuture<Layout> layout(Path file);

	/**
	 * Reads a piece.
	 *
	 * @param offset a multiple of {@link #PIECE}
	 * @param count  at most {@link #PIECE}; as many are in the file
	 */
	CompletableFuture<byte[]> read(Path file, long offset, int count);

	/**
	 * Begins a file: a hidden one beside it, all zeros, which goes by itself where the computer can see to it.
	 *
	 * @param target what it is to become
	 * @return the hidden one
	 */
	CompletableFuture<Path> begin(Path target, long size);

	/**
	 * Writes a piece.
	 *
	 * @param part   of {@link #begin}
	 * @param offset a multiple of 65536
	 * @param bytes  at most {@link #PIECE}
	 */
	CompletableFuture<Path> write(Path part, long offset, byte[] bytes);

	/**
	 * It is whole: brings it to the disk and gives it its name. Fails, and touches nothing, when there is something by that name.
	 *
	 * @return the target
	 */
	CompletableFuture<Path> finish(Path part, Path target);

	/** It comes to nothing. */
	CompletableFuture<Boolean> discard(Path part);
}
