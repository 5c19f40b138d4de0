package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RestartTest extends ProductTest {

	@Test
	void machineLeftRunningIsTheSameOneAtTheNextStart() {
		Sample sample = openWithSample("sample");
		long pid = sample.process(SOON).pid();

		person.closeAndLeaveRunning();
		workbench().awaitEnd();
		closeWorkbench();
		int counted = sample.counted().getLast();

		openWorkbench();
		person.awaitMachine("sample", "", SOON);
		person.open("sample");
		eyes().find(seen -> seen.id().equals("overview.state") && seen.text().contains("running"), "running");
		assertEquals(pid, sample.process(SOON).pid());
		sample.awaitCounterAbove(counted + 2, SOON);
		assertEquals(0, sample.counted().getFirst());
		assertEquals(1, sample.counted().stream().filter(number -> number == 0).count());
	}
}
