package org.wheelhouse.emulator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.host.HostException;
import org.wheelhouse.host.LargeFiles;

/** Those of this computer. Holes are not looked for: their zeros are read at no cost. */
record LocalLargeFiles(Work work) implements LargeFiles {

	@Override
	public CompletableFuture<Layout> layout(Path file) {
		return work.run(() -> {
			if (!Files.isRegularFile(file)) {
				throw new HostException(file + " is no plain file.", List.of());
			}
			long size = Files.size(file);
			return new Layout(size, size == 0 ? List.of() : List.of(new Range(0, size)));
		});
	}

	@Override
	public CompletableFuture<byte[]> read(Path file, long offset, int count) {
		return work.run(() -> {
			try (FileChannel channel = FileChannel.open(file)) {
				ByteBuffer bytes = ByteBuffer.allocate(count);
				while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) >= 0) {
					// on to the next
				}
				return Arrays.copyOf(bytes.array(), bytes.position());
			}
		});
	}

	@Override
	public CompletableFuture<Path> begin(Path target, long size) {
		return work.run(() -> {
			String name = String.valueOf(target.getFileName());
			Path part = target.resolveSibling("." + name.substring(0, Math.min(40, name.length())) + "-"
					+ UUID.randomUUID().toString().substring(0, 8) + ".part");
			try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE,
					StandardOpenOption.CREATE_NEW)) {
				if (size > 0) {
					channel.write(ByteBuffer.allocate(1), size - 1);
				}
			}
			return part;
		});
	}

	@Override
	public CompletableFuture<Path> write(Path part, long offset, byte[] bytes) {
		return work.run(() -> {
			try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
				ByteBuffer rest = ByteBuffer.wrap(bytes);
				while (rest.hasRemaining()) {
					channel.write(rest, offset + rest.position());
				}
			} catch (IOException e) {
				throw new HostException("The copy cannot be written", e.getMessage() + ".",
						"Make room, or choose another folder.", List.of(), List.of());
			}
			return part;
		});
	}

	@Override
	public CompletableFuture<Path> finish(Path part, Path target) {
		return work.run(() -> {
			try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
				channel.force(true);
			}
			return WholeFile.move(part, target);
		});
	}

	@Override
	public CompletableFuture<Boolean> discard(Path part) {
		return work.run(() -> Files.deleteIfExists(part));
	}
}
