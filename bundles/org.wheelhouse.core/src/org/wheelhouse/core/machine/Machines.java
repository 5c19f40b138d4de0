package org.wheelhouse.core.machine;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.secret.MachineSecrets;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.LaunchRequest;

/** What an operation on more than one machine needs of the registry. Any thread; nothing blocks. */
public interface Machines {

	/** A connected machine. */
	Optional<MachineAccess> machine(String id);

	/** What its host knows of a machine that was launched by a workbench; empty while another workbench has it. */
	Optional<HostedMachine> hosted(String id);

	/** The computer of a machine. */
	Optional<Host> host(String id);

	/** A computer in the list; empty where there is none of this id. */
	default Optional<Host> computer(String hostId) {
		return Optional.empty();
	}

	/** Starts a machine and connects to it; completes with its id when it is connected, whatever it is doing. */
	CompletableFuture<String> launch(LaunchRequest request, Host host);

	/** What was told of the secrets of machines; nothing by default. */
	default MachineSecrets secrets() {
		return new MachineSecrets();
	}

	/**
	 * Drops a machine that was started for nothing, and has ended, with what its computer keeps of it.
	 *
	 * @return never fails: what cannot be dropped stays to be seen
	 */
	default CompletableFuture<?> drop(String id) {
		return CompletableFuture.completedFuture(id);
	}

	/** Where is noted what the next workbench has to know of a migration under way; nowhere by default. */
	default MigrationNotes migrationNotes() {
		return MigrationNotes.NONE;
	}

	/** Whether all connections are being ended because the workbench is: what fails then has not failed. */
	default boolean closing() {
		return false;
	}

	/** Says which machine is at the other end of a migration; empty for none. */
	void setPeer(String id, String peerId);

	/** Says that a guest has moved, so that what showed the one machine shows the other. */
	void announceMoved(Moved moved);
}
