package org.wheelhouse.emulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a program writes to one of its two outputs: a file of this user's alone, which has no name any more when the program
 * runs, so that nothing is left however all end. One thread.
 */
final class ProgramOutput implements AutoCloseable {

	private static final int PORTION = 1 << 16;

	private final Path file;
	private final FileChannel channel;
	private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
	private final ByteBuffer portion = ByteBuffer.allocate(PORTION);
	private long told;

	/** @param folder of this user's alone */
	ProgramOutput(Path folder) throws IOException {
		file = Files.createTempFile(folder, "output", null);
		try {
			channel = FileChannel.open(file);
		} catch (IOException e) {
			Files.delete(file);
			throw e;
		}
	}

	/** Where the program is to write. */
	Redirect target() {
		return Redirect.to(file.toFile());
	}

	/** The program has opened it. */
	void hide() throws IOException {
		Files.deleteIfExists(file);
	}

	long size() throws IOException {
		return channel.size();
	}

	/**
	 * Tells the pieces that have come until now: more may come faster than it is told.
	 *
	 * @param last whether what has no end yet is one too
	 */
	void tell(Consumer<String> progress, boolean last) throws IOException {
		long end = channel.size();
		while (told < end && channel.read(portion.clear(), told) > 0) {
			told += portion.position();
			portion.flip();
			while (portion.hasRemaining()) {
				byte next = portion.get();
				if (next == '\n' || next == '\r') {
					tellPiece(progress);
				} else {
					piece.write(next);
				}
			}
		}
		if (last) {
			tellPiece(progress);
		}
	}

	private void tellPiece(Consumer<String> progress) {
		if (piece.size() > 0) {
			String text = piece.toString(StandardCharsets.UTF_8);
			piece.reset();
			progress.accept(text);
		}
	}

	/** All of it. */
	String text() throws IOException {
		ByteBuffer all = ByteBuffer.allocate((int) channel.size());
		while (all.hasRemaining() && channel.read(all, all.position()) > 0) {
			// until all of it is there
		}
		return StandardCharsets.UTF_8.decode(all.flip()).toString();
	}

	/** The last lines with something in them, for who is told why it failed. */
	List<String> lastLines(int most) throws IOException {
		List<String> lines = text().lines().filter(line -> !line.isBlank()).toList();
		return lines.subList(Math.max(0, lines.size() - most), lines.size());
	}

	@Override
	public void close() throws IOException {
		channel.close();
		hide();
	}
}
