package org.wheelhouse.core.definition.check;

import java.util.Set;

/**
 * A port of a computer on which somebody listens.
 *
 * @param udp     whether it is one of UDP, else of TCP
 * @param address on which; empty for all of the computer's
 * @param port    from 1
 * @param by      who, as it is said in a sentence: {@code the machine a}, {@code a program of its computer}
 */
public record TakenPort(boolean udp, String address, int port, String by) {

	private static final Set<String> ALL = Set.of("", "0.0.0.0", "::", "*", "[::]");
	private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]", "ip6-localhost");

	/** Whether only one of both can listen. */
	public boolean excludes(boolean otherUdp, String otherAddress, int otherPort) {
		return port == otherPort && udp == otherUdp && !areOfTwoKinds(address, otherAddress)
				&& (ALL.contains(address) || ALL.contains(otherAddress) || address.equals(otherAddress)
						|| LOOPBACK.contains(address) && LOOPBACK.contains(otherAddress));
	}

	/** One of IPv4 and one of IPv6 alone: all addresses of IPv6 are mostly those of IPv4 too. */
	private static boolean areOfTwoKinds(String one, String other) {
		return isOnlyIpv6(one) && isIpv4(other) || isIpv4(one) && isOnlyIpv6(other);
	}

	private static boolean isOnlyIpv6(String address) {
		return address.contains(":") && !ALL.contains(address);
	}

	private static boolean isIpv4(String address) {
		return address.matches("[0-9.]+");
	}
}
