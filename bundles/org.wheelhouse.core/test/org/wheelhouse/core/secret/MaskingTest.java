package org.wheelhouse.core.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is secret is masked wherever it stands, and nothing else in a command line is. */
class MaskingTest {

	private static final String SECRET = "hunter2";

	@Test
	void aCommandLineKeepsAllButItsSecrets() {
		assertEquals(
				List.of("qemu-system-x86_64", "-object", "secret,id=k,data=••••,format=raw", "-spice",
						"port=1,password=••••", "-vnc", ":1,password=on,password-secret=v0", "-drive",
						"file=a,,b,key-secret=k0", "-S", "-append", "data=x"),
				Masking.words(List.of("qemu-system-x86_64", "-object", "secret,id=k,data=hunter2,format=raw", "-spice",
						"port=1,password=hun,,ter2", "-vnc", ":1,password=on,password-secret=v0", "-drive",
						"file=a,,b,key-secret=k0", "-S", "-append", "data=x")));
	}

	@Test
	void whatHasNoneIsLeftToTheLetter() {
		for (var value : List.of("driver,a=b,,c,", "if=pflash,unit=0,readonly", "user,id=n,hostfwd=tcp::1-:2", "")) {
			assertEquals(value, Masking.value("netdev", value));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"-object secret,id=s,data=hunter2", "object_add secret,id=s,data=hunter2",
			"{\"execute\":\"object-add\",\"arguments\":{\"qom-type\":\"secret\",\"id\":\"s\",\"data\":\"hunter2\"}}",
			"{\"execute\":\"set_password\",\"arguments\":{\"protocol\":\"vnc\",\"password\":\"hunter2\"}}",
			"{'execute':'change-vnc-password','arguments':{'password':'hunter2'}}", "set_password vnc hunter2",
			"change vnc password hunter2", "VNC_PASSWORD=hunter2", "GITHUB_TOKEN=hunter2", "API_KEY: hunter2",
			"password = \"hun\\\"hunter2\"", "https://joe:hunter2@example.org/disk.qcow2", "my.secret=hunter2",
			"-spice port=1,password=hunter2,x=y", "passphrase: hunter2"})
	void aTextOfAnyKindHasNone(String text) {
		assertFalse(Masking.text("before\n" + text + "\nafter").contains(SECRET), Masking.text(text));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"-vnc :1,password=on", "key-secret=s0", "qemu: no secret with id 's0'",
			"/usr/bin/qemu-system-x86_64 -m 1G"})
	void whatOnlyNamesOneIsLeft(String text) {
		assertEquals(text, Masking.text(text));
	}
}
