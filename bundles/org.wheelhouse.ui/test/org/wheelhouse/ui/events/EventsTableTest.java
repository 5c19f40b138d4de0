package org.wheelhouse.ui.events;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.core.events.EventLog;
import org.wheelhouse.core.events.LoggedEvent;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.ui.testkit.WidgetStage;
import org.wheelhouse.ui.theme.ColorRole;

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
		// Not the row at the top: of one that is half out of sight GTK tells it or the next.
		var read = events.table().getTopIndex() + 2;
		assertTrue(read > 2, "scrolled");
		var place = events.table().getItem(read).getBounds(0);
		for (var i = 1; i <= 3; i++) {
			var count = 40 + i;
			log.add("late", "RESUME", "{}");
			stage.await(() -> events.table().getItemCount() == count, "new event");
		}
		stage.settle();
		assertEquals(place, events.table().getItem(read + 3).getBounds(0));
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
		events.filter(EventFilter.NONE.machine(Optional.of("id-even")));
		assertEquals(20, events.table().getItemCount());
		events.filter(EventFilter.NONE);
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

	private void write(String words) {
		events.bar().write(words);
		stage.await(() -> events.filter().words().equals(words), "filter");
		stage.settle();
	}

	private String count() {
		return Arrays.stream(events.bar().control().getChildren()).filter(Label.class::isInstance)
				.map(child -> ((Label) child).getText()).findFirst().orElseThrow();
	}

	@Test
	void wordsAreLookedForInNameMachineAndData() {
		log.add("late", "DEVICE_DELETED", "{\"device\":\"net1\"}");
		stage.await(() -> events.table().getItemCount() == 41, "new event");
		assertEquals("", count());
		write("device_del NET1");
		stage.await(() -> events.table().getItemCount() == 1, "one that fits");
		assertEquals("1 of 41", count());
		write("odd stop");
		stage.await(() -> events.table().getItemCount() == 20, "those of one machine");
		write("nothing like it");
		stage.await(() -> !events.table().isVisible(), "empty state");
		write("");
		stage.await(() -> events.table().getItemCount() == 41, "all again");
	}

	@Test
	void filterByKindHidesChatterOrAllButErrors() {
		log.add("late", "RTC_CHANGE", "{}");
		log.add("late", "BLOCK_IO_ERROR", "{}");
		log.add("late", "MIGRATION", "{\"status\":\"failed\"}");
		stage.await(() -> events.table().getItemCount() == 43, "new events");
		events.filter(EventFilter.NONE.hidesChatter(true));
		assertEquals(42, events.table().getItemCount());
		events.filter(EventFilter.NONE.errorsOnly(true));
		assertEquals(List.of("MIGRATION", "BLOCK_IO_ERROR"),
				events.shown().stream().map(LoggedEvent::event).toList());
	}

	@Test
	void earlierRunsAreMarkedAndCanBeHidden() {
		log.all.add(new LoggedEvent(-1, Instant.EPOCH, "id-even", "even", "STOP", "", "{}"));
		log.add("late", "RESUME", "{}");
		stage.await(() -> events.table().getItemCount() == 42, "one more");
		assertEquals(ColorRole.FAINT.color(), events.table().getItem(41).getForeground(2));
		assertEquals(ColorRole.TEXT.color(), events.table().getItem(0).getForeground(2));
		events.filter(EventFilter.NONE.hidesEarlier(true));
		assertEquals(41, events.table().getItemCount());
	}

	@Test
	void selectedRowsAreCopiedAsTextWithTheDayOrAsJson() {
		events.table().setSelection(new int[]{0, 2});
		EventClip.copy(events.selected(), stage.shell().getDisplay());
		assertEquals(2, clip().lines().count());
		assertTrue(clip().matches("(?s)19(69|70)-\\d\\d-\\d\\d [\\d:.]+\todd\tSTOP\t\n.*"), clip());
		EventClip.copyJson(events.selected(), stage.shell().getDisplay());
		assertEquals("{\"time\":\"1970-01-01T00:00:00Z\",\"machine\":\"id-odd\",\"name\":\"odd\",\"event\":\"STOP\","
				+ "\"data\":{\"n\":39}}", clip().lines().findFirst().orElseThrow());
	}

	private String clip() {
		var clipboard = new Clipboard(stage.shell().getDisplay());
		var text = String.valueOf(clipboard.getContents(TextTransfer.getInstance()));
		clipboard.dispose();
		return text;
	}

	@Test
	void whatIsShownIsExported() {
		write("odd");
		stage.await(() -> events.table().getItemCount() == 20, "those of one machine");
		new ExportEvents(stage.shell(), log, failure -> fail(failure.text())).write(Path.of("x.csv"), events.shown());
		assertEquals(20, log.exported.size());
	}

	@Test
	void failedExportIsTold() {
		log.failure = new CoreException("no room left", null);
		var told = new ArrayList<String>();
		new ExportEvents(stage.shell(), log, failure -> told.add(failure.message())).write(Path.of("x.csv"),
				events.shown());
		stage.await(() -> !told.isEmpty(), "failure");
		assertEquals(List.of("no room left"), told);
	}

	@Test
	void columnsComeBackAsTheyWereLeft() {
		events.table().getColumn(1).setWidth(222);
		events.table().setColumnOrder(new int[]{1, 0, 3, 2});
		var memento = XMLMemento.createWriteRoot("events");
		events.columns().save(memento);
		events.table().getColumn(1).setWidth(50);
		events.table().setColumnOrder(new int[]{0, 1, 2, 3});
		events.columns().restore(memento);
		assertEquals(222, events.table().getColumn(1).getWidth());
		assertArrayEquals(new int[]{1, 0, 3, 2}, events.table().getColumnOrder());
		memento.putString("column.order", "1 1 0 2");
		memento.putString("column.widths", "x");
		events.columns().restore(memento);
		assertArrayEquals(new int[]{1, 0, 3, 2}, events.table().getColumnOrder());
	}

	private static final class FakeLog implements EventLog {

		private final List<LoggedEvent> all = new ArrayList<>();
		private final List<Runnable> listeners = new ArrayList<>();
		private List<LoggedEvent> exported = List.of();
		private CoreException failure;
		private long dropped;

		void add(String machine, String event, String json) {
			all.addFirst(new LoggedEvent(all.size(), Instant.EPOCH, "id-" + machine, machine, event, "", json));
			listeners.forEach(Runnable::run);
		}

		@Override
		public Set<Topic> staleAfter(LoggedEvent event) {
			return event.event().equals("DEVICE_DELETED") ? Set.of(Topic.PCI) : Set.of();
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
		public long damaged() {
			return 0;
		}

		@Override
		public CompletableFuture<Path> export(Path file, List<LoggedEvent> events) {
			exported = events;
			return failure == null ? CompletableFuture.completedFuture(file) : CompletableFuture.failedFuture(failure);
		}

		@Override
		public Subscription onChange(Runnable listener) {
			listeners.add(listener);
			return () -> listeners.remove(listener);
		}
	}
}
