package org.wheelhouse.core.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.state.GuestNetwork.Forward;

class PrintedNetworkTest {

	/** By QEMU 7.2. */
	private static final PrintedNetwork PRINTED = PrintedNetwork.of("""
			hub 0
			 \\ h3: c3: index=0,type=nic,model=e1000,macaddr=52:54:00:12:34:59
			 \\ h2: n2: index=0,type=user,net=10.0.2.0,restrict=off
			hub 1
			 \\ empty
			lone: index=0,type=socket,
			rtl8139.0: index=0,type=nic,model=rtl8139,macaddr=52:54:00:12:34:56
			 \\ #net064: index=0,type=user,net=10.0.2.0,restrict=off
			c0: index=0,type=nic,model=virtio-net-pci,macaddr=52:54:00:12:34:57
			 \\ n0: index=0,type=tap,ifname=tap0,script=no,downscript=no
			c0: index=1,type=nic,model=virtio-net-pci,macaddr=52:54:00:12:34:57
			 \\ n0: index=1,type=tap,fd=4
			c1: index=0,type=nic,model=e1000,macaddr=52:54:00:12:34:58
			""".replace("\n", "\r\n"));

	@Test
	void eachCardIsToldOnceWithItsAddressAndWhatIsBehindIt() {
		assertEquals(
				List.of("c3 e1000 52:54:00:12:34:59 n2", "rtl8139.0 rtl8139 52:54:00:12:34:56 #net064",
						"c0 virtio-net-pci 52:54:00:12:34:57 n0", "c1 e1000 52:54:00:12:34:58 "),
				PRINTED.cards().stream().map(card -> card.name() + " " + card.model() + " " + card.mac() + " "
						+ PRINTED.behind(card).map(PrintedNetwork.Backend::id).orElse("")).toList());
		assertEquals(new PrintedNetwork.Backend("n0", "tap", "ifname=tap0,script=no,downscript=no"),
				PRINTED.backends().get("n0"));
	}

	@Test
	void aNetworkThatIsReachedByAHubIsInUse() {
		assertEquals(List.of("c3"), PRINTED.users("n2"));
		assertEquals(List.of("c3"), PRINTED.users("h3"));
		assertEquals(List.of("c0"), PRINTED.users("n0"));
		assertEquals(List.of("lone"), PRINTED.unused().stream().map(PrintedNetwork.Backend::id).toList());
		assertEquals(Optional.empty(), PRINTED.ports().get("empty").peer());
		assertEquals(0, PRINTED.ports().get("h2").hub());
	}

	@Test
	void aForwardIsToldWithItsNetwork() {
		var printed = """
				Hub -1 (n0):
				  Protocol[State]    FD  Source Address  Port   Dest. Address  Port RecvQ SendQ
				  TCP[HOST_FORWARD]  13       127.0.0.1 40123       10.0.2.15    80     0     0
				  TCP[ESTABLISHED]   15       10.0.2.15 40224      192.0.2.7   443     0     0
				  UDP[HOST_FORWARD]  14               * 40125       10.0.2.15    53     0     0
				Hub 0 (n2):
				  Protocol[State]    FD  Source Address  Port   Dest. Address  Port RecvQ SendQ
				""".replace("\n", "\r\n");
		var forwards = PrintedNetwork.forwards(printed);
		assertEquals(List.of(new Forward("tcp", "127.0.0.1", 40123, "10.0.2.15", 80),
				new Forward("udp", "", 40125, "10.0.2.15", 53)), forwards.get("n0"));
		assertEquals("udp::40125-10.0.2.15:53", forwards.get("n0").getLast().rule());
		assertEquals(1, forwards.size());
	}

	@Test
	void whatIsNoAnswerIsNothing() {
		var nothing = PrintedNetwork.of("unknown command: 'info network'\r\n");
		assertEquals(List.of(), nothing.cards());
		assertEquals(List.of(), nothing.unused());
		assertEquals(0, PrintedNetwork.forwards("unknown command: 'info usernet'\r\n").size());
	}
}
