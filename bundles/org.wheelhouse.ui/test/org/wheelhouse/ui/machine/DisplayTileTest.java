package org.wheelhouse.ui.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.VncState;

/** Where the VNC server of a machine listens, in words; a socket has no host and no port. */
class DisplayTileTest {

	@Test
	void whereItListensIsSaidInWords() {
		assertEquals("VNC port 5901 · 0 clients", DisplayTile.text(vnc("ipv4", "127.0.0.1", "5901")));
		assertEquals("VNC 192.0.2.1:5901 · 0 clients", DisplayTile.text(vnc("ipv4", "192.0.2.1", "5901")));
		assertEquals("VNC on a unix socket · 0 clients",
				DisplayTile.text(vnc("unix", "", "/run/wheelhouse/01234567/vnc.sock")));
	}

	private static VncState vnc(String family, String host, String service) {
		var vnc = LiveFactory.eINSTANCE.createVncState();
		vnc.setEnabled(true);
		vnc.setFamily(family);
		vnc.setHost(host);
		vnc.setService(service);
		vnc.setAuth("none");
		return vnc;
	}
}
