package org.wheelhouse.core.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.machine.ChardevBackend.Elsewhere;
import org.wheelhouse.core.machine.ChardevBackend.Listening;
import org.wheelhouse.endpoint.Address;

class ChardevBackendTest {

	@Test
	void socketsOnWhichQemuListens() {
		assertEquals(new Listening(new Address.Unix(Path.of("/run/a,b.sock")), false),
				ChardevBackend.of("disconnected:unix:/run/a,b.sock,server=on"));
		assertEquals(new Listening(new Address.Unix(Path.of("serial.sock")), true),
				ChardevBackend.of("unix:serial.sock,server=on"));
		assertEquals(new Listening(new Address.Unix(Path.of("/old")), false),
				ChardevBackend.of("disconnected:unix:/old,server"));
		assertEquals(new Listening(new Address.Tcp("127.0.0.1", 4555), false),
				ChardevBackend.of("disconnected:tcp:127.0.0.1:4555,server=on"));
		assertEquals(new Listening(new Address.Tcp("::1", 4555), true),
				ChardevBackend.of("tcp:[::1]:4555,server=on <-> [::1]:39012"));
	}

	@Test
	void everythingElse() {
		for (var filename : new String[]{"file", "stdio", "mux", "pty:/dev/pts/7", "null", "vc", "ringbuf",
				"unix:/run/x",
				"disconnected:tcp:10.0.0.1:99", "disconnected:telnet:127.0.0.1:99,server=on", "",
				"tcp:nonsense,server=on"}) {
			assertInstanceOf(Elsewhere.class, ChardevBackend.of(filename), filename);
		}
		assertEquals(new Elsewhere("a terminal of the computer (/dev/pts/7)"), ChardevBackend.of("pty:/dev/pts/7"));
	}
}
