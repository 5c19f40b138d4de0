package org.wheelhouse.core.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.RealQemu;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.QomList;
import org.wheelhouse.qmp.command.QomSet;
import org.wheelhouse.qmp.command.QueryMemoryDevices;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

@Tag("qemu")
class PlugDimmQemuTest {

	private static final String BALLOON = "/machine/peripheral/bal0";

	static List<RealQemu> versions() throws IOException {
		return RealQemu.all();
	}

	@ParameterizedTest
	@MethodSource("versions")
	void goesIntoItsSlotAndNoTraceIsLeftOfOneThatIsRefused(RealQemu qemu) throws Exception {
		try (var machine = RealMachine.start("dimm", qemu, "-machine", "pc", "-m", "slots=1,maxmem=1G", "-S")) {
			Await.get(Await.get(PlugDimm.of(machine, PlugDimm.USEFUL, OptionalInt.of(0))).run());
			var device = Await.get(machine.send(new QueryMemoryDevices())).getFirst();
			assertEquals("dimm dimm0 0 " + PlugDimm.USEFUL,
					device.type() + " " + device.data().id() + " " + device.data().slot().orElse(-1) + " "
							+ device.data().size());
			var before = names(machine);
			var more = Await.get(PlugDimm.of(machine, PlugDimm.USEFUL, OptionalInt.empty()));
			var refused = assertThrows(OperationFailed.class, () -> Await.get(more.run()));
			assertTrue(refused.words().contains("no free slots available"), refused.words());
			assertEquals(List.of("the memory"), refused.undone());
			assertEquals(before, names(machine));
		}
	}

	@Test
	void theGuestIsAskedAsLongAsSomebodyLooksAndNoLonger() throws Exception {
		try (var machine = RealMachine.start("stats", "-machine", "pc", "-device", "virtio-balloon-pci,id=bal0")) {
			var looking = GuestStatistics.of(machine);
			assertEquals(true, Await.get(looking.begun()));
			assertEquals(2, interval(machine));
			looking.close();
			Await.until("it is put back", () -> interval(machine) == 0);

			Await.get(machine.send(new QomSet(BALLOON, "guest-stats-polling-interval",
					JsonNodeFactory.instance.numberNode(7))));
			var others = GuestStatistics.of(machine);
			assertEquals(false, Await.get(others.begun()));
			machine.takeSent();
			others.close();
			assertEquals(List.of(), machine.takeSent());
			assertEquals(7, interval(machine));
		}
	}

	private static long interval(RealMachine machine) {
		try {
			return Await.get(machine.ask(new QomGet(BALLOON, "guest-stats-polling-interval"))).asLong();
		} catch (Exception e) {
			throw new IllegalStateException(e);
		}
	}

	private static List<String> names(RealMachine machine) throws Exception {
		var names = new ArrayList<String>();
		for (var path : List.of("/objects", "/machine/peripheral")) {
			Await.get(machine.send(new QomList(path))).forEach(child -> names.add(path + "/" + child.name()));
		}
		return names;
	}
}
