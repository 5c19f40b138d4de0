package org.wheelhouse.core.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.RealQemu;
import org.wheelhouse.core.hotplug.BackendRequest.HostNetwork;
import org.wheelhouse.core.hotplug.BackendRequest.UserNetwork;
import org.wheelhouse.core.machine.PrintedNetwork;
import org.wheelhouse.core.operation.PlannedAndSent;
import org.wheelhouse.qmp.command.HumanMonitorCommand;
import org.wheelhouse.qmp.command.QomGet;

@Tag("qemu")
class NetworkChangeQemuTest {

	/** A network that only leads to this computer. */
	private static final HostNetwork SOCKET = new HostNetwork("socket", Map.of("mcast", "230.0.0.1:1234"));

	private static final String[] Q35 = {"-machine", "q35", "-S", "-device", "pcie-root-port,id=rp1,chassis=1",
			"-device",
			"qemu-xhci,id=xhci,bus=pcie.0"};

	static Stream<RealQemu> versions() throws Exception {
		return RealQemu.all().stream();
	}

	private static RealMachine machine(RealQemu qemu, String... more) throws Exception {
		return RealMachine.start("net", qemu, Stream.concat(Stream.of(Q35), Stream.of(more))
				.toArray(String[]::new));
	}

	@ParameterizedTest
	@MethodSource("versions")
	void aCardComesBackWithItsAddressAndAnotherNetwork(RealQemu qemu) throws Exception {
		try (var machine = machine(qemu, "-netdev", "user,id=n0", "-device",
				"usb-net,id=c0,netdev=n0,bus=xhci.0,port=2")) {
			var mac = mac(machine, "c0");
			var change = Await.get(NetworkChange.of(machine, "c0"));
			assertFalse(change.cardStays());
			var operation = change.to(SOCKET);
			machine.takeSent();
			var planned = PlannedAndSent.planned(operation);
			assertInstanceOf(MoveResult.Moved.class, Await.get(operation.run()));
			PlannedAndSent.assertSent(planned, machine);
			assertEquals("wh-c0 socket", behind(machine, "c0"));
			assertEquals(mac, mac(machine, "c0"));
			assertEquals(List.of(), printed(machine).unused(), "the old one has gone");
			// Now it was made from here: so there is a way back.
			var again = Await.get(NetworkChange.of(machine, "c0")).to(new UserNetwork());
			assertInstanceOf(MoveResult.Moved.class, Await.get(again.run()));
			assertEquals("wh-c0-2 user", behind(machine, "c0"));
			var before = NoTrace.of(machine);
			assertInstanceOf(MoveResult.Moved.class, Await.get(again.inverse().orElseThrow().run()));
			assertEquals("wh-c0 socket", behind(machine, "c0"));
			assertEquals(1, machine.journal().entries().size());
			assertTrue(machine.journal().entries().getFirst().deviceArguments().contains("\"netdev\":\"wh-c0\""));
			assertEquals(before.get("/machine/peripheral"), NoTrace.of(machine).get("/machine/peripheral"));
		}
	}

	@Test
	void aNetworkThatQemuRefusesLeavesNoTrace() throws Exception {
		try (var machine = machine(RealQemu.installed(), "-netdev", "user,id=n0", "-device",
				"virtio-net-pci,id=c0,netdev=n0,bus=rp1")) {
			var before = NoTrace.of(machine);
			var change = Await.get(NetworkChange.of(machine, "c0"));
			var failure = assertThrows(OperationFailed.class,
					() -> Await.get(change.to(new HostNetwork("bridge", Map.of("br", "wh-none0"))).run()));
			assertEquals("The network of c0 could not be changed", failure.what());
			assertEquals("bridge helper failed", failure.words());
			assertEquals(before, NoTrace.of(machine));
			assertTrue(machine.journal().entries().isEmpty());
		}
	}

	@Test
	void aCardThatIsNotTakenAgainIsPutBackAndTheNewNetworkRemoved() throws Exception {
		try (var machine = machine(RealQemu.installed(), "-netdev", "user,id=n0", "-device",
				"usb-net,id=c0,netdev=n0,bus=xhci.0,port=2,mac=52:54:00:00:00:07")) {
			var before = NoTrace.of(machine);
			var made = Await.get(MadeDevice.of(machine, "c0"));
			var wrong = made.arguments().deepCopy().put("netdev", "wh-x").put("no-such", 1);
			var failure = assertThrows(OperationFailed.class, () -> Await.get(new ExchangeByReplug(machine, made,
					new MadeDevice("c0", wrong, made.backend(), true), Backends.of(machine, "x", new UserNetwork()),
					Optional.of("n0")).run()));
			assertEquals("The network of c0 could not be changed", failure.what());
			assertTrue(failure.words().contains("no-such"), failure::toString);
			assertEquals(before, NoTrace.of(machine));
			assertEquals("n0 user", behind(machine, "c0"));
			assertTrue(machine.journal().entries().isEmpty(), machine.journal().entries()::toString);
		}
	}

	/** QEMU would remove it, and the card would never be connected again. */
	@Test
	void aNewNetworkThatTheCardMayHaveStaysWhenNobodyKnows() throws Exception {
		try (var machine = machine(RealQemu.installed(), "-netdev", "user,id=n0", "-device",
				"usb-net,id=c0,netdev=n0,bus=xhci.0,port=2,mac=52:54:00:00:00:07")) {
			var made = Await.get(MadeDevice.of(machine, "c0"));
			var other = new HotplugDevice(machine, new PlugRequest("usb-net", "c1", "xhci.0", Map.of("port", "3"),
					new BackendRequest.None(), Map.of("netdev", "wh-x")));
			var wrong = made.arguments().deepCopy().put("netdev", "wh-x").put("no-such", 1);
			// The card, as far as anybody can tell: it has the new network by the time it is taken back.
			machine.onSent(command -> {
				if (command.name().equals("device_add") && !command.toJson().contains("c1")
						&& command.toJson().contains("n0")) {
					other.run();
				}
			});
			var failure = assertThrows(OperationFailed.class, () -> Await.get(new ExchangeByReplug(machine, made,
					new MadeDevice("c0", wrong, made.backend(), true), Backends.of(machine, "x", new UserNetwork()),
					Optional.of("n0")).run()));
			assertTrue(failure.undone().toString().contains("not the network wh-x (c1 uses it)"), failure::toString);
			assertEquals("wh-x user", behind(machine, "c1"));
		}
	}

	@ParameterizedTest
	@MethodSource("versions")
	void aCardOnAHubStaysAndTheNewNetworkComesBeforeTheOldOneGoes(RealQemu qemu) throws Exception {
		try (var machine = machine(qemu, "-netdev", "user,id=n2", "-netdev", "hubport,id=h2,hubid=0,netdev=n2",
				"-netdev", "hubport,id=h3,hubid=0", "-device", "virtio-net-pci,netdev=h3,id=c3,bus=rp1")) {
			var change = Await.get(NetworkChange.of(machine, "c3"));
			assertTrue(change.cardStays());
			var operation = change.to(SOCKET);
			machine.takeSent();
			var planned = PlannedAndSent.planned(operation);
			Await.get(operation.run());
			PlannedAndSent.assertSent(planned, machine);
			assertEquals("wh-c3 socket", behind(machine, "c3"));
			assertEquals(List.of("h3", "wh-c3-port"), printed(machine).ports().keySet().stream().sorted().toList());
			var before = NoTrace.of(machine);
			var refused = Await.get(NetworkChange.of(machine, "c3"))
					.to(new HostNetwork("bridge", Map.of("br", "wh-none0")));
			assertThrows(OperationFailed.class, () -> Await.get(refused.run()));
			assertEquals(before, NoTrace.of(machine));
			// A second exchange finds names that are free.
			Await.get(Await.get(NetworkChange.of(machine, "c3")).to(new UserNetwork()).run());
			assertEquals("wh-c3-2 user", behind(machine, "c3"));
		}
	}

	@Test
	void aCardForWhichQemuChoseSlotAndAddressKeepsThem() throws Exception {
		try (var machine = RealMachine.start("slot", "-machine", "pc", "-S", "-netdev", "user,id=n0", "-device",
				"virtio-rng-pci", "-device", "e1000,id=c0,netdev=n0")) {
			var plan = Await.get(NetworkChange.of(machine, "c0")).to(SOCKET).plan();
			assertTrue(plan.stream().anyMatch(command -> command.json().contains("device_add")
					&& command.json().contains("\"bus\":\"pci.0\"") && command.json().contains("\"addr\":\"3.0\"")
					&& command.json().contains("\"mac\":\"" + mac(machine, "c0") + "\"")), plan::toString);
		}
	}

	@Test
	void aCardOfWhichNobodyKnowsHowItWasMadeStays() throws Exception {
		try (var machine = RealMachine.start("nic", "-machine", "pc", "-S", "-nic", "user,model=rtl8139")) {
			var before = NoTrace.of(machine);
			var failure = assertThrows(OperationFailed.class,
					() -> Await.get(NetworkChange.of(machine, "rtl8139.0")));
			assertTrue(failure.what().contains("is not known"), failure.what());
			assertEquals(before, NoTrace.of(machine));
		}
	}

	private static String mac(RealMachine machine, String card) {
		try {
			return Await.get(machine.ask(new QomGet("/machine/peripheral/" + card, "mac"))).asText();
		} catch (Exception e) {
			throw new IllegalStateException(e);
		}
	}

	private static PrintedNetwork printed(RealMachine machine) throws Exception {
		return PrintedNetwork.of(Await.get(machine.ask(new HumanMonitorCommand("info network"))));
	}

	private static String behind(RealMachine machine, String card) throws Exception {
		var printed = printed(machine);
		return printed.cards().stream().filter(known -> known.name().equals(card)).findFirst().flatMap(printed::behind)
				.map(backend -> backend.id() + " " + backend.kind()).orElse("");
	}
}
