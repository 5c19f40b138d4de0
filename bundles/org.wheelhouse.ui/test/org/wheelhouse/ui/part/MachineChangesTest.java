package org.wheelhouse.ui.part;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.LivePackage;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.testkit.Samples;

@NonNullByDefault({})
class MachineChangesTest {

	private final Machine machine = Samples.rich();
	private final AtomicInteger heard = new AtomicInteger();

	@Test
	void figuresOfOtherTopicsAreNotHeard() {
		listen(Topic.PCI);
		load(1);
		counters(1);
		machine.getCpu().getCpus().getFirst().setPercent(99);
		machine.setVnc(LiveFactory.eINSTANCE.createVncState());
		assertEquals(0, heard.get());
	}

	@Test
	void whatIsInTheTreeOfATopicIsHeardHoweverDeep() {
		listen(Topic.PCI);
		var function = machine.getPci().getBuses().getFirst().getFunctions().get(9).getChildBuses().getFirst()
				.getFunctions().getFirst();
		function.setLeaving(true);
		assertEquals(1, heard.get());
		machine.setPciUntold("refused");
		machine.setPci(null);
		assertEquals(3, heard.get());
		var later = LiveFactory.eINSTANCE.createPciState();
		machine.setPci(later);
		later.getBuses().add(LiveFactory.eINSTANCE.createPciBus());
		later.getBuses().getFirst().setNumber(1);
		assertEquals(6, heard.get());
	}

	@Test
	void countersOfDisksAreATopicOfTheirOwn() {
		listen(Topic.BLOCK);
		counters(1);
		assertEquals(0, heard.get());
		machine.getBlock().getDevices().getFirst().setTrayOpen(true);
		assertEquals(1, heard.get());
	}

	@Test
	void theirReaderHearsThem() {
		listen(Topic.BLOCK, Topic.BLOCK_STATS);
		counters(7);
		assertTrue(heard.get() > 0);
	}

	@Test
	void whatTheMachineIsEverybodyHears() {
		listen();
		machine.setState(MachineState.PAUSED);
		machine.setName("another");
		machine.setDetail("why");
		machine.setPid(7);
		assertEquals(4, heard.get());
	}

	@Test
	void nothingIsHeardAfterTheEnd() {
		listen(Topic.PCI).close();
		machine.setName("another");
		machine.getPci().setNumbered(false);
		machine.getPci().getBuses().getFirst().setNumber(9);
		assertEquals(0, heard.get());
	}

	@Test
	void everyTreeIsThereForATopic() {
		for (var tree : LivePackage.Literals.MACHINE.getEAllContainments()) {
			// Which devices are leaving and what was done to them is the machine's own: told with events, watched or not.
			assertTrue(TopicFeatures.of(tree).isPresent() || tree == LivePackage.Literals.MACHINE__LEAVING
					|| tree == LivePackage.Literals.MACHINE__GESTURES, tree.getName());
		}
	}

	private MachineChanges listen(Topic... topics) {
		return new MachineChanges(machine, Set.of(topics), heard::incrementAndGet);
	}

	private void load(int second) {
		machine.setCpuPercent(second);
		machine.setResidentBytes(second);
		machine.setMemoryBytes(second);
		machine.setDiskBytesPerSecond(second);
		machine.setRoundTripMicros(second);
		machine.setSampledMillis(second);
	}

	private void counters(int second) {
		var disk = machine.getBlock().getDevices().getFirst();
		disk.setReadBytes(second);
		disk.setReadOperations(second);
		disk.setHighestWriteOffset(second);
		disk.setReadBytesPerSecond(second);
	}
}
