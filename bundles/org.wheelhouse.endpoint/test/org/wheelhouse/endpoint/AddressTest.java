package org.wheelhouse.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

	@ParameterizedTest
	@ValueSource(strings = {"unix:/run/vm/qmp", "unix:///run/vm/qmp", "/run/vm/qmp", " /run/vm/qmp ",
			"unix:/run/vm/qmp,server=on,wait=off"})
	void unixSocketIsReadInEveryFormThatPeopleType(String text) {
		assertEquals(new Address.Unix(Path.of("/run/vm/qmp")), Address.parse(text));
	}

	@Test
	void commaWrittenTwiceBelongsToThePath() {
		assertEquals(new Address.Unix(Path.of("/run/a,b")), Address.parse("unix:/run/a,,b,server=on"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ', value = {"tcp:127.0.0.1:4444 127.0.0.1 4444", "tcp://host.example:1 host.example 1",
			"host:65535 host 65535", "tcp:[::1]:4444 ::1 4444", "tcp::4444,server=on,wait=off localhost 4444"})
	void tcpPortIsReadInEveryFormThatPeopleType(String text, String host, int port) {
		assertEquals(new Address.Tcp(host, port), Address.parse(text));
	}

	@Test
	void portWithTlsIsReadWithWhatQemuCallsFolderAndName() {
		assertEquals(new Address.Tls("host", 4444, Optional.empty(), Optional.empty()), Address.parse("tls:host:4444"));
		assertEquals(new Address.Tls("::1", 4444, Optional.of(Path.of("/etc/pki/a,b")), Optional.of("vm.example")),
				Address.parse("tls://[::1]:4444,tls-hostname=vm.example,dir=/etc/pki/a,,b"));
		assertEquals(new Address.Tls("host", 1, Optional.of(Path.of(System.getProperty("user.home"), "pki")),
				Optional.empty()), Address.parse("tls:host:1,dir=~/pki"));
	}

	@ParameterizedTest
	@ValueSource(strings = {"tls:host", "tls:host:1,server=on", "tls:host:1,dir=", "tls:host:1,dir=pki", "tls:host:1,",
			"tls:host:1,tls-hostname=", "", "host", "host:", "host:0", "host:65536", "host:qmp", "unix:",
			"tcp:::1:4444",
			"some/path:1"})
	void whatIsNoAddressIsRefusedWithASentence(String text) {
		var refusal = assertThrows(IllegalArgumentException.class, () -> Address.parse(text));
		assertTrue(refusal.getMessage().contains("Say unix:/path/to/socket"), refusal.getMessage());
	}

	@ParameterizedTest
	@ValueSource(strings = {"unix:/run/vm/qmp", "tcp:host:4444", "tcp:[::1]:4444", "tls:host:4444",
			"tls:[::1]:1,dir=/a,,b,tls-hostname=c"})
	void textOfAnAddressIsReadAgainAsTheSame(String text) {
		assertEquals(text, Address.parse(text).toString());
	}
}
