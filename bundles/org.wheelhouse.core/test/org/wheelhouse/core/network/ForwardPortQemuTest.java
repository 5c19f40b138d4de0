package org.wheelhouse.core.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.RealQemu;
import org.wheelhouse.core.machine.PrintedNetwork;
import org.wheelhouse.core.operation.PlannedAndSent;
import org.wheelhouse.core.state.GuestNetwork.Forward;
import org.wheelhouse.qmp.command.HumanMonitorCommand;

@Tag("qemu")
class ForwardPortQemuTest {

	static Stream<RealQemu> versions() throws Exception {
		return RealQemu.all().stream();
	}

	@ParameterizedTest
	@MethodSource("versions")
	void aPortIsForwardedAndNoMore(RealQemu qemu) throws Exception {
		try (var machine = machine(qemu)) {
			var forward = new Forward("tcp", "127.0.0.1", freePort(), "", 22);
			var operation = ForwardPort.add(machine, "n0", forward);
			machine.takeSent();
			var planned = PlannedAndSent.planned(operation);
			Await.get(operation.run());
			PlannedAndSent.assertSent(planned, machine);
			assertEquals(List.of(new Forward("tcp", "127.0.0.1", forward.hostPort(), "10.0.2.15", 22)),
					forwards(machine));
			Await.get(operation.inverse().orElseThrow().run());
			assertEquals(List.of(), forwards(machine));
			var gone = assertThrows(OperationFailed.class,
					() -> Await.get(ForwardPort.remove(machine, "n0", forward).run()));
			assertTrue(gone.words().endsWith("not found"), gone.words());
			var announcing = Await.get(AnnounceCards.by(machine));
			Await.get(announcing.announce(List.of("c0"), AnnounceCards.Rounds.USUAL).run());
			var most = new AnnounceCards.Rounds(1000, Duration.ofMillis(1), Duration.ofSeconds(10),
					Duration.ofSeconds(100));
			assertTrue(most.isAllowed());
			Await.get(announcing.announce(List.of(), most).run());
		}
	}

	/** What QEMU prints is the only sign. */
	@Test
	void aPortThatIsTakenIsRefusedInQemusWords() throws Exception {
		try (var machine = machine(RealQemu.installed());
				var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			var failure = assertThrows(OperationFailed.class, () -> Await.get(ForwardPort
					.add(machine, "n0", new Forward("tcp", "127.0.0.1", taken.getLocalPort(), "", 22)).run()));
			assertTrue(failure.words().startsWith("Could not set up host forwarding rule"), failure.words());
			assertTrue(failure.advice().contains("Choose another port"), failure.advice());
			assertEquals(List.of(), forwards(machine));
		}
	}

	@Test
	void waitsThatQemuWouldNotTakeForAMigrationAreNotAllowed() {
		for (var rounds : List.of(rounds(0, 50, 100, 550), rounds(1001, 50, 100, 550), rounds(5, 0, 100, 550),
				rounds(5, 100_001, 100, 550), rounds(5, 50, 10_001, 550), rounds(5, 50, 100, 0),
				rounds(5, 50, 100, 100_001))) {
			assertFalse(rounds.isAllowed(), rounds::toString);
		}
	}

	private static AnnounceCards.Rounds rounds(int rounds, int initial, int step, int longest) {
		return new AnnounceCards.Rounds(rounds, Duration.ofMillis(initial), Duration.ofMillis(step),
				Duration.ofMillis(longest));
	}

	private static RealMachine machine(RealQemu qemu) throws Exception {
		return RealMachine.start("net", qemu, "-machine", "pc", "-S", "-netdev", "user,id=n0", "-device",
				"virtio-net-pci,id=c0,netdev=n0");
	}

	private static int freePort() throws Exception {
		try (var probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			return probe.getLocalPort();
		}
	}

	private static List<Forward> forwards(RealMachine machine) throws Exception {
		return PrintedNetwork.forwards(Await.get(machine.ask(new HumanMonitorCommand("info usernet"))))
				.getOrDefault("n0", List.of());
	}
}
