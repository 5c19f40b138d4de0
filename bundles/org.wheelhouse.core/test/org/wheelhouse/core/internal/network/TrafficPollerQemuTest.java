package org.wheelhouse.core.internal.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.state.GuestTraffic;

@Tag("qemu")
class TrafficPollerQemuTest {

	/** The agent has a test of its own: core's GuestAgentQemuTest. */
	@Test
	void theComputerCountsWhatGoesThroughATapAndNobodyWhatGoesThroughAUserNetwork() throws Exception {
		assumeTrue(System.getProperty("user.name").equals("root") && Files.isWritable(Path.of("/dev/net/tun")),
				"only root makes a tap");
		var tap = "wh" + ProcessHandle.current().pid();
		try (var machine = RealMachine.start("tap", "-netdev", "tap,id=t0,script=no,downscript=no,ifname=" + tap,
				"-device", "virtio-net-pci,netdev=t0,id=nic0", "-netdev", "user,id=n1", "-device",
				"e1000,netdev=n1,id=nic1")) {
			var poller = new TrafficPoller(machine, machine.agent(), machine::files);
			assertEquals(GuestTraffic.Rate.UNKNOWN, ask(machine, poller).taps().get("nic0"), "one look is no rate");
			var traffic = ask(machine, poller);
			assertEquals(Set.of("nic0"), traffic.taps().keySet());
			assertTrue(traffic.taps().get("nic0").received() >= 0 && traffic.taps().get("nic0").sent() >= 0,
					traffic::toString);
			assertEquals("The machine has no port for a guest's agent (org.qemu.guest_agent.0)", traffic.untold());
		}
	}

	private static GuestTraffic ask(RealMachine machine, TrafficPoller poller) throws Exception {
		return Await.get(poller.ask()).apply(machine.snapshot()).trees().traffic().orElseThrow();
	}
}
