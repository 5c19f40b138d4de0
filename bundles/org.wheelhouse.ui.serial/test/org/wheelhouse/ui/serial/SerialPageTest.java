package org.wheelhouse.ui.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.serial.SerialConsole;
import org.wheelhouse.core.serial.SerialState;
import org.wheelhouse.ui.testkit.WidgetStage;

@Tag("display")
class SerialPageTest {

	private final WidgetStage stage = new WidgetStage(800, 300);
	private final FakeConsole console = new FakeConsole();
	private final List<Boolean> keys = new ArrayList<>();
	private final SerialPage page = new SerialPage(stage.parent(), new SerialPage.Workbench() {
		@Override
		public void guestHasKeys(boolean now) {
			keys.add(now);
		}

		@Override
		public void offer(SerialConsole offered) {
			// not pressed here
		}
	});
	private final TerminalCanvas canvas = page.canvas();

	@BeforeEach
	void open() {
		new Text(stage.parent(), SWT.BORDER);
		stage.open();
		page.show(Optional.of(console), "one");
		page.seen(true);
		stage.await(canvas::isVisible);
	}

	@AfterEach
	void close() {
		stage.close();
	}

	private boolean shows(String line) {
		return canvas.landmarks().containsKey("line/" + line);
	}

	private Event key(int type, int keyCode, char character, int state) {
		var event = new Event();
		event.keyCode = keyCode;
		event.character = character;
		event.stateMask = state;
		canvas.notifyListeners(type, event);
		return event;
	}

	private void focus() {
		canvas.keys().take();
		stage.await(canvas.keys()::isHeld);
	}

	@Test
	void whatTheGuestWritesIsShown() {
		console.write("hello^[[31m red\r\n");
		assertTrue(shows("hello red"), canvas.landmarks()::toString);
		assertTrue(page.state().getText().contains("serial0"), page.state()::getText);
		assertTrue(page.state().getText().contains("16\u00a0B"), page.state()::getText);
	}

	@Test
	void aPageThatCannotBeSeenCostsNothingAndCatchesUp() {
		page.seen(false);
		assertEquals(0, console.watches);
		assertEquals(0, console.listeners());
		var asked = console.asked;
		console.write("while nobody looked ^[[6n\r\n");
		assertEquals(asked, console.asked);
		page.seen(true);
		assertTrue(shows("while nobody looked"));
		assertEquals("", console.takeSent(), "nobody waits for that answer any more");
		console.write("^[[6n");
		assertEquals("^[[2;1R", console.takeSent());
		assertEquals(1, console.watches);
	}

	@Test
	void columnsThatAreOutOfSightAreToldAndCanBeScrolledTo() {
		var bar = canvas.getHorizontalBar();
		var cell = CellSize.of(canvas);
		assertTrue(canvas.getClientArea().width < cell.x(80), "the stage has no room for 80");
		console.write("x".repeat(79) + "\r\n");
		assertTrue(page.state().getText().contains(canvas.columnsInSight() + " of 80 columns in sight"),
				page.state()::getText);
		assertTrue(bar.isVisible());
		focus();
		console.write("y".repeat(79));
		assertTrue(bar.getSelection() > 0, "what is typed is in sight");
		console.write("\r\n");
		assertEquals(0, bar.getSelection(), "the next line from its beginning");
		console.write("y".repeat(79));
		assertTrue(bar.getSelection() > 0, "what is typed is in sight");
		console.write("\r\nanswer\r\n" + "p".repeat(canvas.columnsInSight() - 2));
		assertEquals(0, bar.getSelection(), "an answer that came with the next prompt, too");
		stage.shell().setSize(2 * cell.x(80) + 200, 300);
		stage.await(() -> !page.state().getText().contains("columns"), "all are in sight");
		assertFalse(bar.isVisible());
	}

	/** A full screen scrolls up in the same moment in which its cursor goes back to the first column. */
	@Test
	void anAnswerThatScrollsTheScreenUpIsSeenFromItsBeginning() {
		var bar = canvas.getHorizontalBar();
		console.write("line\r\n".repeat(60));
		focus();
		console.write("y".repeat(79));
		assertTrue(bar.getSelection() > 0, "what is typed is in sight");
		console.write("\r\nanswer\r\n# ");
		assertEquals(0, bar.getSelection());
		assertTrue(shows("answer"));
	}

	@Test
	void whatWasLostIsSaid() {
		page.seen(false);
		console.write("x".repeat(5000) + "\r\nend\r\n");
		console.forgetAllBut(5);
		page.seen(true);
		assertTrue(shows("end"));
		assertTrue(page.state().getText().contains("came too fast"), page.state()::getText);
	}

	@Test
	void everyKeyIsTheGuests() {
		focus();
		assertEquals(List.of(true), keys);
		key(SWT.KeyDown, 'a', 'a', 0);
		key(SWT.KeyDown, 'c', (char) 3, SWT.CTRL);
		key(SWT.KeyDown, SWT.TAB, '\t', 0);
		key(SWT.KeyDown, SWT.ESC, (char) 27, 0);
		key(SWT.KeyDown, SWT.ARROW_UP, (char) 0, 0);
		key(SWT.KeyDown, SWT.F5, (char) 0, 0);
		assertEquals("a\u0003\t^[^[[A^[[15~", console.takeSent());
		var traverse = new Event();
		traverse.detail = SWT.TRAVERSE_TAB_NEXT;
		traverse.doit = true;
		canvas.notifyListeners(SWT.Traverse, traverse);
		assertFalse(traverse.doit);
	}

	@Test
	void controlAndAltGiveTheKeysBackUntilAClick() {
		focus();
		key(SWT.KeyDown, SWT.CTRL, (char) 0, 0);
		key(SWT.KeyDown, SWT.ALT, (char) 0, SWT.CTRL);
		key(SWT.KeyUp, SWT.ALT, (char) 0, SWT.CTRL | SWT.ALT);
		assertEquals(List.of(true, false), keys);
		assertTrue(page.state().getText().contains("click to type"));
		key(SWT.KeyDown, 'a', 'a', 0);
		assertEquals("", console.takeSent());
		canvas.notifyListeners(SWT.MouseDown, new Event());
		assertEquals(List.of(true, false, true), keys);
	}

	@Test
	void anotherKeyInBetweenIsNoRelease() {
		focus();
		key(SWT.KeyDown, SWT.CTRL, (char) 0, 0);
		key(SWT.KeyDown, SWT.ALT, (char) 0, SWT.CTRL);
		key(SWT.KeyDown, SWT.DEL, (char) 127, SWT.CTRL | SWT.ALT);
		key(SWT.KeyUp, SWT.ALT, (char) 0, SWT.CTRL | SWT.ALT);
		assertEquals(List.of(true), keys);
	}

	@Test
	void theWorkbenchGetsItsKeysBackWithTheFocusAndAtTheEnd() {
		focus();
		stage.shell().getChildren()[1].setFocus();
		stage.await(() -> keys.equals(List.of(true, false)));
		focus();
		stage.shell().dispose();
		assertEquals(List.of(true, false, true, false), keys);
	}

	@Test
	void textIsCopiedAndPasted() {
		focus();
		console.write("first\r\nsecond word\r\n");
		var place = canvas.landmarks().get("line/second word");
		mouse(SWT.MouseDown, place.x + 1, place.y + 2, 1);
		mouse(SWT.MouseDown, place.x + 1, place.y + 2, 2);
		mouse(SWT.MouseUp, place.x + 1, place.y + 2, 2);
		assertEquals("second", canvas.selection().text());
		key(SWT.KeyDown, 'c', (char) 3, SWT.CTRL | SWT.SHIFT);
		assertEquals("", console.takeSent());
		key(SWT.KeyDown, 'v', (char) 22, SWT.CTRL | SWT.SHIFT);
		assertEquals("second", console.takeSent());
	}

	@Test
	void aDragSelectsOverLines() {
		console.write("first\r\nsecond\r\n");
		var first = canvas.landmarks().get("line/first");
		var second = canvas.landmarks().get("line/second");
		var cell = first.width / 5;
		mouse(SWT.MouseDown, first.x + 2 * cell + 1, first.y + 2, 1);
		mouse(SWT.MouseMove, second.x + 3 * cell + 1, second.y + 2, 0);
		assertEquals("rst\nsec", canvas.selection().text());
	}

	private void mouse(int type, int x, int y, int count) {
		var event = new Event();
		event.x = x;
		event.y = y;
		event.button = type == SWT.MouseMove ? 0 : 1;
		event.count = count;
		canvas.notifyListeners(type, event);
	}

	@Test
	void scrolledBackTheViewStaysWithItsLines() {
		IntStream.range(0, 200).forEach(i -> console.write("line " + i + "\r\n"));
		assertTrue(shows("line 199"));
		canvas.scrollTo(50);
		assertTrue(shows("line 50"));
		IntStream.range(200, 300).forEach(i -> console.write("line " + i + "\r\n"));
		assertTrue(shows("line 50"));
		assertFalse(shows("line 299"));
		canvas.scrollTo(Long.MAX_VALUE);
		assertTrue(shows("line 299"));
		console.write("last\r\n");
		assertTrue(shows("last"), "at its end it follows");
	}

	@Test
	void aScreenHigherThanTheViewShowsWhereSomethingIsWritten() {
		console.write("\r\n".repeat(22) + "low");
		assertTrue(canvas.terminal().rows() >= 24);
		assertTrue(shows("low"));
		console.write("^[[2J^[[Hhigh");
		assertTrue(shows("high"), canvas.landmarks()::toString);
	}

	@Test
	void aPortThatLeadsElsewhereSaysWhatToDo() {
		var other = new FakeConsole();
		other.become(SerialState.ELSEWHERE, "a file");
		page.show(Optional.of(other), "two");
		stage.await(() -> !canvas.isVisible());
		other.become(SerialState.OPEN, "");
		stage.await(canvas::isVisible);
	}

	@Test
	void onlyLinesThatChangedArePainted() {
		console.write("one\r\ntwo\r\nthree");
		stage.pump(Duration.ofMillis(200));
		var heights = new ArrayList<Integer>();
		canvas.addListener(SWT.Paint, event -> heights.add(event.height));
		console.write("!");
		stage.await(() -> !heights.isEmpty());
		var line = canvas.landmarks().get("line/three!").height;
		assertTrue(heights.stream().allMatch(height -> height <= 2 * line), heights::toString);
		stage.picture(canvas, "serial");
	}
}
