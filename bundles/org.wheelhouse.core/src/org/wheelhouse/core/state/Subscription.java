package org.wheelhouse.core.state;

/** A listener's registration. Closing it ends the calls; one that is under way on another thread may still finish. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

	/** Ends the calls. Any thread; does not block; does nothing the second time. */
	@Override
	void close();
}
