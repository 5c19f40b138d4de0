package org.wheelhouse.ui.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.SWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.core.EventLog;
import org.wheelhouse.core.LoggedEvent;
import org.wheelhouse.core.Subscription;
import org.wheelhouse.ui.screen.WidgetStage;

@Tag("display")
// Its fields are set before each test.
@NonNullByDefault({})
class EventsTableTest {

	private final WidgetStage stage = new WidgetStage(600, 300);
	private final FakeLog log = new FakeLog();
	private EventsTable events;

	@BeforeEach
	void open() {
		for (var i = 0; i < 40; i++) {
			log.add(i % 2 == 0 ? "even" : "odd", "STOP", "{\"n\":" + i + "}");
		}
		events = new EventsTable(stage.shell(), log);
		stage.open().settle();
	}

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void newestStandsFirst() {
		assertEquals(40, events.table().getItemCount());
		assertEquals("odd", events.table().getItem(0).getText(1));
		log.add("late", "RESUME", "{}");
		stage.await(() -> events.table().getItem(0).getText(2).equals("RESUME"), "new event on top");
	}

	@Test
	void selectionStaysWithItsEventWhenNewOnesComeIn() {
		events.table().setSelection(5);
		events.table().notifyListeners(SWT.Selection, null);
		log.add("late", "RESUME", "{}");
		stage.await(() -> events.table().getItemCount() == 41, "new event");
		assertEquals(6, events.table().getSelectionIndex());
	}

	@ParameterizedTest
	@ValueSource(ints = {3, 20, 40})
	void whatIsBeingReadDoesNotMove(int row) {
		var bar = events.table().getVerticalBar();
		bar.setSelection(row * events.table().getItemHeight());
		stage.settle();
		var top = events.table().getTopIndex();
		assertTrue(top > 0, "scrolled");
		for (var i = 1; i <= 3; i++) {
			var count = 40 + i;
			log.add("late", "RESUME", "{}");
			stage.await(() -> events.table().getItemCount() == count, "new event");
		}
		stage.settle();
		assertEquals(top + 3, events.table().getTopIndex());
	}

	@Test
	void newestStaysInSightWhereItWas() {
		log.add("late", "RESUME", "{}");
		stage.await(() -> events.table().getItemCount() == 41, "new event");
		stage.settle();
		assertEquals(0, events.table().getTopIndex());
	}

	@Test
	void oneMachineCanBeLookedAtAlone() {
		events.only(Optional.of("id-even"));
		assertEquals(20, events.table().getItemCount());
		events.only(Optional.empty());
		assertEquals(40, events.table().getItemCount());
	}

	@Test
	void droppedEventsHaveOneRow() {
		log.dropped = 17;
		log.add("late", "RESUME", "{}");
		stage.await(() -> events.table().getItemCount() == 42, "row of the dropped ones");
		var row = events.table().getItem(41).getText(2);
		assertTrue(row.contains("17"), row);
	}

	private static final class FakeLog implements EventLog {

		private final List<LoggedEvent> all = new ArrayList<>();
		private final List<Runnable> listeners = new ArrayList<>();
		private long dropped;

		void add(String machine, String event, String json) {
			all.addFirst(new LoggedEvent(all.size(), Instant.EPOCH, "id-" + machine, machine, event, "", json));
			listeners.forEach(Runnable::run);
		}

		@Override
		public List<LoggedEvent> latest(int max) {
			return List.copyOf(all);
		}

		@Override
		public List<LoggedEvent> latest(String machineId, int max) {
			return all.stream().filter(event -> event.machineId().equals(machineId)).toList();
		}

		@Override
		public long dropped() {
			return dropped;
		}

		@Override
		public Subscription onChange(Runnable listener) {
			listeners.add(listener);
			return () -> listeners.remove(listener);
		}
	}
}
