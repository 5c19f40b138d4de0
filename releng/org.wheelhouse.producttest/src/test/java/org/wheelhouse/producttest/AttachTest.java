package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

class AttachTest extends ProductTest {
	private static final Set<String> READING = Set.of("qom-list", "qom-get", "qom-list-types", "qom-list-properties",
			"device-list-properties", "x-debug-query-block-graph");

	@Test
	void machineStartedByHandIsOnlyAskedThenGetsDiskAndRunsOnAfterDetaching() {
		Sample sample = home().awake("byhand");
		Path proxy = sample.folder().resolve("rec");
		try (HandStarted started = new HandStarted(sample);
				Recorder recorder = new Recorder(proxy, started.monitor());
				Monitor second = new Monitor(started.secondMonitor())) {
			ProcessHandle process = started.process();
			sample.awaitBooted();
			openWorkbench();

			person.attach("unix:" + proxy, "byhand");
			person.show("PCI Topology");
			person.awaitFunction("disk0");
			// The palette, too, has asked what it wants to know.
			eyes().row("palette.tree", row -> row.says("virtio-blk-pci"), "virtio-blk-pci", SOON);
			List<JsonNode> asked = recorder.commands();
			System.out.println(
					"attaching sent " + asked.stream().map(command -> command.get("execute").asText()).distinct()
							.sorted().toList());
			assertTrue(asked.size() > 5);
			assertEquals(List.of(), asked.stream().filter(command -> !onlyReads(command)).toList());

			person.carryToSlot("virtio-blk-pci", "pci.0/0a");
			person.drop();
			person.askForNewDisk("extra", sample.folder().resolve("extra.qcow2"));
			person.add("extra");
			assertEquals(10, second.pci("extra").orElseThrow().get("slot").asInt());
			sample.awaitGuestPci("0000:00:0a.0", true, SOON);

			person.detach("byhand");
			int counted = sample.counted().getLast();
			sample.awaitCounterAbove(counted + 1, SOON);
			assertTrue(process.isAlive());
			assertEquals(List.of(process.pid()), sample.processes().stream().map(ProcessHandle::pid).toList());
			assertTrue(second.running());
			assertTrue(second.pci("extra").isPresent());
		}
	}

	@Test
	void addressOnTheCommandLineIsAttached() {
		Sample sample = home().awake("given");
		try (HandStarted started = new HandStarted(sample)) {
			openWorkbench("--attach", started.monitor().toString());
			person.awaitMachine("given", "given", SOON);
			person.detach("given");
			person.attachFound("given");
			person.detach("given");
			assertEquals(0, workbench().startAgain("--attach", started.monitor().toString()));
			person.awaitMachine("given", "given", SOON);
			assertTrue(started.process().isAlive());
		}
	}

	/** The overview, which opens with the machine, shows the guest's screen: that changes nothing in the machine either. */
	private static boolean onlyReads(JsonNode command) {
		String name = command.get("execute").asText();
		return name.equals("screendump") || name.equals("qmp_capabilities") || name.startsWith("query-")
				|| READING.contains(name)
				|| name.equals("human-monitor-command")
						&& command.at("/arguments/command-line").asText().startsWith("info ");
	}
}
