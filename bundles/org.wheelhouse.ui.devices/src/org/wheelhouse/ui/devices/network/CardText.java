package org.wheelhouse.ui.devices.network;

import java.util.ArrayList;
import java.util.Locale;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.model.live.HostForward;
import org.wheelhouse.model.live.NetworkBackend;
import org.wheelhouse.model.live.NetworkCard;
import org.wheelhouse.model.live.NetworkState;
import org.wheelhouse.ui.widget.Quantity;

/** How network cards are put into words, the same in table, tooltip and forms. */
final class CardText {

	private static final String SEPARATOR = " · ";

	private CardText() {
		// holds no state
	}

	/** What is behind a card. */
	static String network(NetworkCard card) {
		var backend = card.getBackend();
		var text = backend == null ? Messages.Network_nowhere : network(backend);
		return card.getHub() < 0 ? text : text + SEPARATOR + NLS.bind(Messages.Network_hub, card.getHub());
	}

	/** A network with its kind. */
	static String network(NetworkBackend backend) {
		return backend.getKind() + SEPARATOR + backend.getId();
	}

	/** The cable of a card, as far as that is known. */
	static String cable(NetworkCard card) {
		return card.isLinkDown() ? Messages.Network_pulled : Messages.Network_plugged;
	}

	/** Those that the guest has given it. */
	static String addresses(NetworkCard card) {
		return card.getAddresses().isEmpty() ? Quantity.UNKNOWN.toString() : String.join(", ", card.getAddresses());
	}

	/** What goes through it, or why that is not known. */
	private static String traffic(NetworkCard card) {
		if (card.getReceivedBytesPerSecond() >= 0) {
			return NLS.bind(Messages.Network_traffic, Quantity.rate(card.getReceivedBytesPerSecond()),
					Quantity.rate(card.getSentBytesPerSecond()));
		}
		return untold(card).isEmpty() ? "" : Messages.Network_notCounted;
	}

	private static String untold(NetworkCard card) {
		return card.eContainer() instanceof NetworkState network ? network.getAgentUntold() : "";
	}

	/** Where a port of the host leads. */
	static String forward(HostForward forward) {
		return NLS.bind(Messages.Network_forward, new Object[]{forward.getProtocol().toUpperCase(Locale.ROOT),
				forward.getHostAddress().isEmpty() ? Messages.Network_anywhere : forward.getHostAddress(),
				String.valueOf(forward.getHostPort()), forward.getGuestAddress(),
				String.valueOf(forward.getGuestPort())});
	}

	/** Everything known of a card in a few lines. */
	static String tip(NetworkCard card) {
		var lines = new ArrayList<String>();
		lines.add(card.getName() + SEPARATOR + card.getModel() + SEPARATOR + card.getMac());
		lines.add(network(card));
		var backend = card.getBackend();
		if (backend != null) {
			lines.add(backend.getDetail());
			backend.getForwards().forEach(forward -> lines.add(forward(forward)));
		}
		lines.add(cable(card));
		lines.add(card.getAddresses().isEmpty() ? untold(card) : addresses(card));
		lines.add(traffic(card));
		lines.add(card.getChangeRefusal());
		lines.removeIf(String::isEmpty);
		return String.join("\n", lines);
	}
}
