package org.wheelhouse.core.internal.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.RealQemu;
import org.wheelhouse.core.internal.machine.Overheard;
import org.wheelhouse.core.machine.GuestAgent;
import org.wheelhouse.core.machine.QemuFiles;
import org.wheelhouse.core.state.GuestNetwork;

@Tag("qemu")
class NetworkPollerQemuTest {

	static Stream<RealQemu> versions() throws Exception {
		return RealQemu.all().stream();
	}

	@ParameterizedTest
	@MethodSource("versions")
	void allCardsAreToldWithWhatIsBehindThem(RealQemu qemu) throws Exception {
		try (var machine = RealMachine.start("net", qemu, "-machine", "q35", "-S", "-device", "pcie-root-port,id=rp",
				"-netdev", "user,id=n0,hostfwd=tcp:127.0.0.1:0-:22", "-device", "virtio-net-pci,netdev=n0,id=c0,bus=rp",
				"-netdev", "user,id=n1", "-device", "e1000,netdev=n1,id=c1,bus=pcie.0", "-netdev", "user,id=n2",
				"-netdev", "hubport,id=h2,hubid=0,netdev=n2", "-netdev", "hubport,id=h3,hubid=0", "-device",
				"e1000,netdev=h3,id=c3", "-nic", "user,model=rtl8139")) {
			var poller = new NetworkPoller(machine, new Told());
			var network = Await.get(poller.ask()).apply(machine.snapshot()).trees().network().orElseThrow();
			assertEquals(List.of("c0 virtio-net-pci n0 user -1", "c1 e1000 n1 user -1", "c3 e1000 n2 user 0"),
					network.cards().stream().filter(card -> !card.id().isEmpty()).map(NetworkPollerQemuTest::line)
							.sorted().toList());
			assertEquals(List.of(), network.unused());
			assertEquals("", card(network, "c0").changeRefusal());
			assertTrue(card(network, "c0").linkDown());
			assertTrue(card(network, "c1").changeRefusal().startsWith("It cannot leave"), network::toString);
			assertEquals("", card(network, "c3").changeRefusal(), "on a hub the card stays");
			assertTrue(card(network, "rtl8139.0").changeRefusal().startsWith("It has no id"), network::toString);
			assertEquals("tcp 127.0.0.1 22", card(network, "c0").backend().orElseThrow().forwards().stream()
					.map(rule -> rule.protocol() + " " + rule.hostAddress() + " " + rule.guestPort()).findFirst()
					.orElse(""));
		}
	}

	private static GuestNetwork.Card card(GuestNetwork network, String name) {
		return network.cards().stream().filter(card -> card.name().equals(name)).findFirst().orElseThrow();
	}

	private static String line(GuestNetwork.Card card) {
		return card.name() + " " + card.model() + " "
				+ card.backend().map(backend -> backend.id() + " " + backend.kind()).orElse("") + " "
				+ card.hub().orElse(-1);
	}

	private record Told() implements Overheard {

		@Override
		public OptionalInt cpusTakenOut() {
			return OptionalInt.empty();
		}

		@Override
		public OptionalLong balloonTarget() {
			return OptionalLong.empty();
		}

		@Override
		public Set<String> linksDown() {
			return Set.of("c0");
		}

		@Override
		public GuestAgent agent() {
			return GuestAgent.NONE;
		}

		@Override
		public QemuFiles files() {
			throw new UnsupportedOperationException();
		}
	}
}
