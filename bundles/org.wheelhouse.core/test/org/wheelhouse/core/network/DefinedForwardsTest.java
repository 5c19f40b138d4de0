package org.wheelhouse.core.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.state.GuestNetwork.Forward;
import org.wheelhouse.host.DefinitionText;

class DefinedForwardsTest {

	private static final Forward SSH = new Forward("tcp", "127.0.0.1", 2222, "10.0.2.15", 22);

	@Test
	void aForwardIsWrittenWhereTheNetworkIs() throws Exception {
		var text = DefinitionText.parse("""
				qemu-system-x86_64 \\
				  -netdev user,id=n0,hostfwd=tcp::80-:80 \\
				  -device e1000,netdev=n0
				""");
		var with = new DefinedForwards("n0").with(text, SSH, true);
		assertEquals("user,id=n0,hostfwd=tcp::80-:80,hostfwd=tcp:127.0.0.1:2222-10.0.2.15:22",
				with.options().getFirst().value().orElseThrow());
		assertEquals(with.text(), new DefinedForwards("n0").with(with, SSH, true).text(), "once is enough");
		assertEquals(text.text(), new DefinedForwards("n0").with(with, SSH, false).text());
	}

	@Test
	void aProtocolThatIsLeftOutIsTcp() throws Exception {
		var text = DefinitionText.parse("qemu-system-x86_64 -netdev user,id=n0,hostfwd=:127.0.0.1:2222-:22");
		assertEquals("user,id=n0", new DefinedForwards("n0").with(text, SSH, false).options().getFirst().value()
				.orElseThrow());
	}

	@Test
	void aNetworkThatTheDefinitionDoesNotHaveIsNotMade() throws Exception {
		var text = DefinitionText.parse("qemu-system-x86_64 -nic user");
		var failure = assertThrows(CoreException.class, () -> new DefinedForwards("n0").with(text, SSH, true));
		assertEquals("No -netdev of the definition has the id n0", failure.what());
	}
}
