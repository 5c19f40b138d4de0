package org.wheelhouse.ui.handlers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.testkit.InventoryBuilder;

class StartNewsTest {

	private final Machine machine = InventoryBuilder.machineOf("a", MachineState.UNRESPONSIVE,
			made -> made.setDetail("waits for somebody to connect to 127.0.0.1:4444"));

	@Test
	void whatWaitsForSomebodyIsNotDone() {
		var news = StartNews.of("Start a", machine, false);
		assertEquals("Start a: QEMU runs, and does not answer yet: it waits for somebody to connect to 127.0.0.1:4444",
				news.text());
		var later = news.later().orElseThrow();
		machine.setDetail("waits for somebody to connect to 127.0.0.1:4445");
		assertFalse(later.isDone());
		machine.setState(MachineState.RUNNING);
		assertEquals("Start a: done", later.join().text());
		assertTrue(machine.eAdapters().isEmpty());
	}

	@Test
	void whatEndsWhileItWaitsIsNotDone() {
		var later = StartNews.of("Start a", machine, false).later().orElseThrow();
		machine.setState(MachineState.ENDED);
		assertEquals("Start a: QEMU has ended before it answered", later.join().text());
	}

	@Test
	void whatAnswersIsDone() {
		machine.setState(MachineState.RUNNING);
		var news = StartNews.of("Start a", machine, true);
		assertEquals("Start a: done", news.text());
		assertTrue(news.later().isEmpty());
	}
}
