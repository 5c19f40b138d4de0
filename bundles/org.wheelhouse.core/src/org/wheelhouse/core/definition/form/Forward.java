package org.wheelhouse.core.definition.form;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A port of the host that is led to a port of the guest, as {@code hostfwd} has it. Immutable; any thread.
 *
 * @param protocol     {@code tcp} or {@code udp}
 * @param hostAddress  on which the host listens; empty for all of its addresses
 * @param hostPort     a number; 0 for any free one
 * @param guestAddress empty for the first one that the guest is given
 * @param guestPort    a number
 */
public record Forward(String protocol, String hostAddress, String hostPort, String guestAddress, String guestPort) {

	private static final Pattern RULE = Pattern
			.compile("(?:(tcp|udp):|:)?([^:]*|\\[[^]]*]):(\\d+)-([^:]*):(\\d*)");

	/** Reads a rule; empty when it is none. */
	public static Optional<Forward> parse(String rule) {
		var matcher = RULE.matcher(rule);
		return matcher.matches()
				? Optional.of(new Forward("udp".equals(matcher.group(1)) ? "udp" : "tcp", matcher.group(2),
						matcher.group(3), matcher.group(4), matcher.group(5)))
				: Optional.empty();
	}

	/** As QEMU takes it: {@code tcp:127.0.0.1:2222-:22}. */
	public String rule() {
		return protocol + ":" + hostAddress + ":" + hostPort + "-" + guestAddress + ":" + guestPort;
	}
}
