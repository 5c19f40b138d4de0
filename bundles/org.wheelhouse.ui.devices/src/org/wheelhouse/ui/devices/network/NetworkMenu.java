package org.wheelhouse.ui.devices.network;

import java.util.Optional;

import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.wheelhouse.model.live.HostForward;
import org.wheelhouse.model.live.NetworkBackend;
import org.wheelhouse.model.live.NetworkCard;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.CopiedText;
import org.wheelhouse.ui.widget.MenuEntry;

/** The context menu of a card, a forward or a network; what cannot be done says why. */
final class NetworkMenu {

	private static final String USER = "user";

	private NetworkMenu() {
		// holds no state
	}

	static void fill(IMenuManager menu, Object element, NetworkActions gestures) {
		switch (element) {
			case NetworkCard card -> card(menu, card, gestures);
			case HostForward forward when forward.eContainer() instanceof NetworkBackend network -> {
				add(menu, Messages.Menu_stop, "", Icon.BIN, () -> gestures.stop(network, forward));
				forwarding(menu, Optional.of(network), gestures);
			}
			case NetworkBackend unused -> {
				forwarding(menu, Optional.of(unused), gestures);
				add(menu, NLS.bind(Messages.Menu_remove, unused.getId()), "", Icon.BIN,
						() -> gestures.remove(unused));
			}
			default -> {
				// nothing is done with it
			}
		}
	}

	private static void card(IMenuManager menu, NetworkCard card, NetworkActions gestures) {
		add(menu, card.isLinkDown() ? Messages.Menu_up : Messages.Menu_down, "", Icon.NETWORK,
				() -> gestures.link(card, card.isLinkDown()));
		add(menu, Messages.Menu_change, card.getChangeRefusal(), Icon.BRIDGE, () -> gestures.change(card));
		forwarding(menu, Optional.ofNullable(card.getBackend()), gestures);
		add(menu, Messages.Menu_announce, "", Icon.MIGRATE, () -> gestures.announce(card));
		menu.add(new Separator());
		add(menu, NLS.bind(Messages.Menu_unplug, card.getName()), unplugRefusal(card), Icon.BIN,
				() -> gestures.unplug(card));
		add(menu, Messages.Menu_copyMac, "", Icon.COPY, () -> CopiedText.put(card.getMac(), Display.getCurrent()));
	}

	private static void forwarding(IMenuManager menu, Optional<NetworkBackend> network, NetworkActions gestures) {
		add(menu, Messages.Menu_forward,
				network.filter(behind -> behind.getKind().equals(USER)).isPresent() ? "" : Messages.Menu_noUser,
				Icon.IMPORT, () -> network.ifPresent(gestures::forward));
	}

	/** Why a card stays; empty when it may leave. */
	static String unplugRefusal(NetworkCard card) {
		return card.getId().isEmpty() ? Messages.Menu_noId : "";
	}

	private static void add(IMenuManager menu, String text, String refusal, Icon icon, Runnable run) {
		var entry = new MenuEntry(refusal.isEmpty() ? text : text + " – " + refusal, icon.descriptor(), run);
		entry.setEnabled(refusal.isEmpty());
		menu.add(entry);
	}
}
