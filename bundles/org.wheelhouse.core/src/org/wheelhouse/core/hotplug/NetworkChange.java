package org.wheelhouse.core.hotplug;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.PrintedNetwork;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.qmp.command.HumanMonitorCommand;

/**
 * How what is behind a network card can be exchanged while the machine runs. QEMU exchanges nothing behind a card that is in: it
 * removes the network and the card is never connected again. Only where the card is on a hub does it stay; else it is taken out
 * and comes back as it was. Immutable.
 */
public final class NetworkChange {

	private final MachineAccess machine;
	private final String card;
	private final Optional<PrintedNetwork.Port> port;
	private final Optional<MadeDevice> made;
	private final Optional<String> before;
	private final String fresh;

	private NetworkChange(MachineAccess machine, PrintedNetwork.Card card, PrintedNetwork printed,
			Optional<MadeDevice> made) {
		this.machine = machine;
		this.card = card.name();
		this.made = made;
		before = printed.behind(card).map(PrintedNetwork.Backend::id);
		var taken = new HashSet<>(printed.backends().keySet());
		taken.addAll(printed.ports().keySet());
		fresh = fresh(this.card, taken);
		port = card.peer().flatMap(peer -> Optional.ofNullable(printed.ports().get(peer)))
				.flatMap(own -> printed.ports().values().stream().filter(other -> other.hub() == own.hub())
						.filter(other -> other.peer().equals(before) && before.isPresent()).findFirst()
						.or(() -> Optional.of(new PrintedNetwork.Port("", own.hub(), Optional.empty()))));
	}

	/** A name for what comes: what is there keeps its own until it has gone. */
	private static String fresh(String card, Set<String> taken) {
		var plain = card.replaceAll("[^A-Za-z0-9_-]", "-");
		return IntStream.iterate(1, number -> number + 1).mapToObj(number -> number == 1 ? plain : plain + "-" + number)
				.filter(name -> !taken.contains(Backends.name(name)) && !taken.contains(port(Backends.name(name))))
				.findFirst().orElseThrow();
	}

	static String port(String network) {
		return network + "-port";
	}

	/**
	 * Finds out, for a card by the name that QEMU has for it.
	 *
	 * @return on the thread of the wires; fails with {@link OperationFailed} where nobody here knows how the card was made, so
	 *         that it would not come back
	 */
	public static CompletableFuture<NetworkChange> of(MachineAccess machine, String card) {
		return machine.ask(new HumanMonitorCommand("info network")).thenApply(PrintedNetwork::of)
				.thenCompose(printed -> printed.cards().stream().filter(known -> known.name().equals(card)).findFirst()
						.map(known -> of(machine, known, printed))
						.orElseGet(() -> CompletableFuture.failedFuture(OperationFailed.refused(
								"There is no network card " + card + " any more.", "Look at the machine's network."))));
	}

	private static CompletableFuture<NetworkChange> of(MachineAccess machine, PrintedNetwork.Card card,
			PrintedNetwork printed) {
		return card.peer().filter(printed.ports()::containsKey).isPresent()
				? CompletableFuture.completedFuture(new NetworkChange(machine, card, printed, Optional.empty()))
				: MadeDevice.of(machine, card.name()).thenApply(made -> new NetworkChange(machine, card, printed,
						Optional.of(withMac(made, card.mac()))));
	}

	/** What QEMU chose when it was made is told, so that it comes back with the same address; its slot is told already. */
	private static MadeDevice withMac(MadeDevice made, String mac) {
		if (made.arguments().has("mac")) {
			return made;
		}
		var arguments = made.arguments().deepCopy();
		arguments.put("mac", mac);
		return new MadeDevice(made.id(), arguments, made.backend(), made.journaled());
	}

	/** Whether the card stays in, and its guest notices nothing. */
	public boolean cardStays() {
		return port.isPresent();
	}

	/** The number of the hub that a card which stays is on. */
	public int hub() {
		return port.map(PrintedNetwork.Port::hub).orElse(-1);
	}

	/**
	 * The operation.
	 *
	 * @param wanted a network
	 */
	public Operation<MoveResult> to(BackendRequest wanted) {
		var network = Backends.of(machine, fresh, wanted);
		return port.<Operation<MoveResult>>map(old -> new ExchangeOnHub(machine, card, old, network))
				.orElseGet(() -> {
					var out = made.orElseThrow();
					var arguments = out.arguments().deepCopy();
					arguments.put("netdev", network.name());
					return new ExchangeByReplug(machine, out,
							new MadeDevice(out.id(), arguments, network.entry(), true), network, before);
				});
	}
}
