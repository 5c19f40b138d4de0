package org.wheelhouse.core.state;

/**
 * Somebody's interest in some topics of one machine. While it is open they are kept fresh, across reconnects too; what
 * nobody watches costs the machine nothing, and its tree leaves the model some time later.
 */
@FunctionalInterface
public interface Watch extends AutoCloseable {

	/** Ends the interest. Any thread; does not block; does nothing the second time. */
	@Override
	void close();
}
