package org.wheelhouse.qmp.session;

import java.time.Duration;

import org.wheelhouse.endpoint.Address;

/** The monitor took the connection and said nothing. */
public final class MonitorBusy extends QmpException {

	private static final long serialVersionUID = 1L;

	MonitorBusy(Address address, Duration waited) {
		super(address + " accepts connections, but sent no greeting within " + Waited.text(waited)
				+ ": another client holds this monitor, or QEMU is stopped (SIGSTOP) or hangs.", "",
				"Disconnect the other client, or give QEMU a second -qmp monitor."
						+ (address instanceof Address.Tcp port
								? " If it speaks TLS, say tls:" + port.hostAndPort() + "."
								: ""),
				"", null);
	}
}
