package org.wheelhouse.core.guard;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.machine.PrintedNetwork;
import org.wheelhouse.qmp.command.HumanMonitorCommand;
import org.wheelhouse.qmp.session.CommandSender;

/** Which network cards of the guest use a network. */
public final class NetdevUsers {

	private NetdevUsers() {
	}

	/** Asks for the names of the cards. */
	public static CompletableFuture<List<String>> of(CommandSender machine, String netdev) {
		return machine.send(new HumanMonitorCommand("info network"))
				.thenApply(printed -> PrintedNetwork.of(printed).users(netdev));
	}
}
