package org.wheelhouse.core.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.wheelhouse.qmp.message.Event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Events wait in a bounded number. */
class EventInboxTest {

	private final List<Runnable> queue = new ArrayList<>();
	private final List<String> delivered = new ArrayList<>();
	private final AtomicLong dropped = new AtomicLong();
	private Event last = new Event("none", JsonNodeFactory.instance.objectNode(), Instant.EPOCH);
	private final EventInbox inbox = new EventInbox(queue::add, event -> {
		delivered.add(event.name());
		last = event;
	}, dropped::addAndGet);

	private void offer(String name) {
		inbox.offer(new Event(name, JsonNodeFactory.instance.objectNode(), Instant.EPOCH));
	}

	private void work() {
		var tasks = List.copyOf(queue);
		queue.clear();
		tasks.forEach(Runnable::run);
	}

	@Test
	void eventsAreDeliveredInOrderByOneTask() {
		offer("a");
		offer("b");
		offer("a");
		assertEquals(1, queue.size());
		work();
		assertEquals(List.of("a", "b", "a"), delivered);
		assertEquals(0, dropped.get());
	}

	@Test
	void invariant6_aFloodOfOneKindIsBoundedAndLeavesRoomForOthers() {
		for (var i = 0; i < 100_000; i++) {
			offer("flood");
		}
		offer("other");
		work();
		assertEquals(EventInbox.OF_ONE_KIND + 1, delivered.size());
		assertEquals("other", delivered.getLast());
		assertEquals(100_000 - EventInbox.OF_ONE_KIND, dropped.get());
		offer("flood");
		work();
		assertEquals("flood", delivered.getLast());
	}

	@Test
	void ofAFloodTheNewestIsDelivered() {
		for (var i = 0; i < 100_000; i++) {
			inbox.offer(new Event("flood", JsonNodeFactory.instance.objectNode().put("n", i), Instant.EPOCH));
		}
		work();
		assertEquals(99_999, last.data().path("n").asInt());
	}

	@Test
	void invariant6_manyKindsAreBoundedToo() {
		for (var i = 0; i < 10 * EventInbox.IN_ALL; i++) {
			offer("kind" + i);
		}
		work();
		assertEquals(EventInbox.IN_ALL, delivered.size());
		assertTrue(dropped.get() > 0);
	}
}
