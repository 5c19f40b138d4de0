package org.wheelhouse.host.remote;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.wheelhouse.host.Host;

/**
 * A computer that is reached over one connection, which is made when {@link #connect()} is called, and made anew by itself when
 * it was lost; while there is none everything fails at once, and says why. Made by {@link RemoteHosts}; whoever made it closes
 * it. All methods may be called on any thread.
 */
public interface RemoteHost extends Host, AutoCloseable {

	/** Connects, if nothing is there or under way; what waits to be tried again is tried at once. Does not wait for it. */
	void connect();

	/** Gives the connection up until {@link #connect()} is called again; does not wait for it. */
	void disconnect();

	/** How it stands with the connection. */
	ConnectionState connection();

	/** A listener's registration. */
	@FunctionalInterface
	interface Listening extends AutoCloseable {

		/** Ends the calls; one that is under way on another thread may still finish. Does not block. */
		@Override
		void close();
	}

	/** Hears of each new state, on any thread, until what is returned is closed or the host is; must be quick. */
	Listening onConnection(Consumer<ConnectionState> listener);

	/**
	 * Makes a unix socket of this computer lead to one there, over a connection for much, until it is closed: so that what goes
	 * through it delays nothing else. Whether anybody listens there does not show.
	 *
	 * @param there the socket on the far computer
	 * @param here  what the one of this computer is called; empty where that is of no matter
	 * @return fails with {@link org.wheelhouse.host.HostException}, also where the server there forbids it
	 */
	CompletableFuture<Passage> passageTo(Path there, Optional<Path> here);

	/**
	 * The other way round: makes a new unix socket of the far computer, which this user alone may use, lead to one of this.
	 * Closing leaves the file there, which leads nowhere then.
	 *
	 * @param there the socket on the far computer
	 * @param here  where somebody listens
	 * @return as of {@link #passageTo}
	 */
	CompletableFuture<Passage> passageFrom(Path there, Path here);

	/** Ends the connection, for which it waits some seconds at most, and fails what is under way. */
	@Override
	void close();
}
