package org.wheelhouse.core.remote;

import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.host.remote.HostPrompter;
import org.wheelhouse.host.remote.RemoteHosts;

/**
 * The computers far away that the workbench knows, kept across restarts. How it stands with each is in the model. Any thread;
 * nothing blocks. A computer is named by the {@link org.wheelhouse.host.Host#id()} that it has.
 */
public interface RemoteHostList {

	/** What knows a way to other computers; empty where nothing does. */
	Optional<RemoteHosts> ways();

	/** All, in the order in which they were added. */
	List<KeptHost> all();

	/** What is kept of one; empty for one that is not in the list. */
	Optional<KeptHost> find(String hostId);

	/**
	 * Takes one up, shows it, and connects it.
	 *
	 * @return its id
	 * @throws CoreException when it is in the list already, its name is none, or the list cannot be kept
	 */
	String add(KeptHost host) throws CoreException;

	/**
	 * Keeps this of one that is in the list, in place of what was kept; its target stays.
	 *
	 * @throws CoreException when it is not in the list any more, or that cannot be kept
	 */
	void change(String hostId, KeptHost host) throws CoreException;

	/**
	 * Forgets one and its machines, which run on there.
	 *
	 * @throws CoreException when that cannot be kept
	 */
	void remove(String hostId) throws CoreException;

	/** Connects one, if nothing is there or under way; does nothing to one that is not in the list. */
	void connect(String hostId);

	/** Gives its connection up, until somebody connects it again. */
	void disconnect(String hostId);

	/** Who answers what is asked from now on; what was asked before anybody was there too. */
	void answeredBy(HostPrompter person);
}
