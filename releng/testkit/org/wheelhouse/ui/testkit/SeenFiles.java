package org.wheelhouse.ui.testkit;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.machine.FileLook;
import org.wheelhouse.core.machine.FileLook.Kind;
import org.wheelhouse.core.machine.FileLooks;
import org.wheelhouse.host.Host;

/** The files of this computer, told at once. */
public final class SeenFiles implements FileLooks {

	/** One that a form has, and nothing asks. */
	public static final Host HOST = (Host) Proxy.newProxyInstance(Host.class.getClassLoader(),
			new Class<?>[]{Host.class}, (_, method, _) -> switch (method.getName()) {
				case "hashCode" -> 1;
				case "toString" -> "this computer";
				default -> throw new UnsupportedOperationException(method.getName());
			});

	@Override
	public Host host() {
		return HOST;
	}

	@Override
	public CompletableFuture<FileLook> at(Path path) {
		var kind = Files.isDirectory(path) ? Kind.FOLDER : Files.exists(path) ? Kind.FILE : Kind.NOTHING;
		return CompletableFuture
				.completedFuture(new FileLook(kind, Files.isReadable(path), Files.isWritable(path)));
	}

	@Override
	public CompletableFuture<Optional<byte[]>> head(Path file) {
		try {
			return CompletableFuture.completedFuture(
					Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty());
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	/** Of a computer that tells nothing. */
	public static FileLooks unknown() {
		return new FileLooks() {

			@Override
			public Host host() {
				return HOST;
			}

			@Override
			public CompletableFuture<FileLook> at(Path path) {
				return CompletableFuture.completedFuture(FileLook.UNKNOWN);
			}

			@Override
			public CompletableFuture<Optional<byte[]>> head(Path file) {
				return CompletableFuture.completedFuture(Optional.empty());
			}
		};
	}
}
