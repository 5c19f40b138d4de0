package org.wheelhouse.host.remote;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Makes {@link RemoteHost}s of what a person types, {@code [user@]host[:port]}. Offered as an OSGi service by the bundle that
 * knows a way to other computers. All methods may be called on any thread, and none blocks.
 */
public interface RemoteHosts {

	/**
	 * What becomes of a name by the configuration of this user.
	 *
	 * @param user     as whom
	 * @param address  to which name or address the connection leads
	 * @param port     of the server there
	 * @param jumps    the computers by which it leads, as they are named in the configuration; empty for none
	 * @param keys     files of private keys that are offered if they are there, the user's home folder as {@code ~}
	 * @param explicit whether the configuration says anything of this name, or of all
	 */
	record Route(String user, String address, int port, String jumps, List<String> keys, boolean explicit) {
		public Route {
			keys = List.copyOf(keys);
		}
	}

	/**
	 * Makes one that is not connected yet.
	 *
	 * @param typed    whom, as a person types it
	 * @param prompter who answers when something is asked while it is connected
	 * @throws IllegalArgumentException with a sentence that says what is accepted
	 */
	RemoteHost create(String typed, HostPrompter prompter);

	/**
	 * The same name in the one form in which it is kept: two that are typed differently and mean the same are equal.
	 *
	 * @throws IllegalArgumentException with a sentence that says what is accepted
	 */
	String canonical(String typed);

	/** The {@link org.wheelhouse.host.Host#id()} that {@link #create} gives to what is typed; throws as that does. */
	String id(String typed);

	/** The names of computers that this user has connected to or configured, sorted. Never fails. */
	CompletableFuture<List<String>> names();

	/** What the configuration makes of a name; empty where that cannot be told. Never fails. */
	CompletableFuture<Optional<Route>> route(String typed);

	/** What is run for a connection, program first, without what it is given for this one time; throws as {@link #create}. */
	List<String> command(String typed);

	/** The file of this user from which names and routes come, for a person to look at. */
	Path configuration();
}
