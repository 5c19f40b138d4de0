package org.wheelhouse.core.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.qmp.command.Balloon;
import org.wheelhouse.qmp.command.NetdevDel;

@Tag("qemu")
class NetdevAndBalloonQemuTest {

	@Test
	void aNetworkInUseIsFoundOutAndQemuReallyRemovesItUnasked() throws Exception {
		try (var machine = RealMachine.start("net", "-machine", "pc", "-netdev", "user,id=net0", "-device",
				"e1000,netdev=net0", "-netdev", "user,id=net1", "-S")) {
			var guard = new CommandSafety(machine);
			var used = Await.get(guard.before("netdev_del", new NetdevDel("net0").arguments())).orElseThrow();
			assertTrue(used.what().contains("e1000.0"), used.what());
			assertEquals(Optional.empty(),
					Await.get(guard.before("netdev_del", new NetdevDel("net1").arguments())));
			Await.get(machine.send(new NetdevDel("net0")));
		}
	}

	@Test
	void aMachineWithoutABalloonIsNotWarnedOf() throws Exception {
		try (var machine = RealMachine.start("bare", "-machine", "pc", "-S")) {
			assertEquals(Optional.empty(),
					Await.get(new CommandSafety(machine).before("balloon", new Balloon(1).arguments())));
		}
	}
}
