package org.wheelhouse.qmp.event;

import java.util.Optional;
import java.util.OptionalLong;

import org.wheelhouse.qmp.json.Name;

/** Network cards and what they are connected to. */
public sealed interface NetworkEvent extends TypedEvent {

	/**
	 * The guest changed which packets a card takes. Told once, until it is asked by {@code query-rx-filter}.
	 *
	 * @param name its id
	 * @param path its QOM path
	 */
	record NicRxFilterChanged(Optional<String> name, String path) implements NetworkEvent {}

	/** A guest's virtio card can stand in for another one. */
	record FailoverNegotiated(String deviceId) implements NetworkEvent {}

	/** The card that another one stands in for is to go. */
	record UnplugPrimary(String deviceId) implements NetworkEvent {}

	/** A stream back end is connected. */
	record NetdevStreamConnected(String netdevId, Address addr) implements NetworkEvent {}

	/** A stream back end has lost its peer. */
	record NetdevStreamDisconnected(String netdevId) implements NetworkEvent {}

	/**
	 * An address of a socket (QAPI {@code SocketAddress}).
	 *
	 * @param type {@code inet}, {@code unix}, {@code vsock} or {@code fd}
	 * @param host for {@code inet}
	 * @param port for {@code inet} and {@code vsock}
	 * @param path for {@code unix}
	 * @param cid  for {@code vsock}
	 * @param str  for {@code fd}
	 */
	record Address(String type, Optional<String> host, Optional<String> port, Optional<Boolean> numeric,
			OptionalLong to, Optional<Boolean> ipv4, Optional<Boolean> ipv6, Optional<Boolean> keepAlive,
			Optional<Boolean> mptcp, Optional<String> path,
			@Name("abstract") Optional<Boolean> isAbstract, Optional<Boolean> tight,
			Optional<String> cid, Optional<String> str) {}

	/** A remote direct memory access back end has a new address, or lost one. */
	record RdmaGidStatusChanged(String netdev, boolean gidStatus, long subnetPrefix,
			long interfaceId) implements NetworkEvent {}
}
