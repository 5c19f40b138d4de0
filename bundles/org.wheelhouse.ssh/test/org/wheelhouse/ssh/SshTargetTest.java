package org.wheelhouse.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SshTargetTest {

	@Test
	void whatIsTypedIsRead() {
		assertEquals(new SshTarget(Optional.empty(), "far", Optional.empty()), SshTarget.parse(" far "));
		assertEquals(new SshTarget(Optional.of("me"), "far.example", Optional.of(2222)),
				SshTarget.parse("me@far.example:2222"));
		assertEquals(new SshTarget(Optional.of("me@realm"), "far", Optional.empty()), SshTarget.parse("me@realm@far"));
		assertEquals(new SshTarget(Optional.empty(), "fe80::1%eth0", Optional.empty()),
				SshTarget.parse("fe80::1%eth0"));
		assertEquals(new SshTarget(Optional.empty(), "2001:db8::1", Optional.of(22)),
				SshTarget.parse("[2001:db8::1]:22"));
	}

	@ParameterizedTest
	@ValueSource(strings = {"far", "me@far", "far:22", "me@[2001:db8::1]:22", "2001:db8::1"})
	void whatIsSaidIsReadAgain(String text) {
		assertEquals(text, SshTarget.parse(text).toString());
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "-oProxyCommand=x", "a b", "a;b", "me@", "@far", "far:", "far:0", "far:65536", "far:x",
			"-x@far", "$(x)@far",
			"[far", "me@-far"})
	void whatSshOrAShellWouldTakeForSomethingElseIsRefused(String text) {
		assertThrows(IllegalArgumentException.class, () -> SshTarget.parse(text));
	}

	@Test
	void sshIsGivenNothingThatIsNotSaid() {
		assertEquals(List.of("--", "far"), SshTarget.parse("far").words());
		assertEquals(List.of("-l", "me", "-p", "22", "--", "far"), SshTarget.parse("me@far:22").words());
	}
}
