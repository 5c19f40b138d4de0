package org.wheelhouse.host;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** Of a computer from and to which nothing can be copied. */
record NoLargeFiles(String computer) implements LargeFiles {

	private <T> CompletableFuture<T> failed() {
		return CompletableFuture.failedFuture(new HostException("Images cannot be copied from or to " + computer + ".",
				"Copy them with another tool."));
	}

	@Override
	public CompletableFuture<Layout> layout(Path file) {
		return failed();
	}

	@Override
	public CompletableFuture<byte[]> read(Path file, long offset, int count) {
		return failed();
	}

	@Override
	public CompletableFuture<Path> begin(Path target, long size) {
		return failed();
	}

	@Override
	public CompletableFuture<Path> write(Path part, long offset, byte[] bytes) {
		return failed();
	}

	@Override
	public CompletableFuture<Path> finish(Path part, Path target) {
		return failed();
	}

	@Override
	public CompletableFuture<Boolean> discard(Path part) {
		return failed();
	}
}
