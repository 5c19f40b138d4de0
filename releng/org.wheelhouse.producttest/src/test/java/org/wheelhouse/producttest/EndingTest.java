package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

class EndingTest extends ProductTest {
	/** No deadline of the workbench for an answer is shorter. */
	private static final double SHORTEST_WAIT_MILLIS = 2_000;

	@Test
	void killedMachineSaysBySignal9WhetherLaunchedOrAdopted() {
		Sample sample = openWithAwake("sample");
		person.open("sample");
		sample.process(SOON).destroyForcibly();
		person.awaitMachine("sample", "ended by signal 9", SOON);

		person.select("sample");
		person.press("Start");
		person.awaitMachine("sample", "running", SOON);
		person.closeAndLeaveRunning();
		workbench().awaitEnd();
		closeWorkbench();

		openWorkbench();
		person.open("sample");
		eyes().find(seen -> seen.id().equals("overview.state") && seen.text().contains("running"), "running");
		sample.process(SOON).destroyForcibly();
		person.awaitMachine("sample", "ended by signal 9", SOON);
	}

	/** At the end of a desktop's session nobody is there to answer. */
	@Test
	void workbenchThatASignalEndsAsksNobodyAndItsMachineRunsOn() {
		openWorkbench("--define", home().tiny("one").toString(), "--launch");
		person.awaitMachine("one", "paused", SOON);
		List<Long> running = running();
		closeWorkbench();
		assertEquals(1, running.size());
		assertEquals(running, running());

		openWorkbench();
		person.awaitMachine("one", "paused", SOON);
		assertEquals(running, running());
	}

	private List<Long> running() {
		return Qemus.mentioning(home().folder()).stream().map(ProcessHandle::pid).toList();
	}

	@Test
	void stoppedMachineLeavesTheOthersLiveAndTheWindowAnswering() {
		Sample stopped = home().awake("one");
		Sample second = home().awake("two");
		Sample third = home().awake("three");
		try (HandStarted one = new HandStarted(stopped);
				HandStarted two = new HandStarted(second);
				HandStarted three = new HandStarted(third)) {
			openWorkbench();
			person.attach("unix:" + one.monitor(), "one");
			person.attach("unix:" + two.monitor(), "two");
			person.attach("unix:" + three.monitor(), "three");
			person.open("one");
			// Three QEMUs that start leave the display server too little of the computer to be measured by.
			List.of(stopped, second, third).forEach(Sample::awaitBooted);

			Qemus.signal(one.process(), "STOP");
			JsonNode delays = eyes().delays(Duration.ofSeconds(8));
			System.out.println("UI DELAY with one of three stopped, ms: " + delays);
			// Whoever waits for a machine that is stopped waits until a deadline of seconds is over, again and again. To paint the
			// whole window once, when its state changes, takes less. What a thread of its own waits for is the computer's.
			double control = delays.get("control").asDouble();
			assertTrue(delays.get("p50").asDouble() < 50 + control, delays.toString());
			assertTrue(delays.get("max").asDouble() < SHORTEST_WAIT_MILLIS + 2 * control, delays.toString());
			person.awaitMachine("one", "does not answer", SOON);

			try (Monitor monitor = new Monitor(two.secondMonitor());
					Monitor other = new Monitor(three.secondMonitor())) {
				person.select("two");
				person.press("Pause");
				Await.until("two is paused", SOON, () -> monitor.status().equals("paused"));
				person.select("three");
				person.press("Pause");
				Await.until("three is paused", SOON, () -> other.status().equals("paused"));
				assertEquals("paused", monitor.status());
			}

			Qemus.signal(one.process(), "CONT");
			Await.until("one answers again", SOON,
					() -> !person.machineRow("one").toString().contains("does not answer"));
		}
	}
}
