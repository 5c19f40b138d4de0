package org.wheelhouse.core.state;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The network cards of a machine, and what is behind them on the host.
 *
 * @param cards  in QEMU's order
 * @param unused networks that no card uses
 */
public record GuestNetwork(List<Card> cards, List<Backend> unused) {

	public GuestNetwork {
		cards = List.copyOf(cards);
		unused = List.copyOf(unused);
	}

	/**
	 * A card of the guest. Texts are empty when not known.
	 *
	 * @param name          by which {@code set_link} knows it: its id, or a name that QEMU gave it
	 * @param id            empty where it has none
	 * @param model         for example {@code virtio-net-pci}
	 * @param mac           its address, as QEMU writes it
	 * @param linkDown      whether its cable was pulled from here
	 * @param hub           the number of the hub that it is on
	 * @param changeRefusal why what is behind it cannot be exchanged, a sentence; empty when it can
	 * @param backend       empty where it leads nowhere
	 */
	public record Card(String name, String id, String model, String mac, boolean linkDown, OptionalInt hub,
			String changeRefusal, Optional<Backend> backend) {}

	/**
	 * A network ({@code netdev}).
	 *
	 * @param kind     for example {@code user}
	 * @param detail   what else QEMU tells of it, in its words
	 * @param forwards in QEMU's order
	 */
	public record Backend(String id, String kind, String detail, List<Forward> forwards) {

		public Backend {
			forwards = List.copyOf(forwards);
		}
	}

	/**
	 * A port of the host that leads to one of the guest.
	 *
	 * @param protocol    {@code tcp} or {@code udp}
	 * @param hostAddress empty for all of the host
	 */
	public record Forward(String protocol, String hostAddress, int hostPort, String guestAddress, int guestPort) {

		/** The end on the host, as the human monitor takes it. */
		public String hostEnd() {
			return protocol + ":" + hostAddress + ":" + hostPort;
		}

		/** As options and the human monitor take it. */
		public String rule() {
			return hostEnd() + "-" + guestAddress + ":" + guestPort;
		}
	}
}
