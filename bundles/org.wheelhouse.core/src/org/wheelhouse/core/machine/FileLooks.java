package org.wheelhouse.core.machine;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.host.Host;

/**
 * What a form may know of files on a machine's computer, by the names that its QEMU gives them. Any thread; nothing blocks,
 * nothing fails. A form asks anew at each key: what has just been told is not asked for again.
 */
public interface FileLooks {

	/** Whose files they are. */
	Host host();

	/** What is at a path. */
	CompletableFuture<FileLook> at(Path path);

	/** The first bytes of a file, as many as tell what kind of image it is; empty when it is none, or cannot be read. */
	CompletableFuture<Optional<byte[]>> head(Path file);

	/** Those of a machine. */
	static FileLooks of(MachineAccess machine) {
		return new RememberedLooks(machine.files());
	}
}
