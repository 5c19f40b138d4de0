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

class MonitorAddressTest {

	@ParameterizedTest
	@CsvSource(delimiter = ' ', value = {"ssh://far/run/vm/qmp far /run/vm/qmp",
			"ssh://kim@far:2222/run/vm/qmp kim@far:2222 /run/vm/qmp", "SSH://[fe80::1%eth0]:22/q [fe80::1%eth0]:22 /q",
			"ssh://far/a%20b%25%3Fü far '/a b%?ü'"})
	void aSocketOfAFarComputerIsRead(String text, String computer, Path path) {
		assertEquals(new MonitorAddress(Optional.of(computer), new Address.Unix(path)), MonitorAddress.parse(text));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ', value = {"ssh://far/?port=4444 far localhost 4444",
			"ssh://kim@far:22?port=1 kim@far:22 localhost 1", "ssh://far/?host=10.0.0.5&port=65535 far 10.0.0.5 65535"})
	void aPortOfAFarComputerIsRead(String text, String computer, String host, int port) {
		assertEquals(new MonitorAddress(Optional.of(computer), new Address.Tcp(host, port)),
				MonitorAddress.parse(text));
	}

	@ParameterizedTest
	@ValueSource(strings = {"unix:/run/vm/qmp", "/run/vm/qmp", "tcp:127.0.0.1:4444", "host:4444"})
	void whatNamesNoComputerIsAnAddressAsEver(String text) {
		assertEquals(new MonitorAddress(Optional.empty(), Address.parse(text)), MonitorAddress.parse(text));
	}

	@ParameterizedTest
	@ValueSource(strings = {"ssh://", "ssh:///run/qmp", "ssh://far", "ssh://far/", "ssh://kim@/run/qmp",
			"ssh://far/?port=0", "ssh://far/?port=qmp", "ssh://far/?port=", "ssh://far/?host=a",
			"ssh://far/?port=1&x=2", "ssh://far/?port=1&tls-port=2", "ssh://far/?port=1&dir=/a",
			"ssh://far/?tls-port=1&dir=a",
			"ssh://far/run?port=1", "ssh://far/?", "ssh://far/a%zz", "ssh://far/a%4", "ssh://far/a%00b"})
	void whatIsNoneIsRefusedWithASentenceThatSaysWhatIsAccepted(String text) {
		var refusal = assertThrows(IllegalArgumentException.class, () -> MonitorAddress.parse(text)).getMessage();
		assertTrue(refusal.startsWith("“" + text + "”"), refusal);
		assertTrue(refusal.contains("ssh://user@host/path/to/socket"), refusal);
	}

	@ParameterizedTest
	@ValueSource(strings = {"ssh://far/run/vm/qmp", "ssh://kim@far:2222/a%20b%25%3F%23%26c,d", "ssh://far/?port=4444",
			"ssh://kim@[::1]:22/?host=::1&port=4444", "ssh://far/?tls-port=4444",
			"ssh://far/?host=10.0.0.5&tls-port=1&dir=/my%20pki&tls-hostname=vm.example", "unix:/run/vm/qmp",
			"tcp:[::1]:4444"})
	void textOfAnAddressIsReadAgainAsTheSame(String text) {
		assertEquals(text, MonitorAddress.parse(text).toString());
	}

	@Test
	void anIpv6AddressWithoutAPortIsWrittenInBrackets() {
		assertEquals("ssh://kim@[fe80::1]/q",
				new MonitorAddress(Optional.of("kim@fe80::1"), new Address.Unix(Path.of("/q"))).toString());
	}
}
