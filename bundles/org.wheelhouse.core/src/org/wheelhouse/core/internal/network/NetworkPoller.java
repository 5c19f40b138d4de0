package org.wheelhouse.core.internal.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.wheelhouse.core.internal.machine.Facet;
import org.wheelhouse.core.internal.machine.Overheard;
import org.wheelhouse.core.internal.machine.Poller;
import org.wheelhouse.core.internal.machine.TreeSync;
import org.wheelhouse.core.machine.OptionalQuery;
import org.wheelhouse.core.machine.PrintedNetwork;
import org.wheelhouse.core.state.GuestNetwork;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.MachineTrees;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.LivePackage.Literals;
import org.wheelhouse.qmp.command.HumanMonitorCommand;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.QomList;
import org.wheelhouse.qmp.session.CommandSender;

/** The network cards and what is behind them, in the words of the human monitor: no other command tells of them all. */
public final class NetworkPoller implements Poller {

	/** Network cards. */
	public static final Facet FACET = new Facet(Topic.NETWORK, Set.of("DEVICE_DELETED", "NETDEV_*"),
			context -> new NetworkPoller(context.machine(), context.overheard()),
			() -> TreeSync.of(MachineTrees.NETWORK, Literals.MACHINE__NETWORK, new NetworkSync()::apply));

	private static final String DEVICES = "/machine/peripheral";

	private final CommandSender machine;
	private final Overheard overheard;

	NetworkPoller(CommandSender machine, Overheard overheard) {
		this.machine = machine;
		this.overheard = overheard;
	}

	@Override
	public CompletableFuture<UnaryOperator<MachineSnapshot>> ask() {
		var printed = machine.send(new HumanMonitorCommand("info network")).thenApply(PrintedNetwork::of);
		var forwards = machine.send(new HumanMonitorCommand("info usernet")).thenApply(PrintedNetwork::forwards);
		var ids = OptionalQuery.instead(machine.send(new QomList(DEVICES)), List.<QomList.Property>of())
				.thenApply(devices -> devices.stream().map(QomList.Property::name).collect(Collectors.toSet()));
		return printed.thenCombine(forwards, Told::new).thenCombine(ids, Told::having).thenCompose(this::withBuses)
				.thenApply(network -> snapshot -> snapshot
						.with(snapshot.trees().with(MachineTrees.NETWORK, Optional.of(network))));
	}

	/** Whether a card's bus takes and gives cards while the machine runs is asked of the card. */
	private CompletableFuture<GuestNetwork> withBuses(Told told) {
		var all = CompletableFuture.<Map<String, Boolean>>completedFuture(new HashMap<>());
		for (var card : told.printed().cards().stream().map(PrintedNetwork.Card::name).filter(told.ids()::contains)
				.toList()) {
			all = all.thenCombine(
					OptionalQuery.instead(machine.send(new QomGet(DEVICES + "/" + card, "hotpluggable"))
							.thenApply(value -> value.asBoolean(true)), true),
					(found, may) -> {
						found.put(card, may);
						return found;
					});
		}
		return all.thenApply(may -> told.network(may, overheard.linksDown()));
	}

	private record Told(PrintedNetwork printed, Map<String, List<GuestNetwork.Forward>> forwards, Set<String> ids) {

		Told(PrintedNetwork printed, Map<String, List<GuestNetwork.Forward>> forwards) {
			this(printed, forwards, Set.of());
		}

		Told having(Set<String> devices) {
			return new Told(printed, forwards, devices);
		}

		GuestNetwork network(Map<String, Boolean> may, Set<String> linksDown) {
			return new GuestNetwork(printed.cards().stream().map(card -> card(card, may, linksDown)).toList(),
					printed.unused().stream().map(this::backend).toList());
		}

		private GuestNetwork.Card card(PrintedNetwork.Card card, Map<String, Boolean> may, Set<String> linksDown) {
			var name = card.name();
			var hub = card.peer().map(printed.ports()::get).map(port -> OptionalInt.of(port.hub()))
					.orElse(OptionalInt.empty());
			var backend = printed.behind(card).map(this::backend);
			return new GuestNetwork.Card(name, ids.contains(name) ? name : "", card.model(), card.mac(),
					linksDown.contains(name) || card.peer().filter(linksDown::contains).isPresent(), hub,
					refusal(name, hub, may), backend);
		}

		private String refusal(String name, OptionalInt hub, Map<String, Boolean> may) {
			if (hub.isPresent()) {
				return "";
			}
			if (!ids.contains(name)) {
				return "It has no id, so it can neither leave nor come back: give it one in the definition.";
			}
			return may.getOrDefault(name, true)
					? ""
					: "It cannot leave while the machine runs, and QEMU exchanges nothing behind a card that stays.";
		}

		private GuestNetwork.Backend backend(PrintedNetwork.Backend told) {
			return new GuestNetwork.Backend(told.id(), told.kind(), told.detail(),
					forwards.getOrDefault(told.id(), List.of()));
		}
	}
}
