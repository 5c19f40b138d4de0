package org.wheelhouse.host.launch;

import java.io.IOException;

/** Asks again and again, never blocking, whether a machine that is starting answers on its monitor. */
public interface ReadyCheck extends AutoCloseable {

	/**
	 * Whether it has answered.
	 *
	 * @throws IOException when this attempt came to nothing; a new check may still succeed
	 */
	boolean answered() throws IOException;

	@Override
	void close();
}
