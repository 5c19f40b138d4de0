package org.wheelhouse.ui.devices.network;

import java.util.Optional;

import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.model.live.HostForward;
import org.wheelhouse.model.live.NetworkBackend;
import org.wheelhouse.model.live.NetworkCard;

/** What a person can ask for of a machine's network: each opens a form and sends nothing by itself. UI thread. */
interface NetworkActions {

	/** The cable of a card is plugged in, or pulled. */
	void link(NetworkCard card, boolean up);

	/** Another network behind a card. */
	void change(NetworkCard card);

	/** A port of the host is to lead to the guest. */
	void forward(NetworkBackend network);

	/** A port of the host is to lead to the guest no more. */
	void stop(NetworkBackend network, HostForward forward);

	/** Switches are told where a card is. */
	void announce(NetworkCard card);

	/** A card is to leave. */
	void unplug(NetworkCard card);

	/** A network that no card uses is removed. */
	void remove(NetworkBackend unused);

	/**
	 * A card is plugged in.
	 *
	 * @param type empty to be asked which
	 */
	void plug(Optional<DeviceType> type);
}
