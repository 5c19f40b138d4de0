package org.wheelhouse.host.remote;

import java.nio.file.Path;

/** A way for bytes between a unix socket here and one on a computer far away. Whoever has it closes it. */
public interface Passage extends AutoCloseable {

	/** The socket on this computer. */
	Path here();

	/** Takes it back; what goes through it already goes on. Does not block. */
	@Override
	void close();
}
