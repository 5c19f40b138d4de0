package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.info.QemuInfo;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.pci.DevicePalette;
import org.wheelhouse.core.state.BlockGraph;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.MachineTrees;
import org.wheelhouse.core.state.PciFunction;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.core.state.VirtualCpu;
import org.wheelhouse.model.live.MachineState;

/** The workbench and QEMUs that are old, or odd: recordings that are played back. */
@Timeout(120)
class OldQemuTest {

	private final Inventory inventory = new Inventory();

	OldQemuTest() throws Exception {
	}

	@AfterEach
	void close() throws Exception {
		inventory.close();
	}

	private MockQemu qemu(String version, Manner manner) throws Exception {
		return new MockQemu(inventory.folder().resolve("qmp"), RecordedQemu.of(version), manner);
	}

	/** What is watched when all views are open. */
	private String attach(MockQemu qemu) {
		String id = Await.get(inventory.registry().attach(qemu.address()));
		inventory.registry().watch(id, Topic.values());
		return id;
	}

	private MachineSnapshot awaitAllTold(String id) {
		return inventory.await(id, "each part is told, or why not",
				snapshot -> Arrays.stream(Topic.values()).allMatch(topic -> isSettled(topic, snapshot)));
	}

	private static boolean isSettled(Topic topic, MachineSnapshot snapshot) {
		MachineTrees trees = snapshot.trees();
		return trees.untold().containsKey(topic) || switch (topic) {
			case STATUS, BLOCK_STATS, TRAFFIC -> true;
			case BLOCK -> trees.block().isPresent();
			case PCI -> trees.pci().isPresent();
			case TOPOLOGY -> trees.topology().isPresent();
			case CPU -> trees.cpus().isPresent();
			case VNC -> trees.vnc().isPresent();
			case MIGRATION -> trees.migration().isPresent();
			case MEMORY -> trees.memory().isPresent();
			case NETWORK -> trees.network().isPresent();
			case BALLOON -> snapshot.load().memoryBytes() > 0;
		};
	}

	@ParameterizedTest
	@CsvSource({"1.0, BALLOON", "1.2, BALLOON", "2.6, BALLOON", "4.2, ", "5.2, ", "7.2, ", "10.0, ", "11, "})
	void isAskedOnlyWhatItHasAndWhatItTellsIsShown(String version, Topic untold) throws Exception {
		try (MockQemu qemu = qemu(version, Manner.GOOD)) {
			String id = attach(qemu);
			MachineSnapshot shown = awaitAllTold(id);
			Map<Topic, String> why = new EnumMap<>(Topic.class);
			if (untold != null) {
				String words = "QEMU " + version
						+ ".0 cannot tell this: it does not have 'query-memory-size-summary'.";
				why.put(untold, words);
				why.put(Topic.MEMORY, words);
			}
			if (version.equals("1.0")) {
				why.put(Topic.TOPOLOGY, "QEMU 1.0.0 cannot tell this: it does not have 'qom-list-types'.");
			}
			assertEquals(why, shown.trees().untold());
			assertEquals(List.of("system", "disc"),
					shown.trees().block().orElseThrow().devices().stream().map(BlockGraph.Device::device).toList());
			assertEquals(List.of(0, 1),
					shown.trees().cpus().orElseThrow().stream().map(VirtualCpu::index).toList());
			assertEquals(2, shown.facts().cpuCount());
			assertEquals(new TreeSet<>(List.of("bridge", "card", "disk")),
					new TreeSet<>(shown.trees().pci().orElseThrow()
							.allFunctions().map(PciFunction::id).filter(name -> !name.isEmpty()).toList()));
			assertTrue(shown.trees().vnc().orElseThrow().enabled());
			MachineAccess access = inventory.access(id);
			if (version.equals("1.0")) {
				assertTrue(Fault.of(Await.failure(DevicePalette.of(access))).what()
						.contains("does not have 'qom-list-types'"));
			} else {
				assertFalse(Await.get(DevicePalette.of(access)).isEmpty());
			}
			assertTrue(Await.get(QemuInfo.of(access)).program().version().startsWith(version));
			assertEquals(List.of(), qemu.lacking());
			assertEquals(MachineState.RUNNING, shown.condition().state());
			assertTrue(qemu.asked().contains("query-block"));
		}
	}

	/** All questions together take longer than a machine may be silent, and then it is silent for a while. */
	@Test
	void slowMonitorIsWaitedForAndAskedALittleAtATimeAfterASilence() throws Exception {
		Set<MachineState> seen = EnumSet.noneOf(MachineState.class);
		try (MockQemu qemu = qemu("1.0", Manner.GOOD.slow(Duration.ofMillis(300)))) {
			String id = attach(qemu);
			inventory.await(id, "each part is told", snapshot -> {
				seen.add(snapshot.condition().state());
				return Arrays.stream(Topic.values()).allMatch(topic -> isSettled(topic, snapshot));
			});
			assertEquals(EnumSet.of(MachineState.RUNNING), seen);
			qemu.fallSilent();
			assertEquals("its monitor was asked, and has said nothing for 2 s",
					inventory.await(id, MachineState.UNRESPONSIVE).condition().detail());
			qemu.goOn();
			inventory.await(id, MachineState.RUNNING);
			seen.clear();
			int asked = qemu.asked().size();
			inventory.await(id, "each part was asked for again", snapshot -> {
				seen.add(snapshot.condition().state());
				return qemu.asked().subList(asked, qemu.asked().size())
						.containsAll(Set.of("query-block", "query-pci", "query-cpus", "query-vnc", "query-blockstats"));
			});
			assertEquals(EnumSet.of(MachineState.RUNNING), seen);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"pretty", "telnet", "storming"})
	void oddPeersAreReadAllTheSame(String how) throws Exception {
		Manner manner = switch (how) {
			case "pretty" -> Manner.prettyPrinting();
			case "telnet" -> Manner.overTelnet();
			default -> Manner.storming(200);
		};
		try (MockQemu qemu = qemu("7.2", manner)) {
			MachineSnapshot shown = awaitAllTold(attach(qemu));
			assertEquals(Map.of(), shown.trees().untold());
			assertEquals(MachineState.RUNNING, shown.condition().state());
		}
	}

	@Test
	void peerThatCutsTheConnectionAgainAndAgainIsTriedAgainAndShowsWhatItHasSaid() throws Exception {
		try (MockQemu qemu = qemu("7.2", Manner.dropping(60))) {
			String id = attach(qemu);
			Await.until("it was tried again",
					() -> qemu.asked().stream().filter("qmp_capabilities"::equals).count() > 2);
			inventory.await(id, MachineState.RUNNING);
			assertEquals(List.of(), qemu.lacking());
		}
	}
}
