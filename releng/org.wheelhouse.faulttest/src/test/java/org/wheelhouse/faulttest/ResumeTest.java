package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.power.Resume;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.model.live.MachineState;

/** What Resume does, or says, in the states in which {@code cont} does not help. */
@Tag("qemu")
class ResumeTest {

	private final Inventory inventory = new Inventory();
	private final Path monitor = inventory.folder().resolve("qmp");

	ResumeTest() throws Exception {
	}

	@AfterEach
	void close() throws Exception {
		inventory.close();
	}

	private String attach(String... words) throws Exception {
		inventory.byHand(monitor, words);
		String id = Await.get(inventory.registry().attach(new Address.Unix(monitor)));
		inventory.registry().watch(id, Topic.values());
		return id;
	}

	private static List<String> planned(Resume resume) {
		return resume.plan().stream().map(PlannedCommand::json).toList();
	}

	@Test
	void machineThatIsNotMadeYetIsMadeAndThenAllOfItIsShown() throws Exception {
		String id = attach("-preconfig", "-S");
		MachineSnapshot unmade = inventory.await(id, "nothing is told of it",
				snapshot -> snapshot.trees().untold().keySet()
						.containsAll(List.of(Topic.BLOCK, Topic.PCI, Topic.CPU, Topic.VNC)));
		assertTrue(unmade.condition().detail().startsWith("not made yet"), unmade.condition().detail());
		assertTrue(unmade.trees().block().isEmpty(), "no disks yet is not: no disks");
		assertEquals(1, Arrays.stream(Topic.values()).map(unmade.trees().untold()::get).filter(why -> why != null)
				.distinct().count());
		MachineAccess access = inventory.access(id);
		Resume resume = new Resume(access);
		assertEquals(List.of("{\"execute\":\"x-exit-preconfig\"}", "{\"execute\":\"cont\"}"), planned(resume));
		Await.get(resume.run());
		inventory.await(id, "all of it is shown, and nothing untold",
				snapshot -> snapshot.condition().state() == MachineState.RUNNING && snapshot.facts().cpuCount() == 1
						&& snapshot.trees().pci().filter(pci -> !pci.buses().isEmpty()).isPresent()
						&& snapshot.trees().cpus().filter(cpus -> !cpus.isEmpty()).isPresent()
						&& snapshot.trees().block().isPresent() && snapshot.load().memoryBytes() > 0
						&& snapshot.trees().untold().isEmpty());
	}

	@Test
	void guestThatSleepsIsWoken() throws Exception {
		String id = attach("-drive",
				"if=floppy,format=raw,file=" + inventory.file("f.img", BootSector.SLEEPS.floppy()));
		Await.get(new Resume(inventory.access(id)).run());
		inventory.await(id, "it sleeps", snapshot -> snapshot.condition().status().equals("suspended"));
		Resume wake = new Resume(inventory.access(id));
		assertEquals(List.of("{\"execute\":\"system_wakeup\"}"), planned(wake));
		assertTrue(wake.label().startsWith("Wake Up "), wake.label());
		Await.get(wake.run());
		inventory.await(id, "it was woken", snapshot -> inventory.registry().events().latest(id, 100).stream()
				.anyMatch(event -> event.event().equals("WAKEUP")));
	}

	@Test
	void machineThatWaitsForMemoryIsNotResumed() throws Exception {
		String id = attach("-incoming", "defer");
		inventory.await(id, MachineState.INCOMING);
		Fault fault = Fault.of(Await.failure(new Resume(inventory.access(id)).run()));
		assertTrue(fault.what().startsWith("There is nothing to resume in "), fault.what());
		assertTrue(fault.advice().contains("waits for the memory of another machine"), fault.advice());
	}
}
