package org.wheelhouse.core.internal.network;

import static org.wheelhouse.model.live.LivePackage.Literals.*;

import java.util.Optional;

import org.eclipse.emf.common.util.ECollections;
import org.wheelhouse.core.internal.sync.FeatureWriter;
import org.wheelhouse.core.internal.sync.KeyedList;
import org.wheelhouse.core.state.GuestNetwork;
import org.wheelhouse.core.state.GuestNetwork.Backend;
import org.wheelhouse.core.state.GuestNetwork.Card;
import org.wheelhouse.core.state.GuestNetwork.Forward;
import org.wheelhouse.core.state.GuestTraffic;
import org.wheelhouse.core.state.GuestTraffic.Interface;
import org.wheelhouse.core.state.GuestTraffic.Rate;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.model.live.HostForward;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.NetworkBackend;
import org.wheelhouse.model.live.NetworkCard;
import org.wheelhouse.model.live.NetworkState;

/** Copies the network cards; cards are matched by name, networks by id, forwards by their end on the host. */
final class NetworkSync {

	private final KeyedList<Forward, HostForward> forwards = new KeyedList<>(Forward::hostEnd,
			shown -> forward(shown).hostEnd(), LiveFactory.eINSTANCE::createHostForward, NetworkSync::forward);
	private final KeyedList<Backend, NetworkBackend> unused = new KeyedList<>(Backend::id, NetworkBackend::getId,
			LiveFactory.eINSTANCE::createNetworkBackend, this::backend);
	private final KeyedList<Card, NetworkCard> cards = new KeyedList<>(Card::name, NetworkCard::getName,
			LiveFactory.eINSTANCE::createNetworkCard, this::card);

	private Optional<GuestTraffic> traffic = Optional.empty();

	/** Of the whole it shows all, and of the traffic what is of these cards. */
	void apply(GuestNetwork network, MachineSnapshot snapshot, NetworkState state) {
		traffic = snapshot.trees().traffic();
		new FeatureWriter(state).set(NETWORK_STATE__AGENT_UNTOLD, traffic.map(GuestTraffic::untold).orElse(""));
		cards.apply(network.cards(), state.getCards());
		unused.apply(network.unused(), state.getUnused());
	}

	private void card(NetworkCard target, Card card) {
		new FeatureWriter(target).set(NETWORK_CARD__NAME, card.name()).set(NETWORK_CARD__ID, card.id())
				.set(NETWORK_CARD__MODEL, card.model()).set(NETWORK_CARD__MAC, card.mac())
				.set(NETWORK_CARD__LINK_DOWN, card.linkDown()).set(NETWORK_CARD__HUB, card.hub().orElse(-1))
				.set(NETWORK_CARD__CHANGE_REFUSAL, card.changeRefusal());
		traffic(target, card);
		if (card.backend().isEmpty()) {
			target.setBackend(null);
			return;
		}
		var shown = Optional.<NetworkBackend>ofNullable(target.getBackend())
				.filter(before -> before.getId().equals(card.backend().get().id()))
				.orElseGet(LiveFactory.eINSTANCE::createNetworkBackend);
		backend(shown, card.backend().get());
		new FeatureWriter(target).set(NETWORK_CARD__BACKEND, shown);
	}

	/** The guest knows a card by its address on the wire; a VLAN of its has the same. */
	private void traffic(NetworkCard target, Card card) {
		var interfaces = traffic.stream().flatMap(told -> told.interfaces().stream())
				.filter(told -> told.mac().equalsIgnoreCase(card.mac())).toList();
		var addresses = interfaces.stream().flatMap(told -> told.addresses().stream()).distinct().toList();
		if (!target.getAddresses().equals(addresses)) {
			ECollections.setEList(target.getAddresses(), addresses);
		}
		var rate = traffic.map(told -> told.taps().get(card.name()))
				.or(() -> interfaces.stream().map(Interface::rate).findFirst()).orElse(Rate.UNKNOWN);
		new FeatureWriter(target).set(NETWORK_CARD__RECEIVED_BYTES_PER_SECOND, rate.received())
				.set(NETWORK_CARD__SENT_BYTES_PER_SECOND, rate.sent());
	}

	private void backend(NetworkBackend target, Backend backend) {
		new FeatureWriter(target).set(NETWORK_BACKEND__ID, backend.id()).set(NETWORK_BACKEND__KIND, backend.kind())
				.set(NETWORK_BACKEND__DETAIL, backend.detail());
		forwards.apply(backend.forwards(), target.getForwards());
	}

	private static void forward(HostForward target, Forward forward) {
		new FeatureWriter(target).set(HOST_FORWARD__PROTOCOL, forward.protocol())
				.set(HOST_FORWARD__HOST_ADDRESS, forward.hostAddress())
				.set(HOST_FORWARD__HOST_PORT, forward.hostPort())
				.set(HOST_FORWARD__GUEST_ADDRESS, forward.guestAddress())
				.set(HOST_FORWARD__GUEST_PORT, forward.guestPort());
	}

	private static Forward forward(HostForward shown) {
		return new Forward(shown.getProtocol(), shown.getHostAddress(), shown.getHostPort(), shown.getGuestAddress(),
				shown.getGuestPort());
	}
}
