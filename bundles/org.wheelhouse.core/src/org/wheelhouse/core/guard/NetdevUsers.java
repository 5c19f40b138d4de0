package org.wheelhouse.core.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.qmp.command.HumanMonitorCommand;
import org.wheelhouse.qmp.session.CommandSender;

/** Which network cards of the guest use a network. No QMP command tells of cards on every bus: HMP does. */
public final class NetdevUsers {

	private static final String PEER = " \\ ";

	private NetdevUsers() {
	}

	/** Asks for the names of the cards. */
	public static CompletableFuture<List<String>> of(CommandSender machine, String netdev) {
		return machine.send(new HumanMonitorCommand("info network")).thenApply(printed -> in(printed, netdev));
	}

	/**
	 * Reads what {@code info network} prints: a line for each card, and behind it one for each queue of its network, each
	 * {@code NAME: index=…}.
	 */
	static List<String> in(String printed, String netdev) {
		var users = new ArrayList<String>();
		var card = "";
		for (var line : printed.lines().map(String::stripTrailing).toList()) {
			if (!line.startsWith(PEER)) {
				card = name(line);
			} else if (name(line.substring(PEER.length())).equals(netdev) && !users.contains(card)) {
				users.add(card);
			}
		}
		return List.copyOf(users);
	}

	private static String name(String line) {
		var end = line.indexOf(": index=");
		return end < 0 ? "" : line.substring(0, end);
	}
}
