package org.wheelhouse.ui.qmp.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.testkit.Stage;

@Tag("display")
class ConsolePageTest {

	private static final String BLOCK = """
			[{"device":"","locked":false,"removable":false,"qdev":"/machine/peripheral/disk0","inserted":{"file":"a.qcow2"}},
			{"device":"ide1-cd0","locked":false,"removable":true},{"device":"floppy0","locked":false,"removable":true},
			{"device":"sd0","locked":false,"removable":true,"tray_open":false}]""";

	private final Stage stage = new Stage(900, 520);
	private String kept = "";
	private final ConsolePage page = new ConsolePage(stage.parent(), new History("", text -> kept = text),
			_ -> _ -> CompletableFuture.completedFuture(true), new ModelThread(stage.parent().getDisplay()));
	private final FakeMachine machine;

	ConsolePageTest() throws Exception {
		machine = new FakeMachine().answering("query-block", BLOCK)
				.answering("query-status", "{\"status\":\"running\",\"singlestep\":false,\"running\":true}")
				.refusing("device_add", "Duplicate device ID 'r1'");
	}

	@BeforeEach
	void open() {
		stage.open();
		page.show(Optional.of(machine.access()));
		stage.await("its language is known",
				() -> page.conversation().flatMap(Conversation::language).isPresent());
	}

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void commandsAreSentAnsweredFoldedAndFoundAgain() throws Exception {
		enter("query-status");
		awaitText("\"status\":\"running\"");
		enter("query-block");
		awaitText("\u25b6 4 items");
		assertFalse(transcript().getText().contains("a.qcow2"));
		enter("device_add driver=virtio-rng-pci id=r1");
		awaitText("Choose another id.");
		enter("migrate_set_speed value=1048576");
		awaitText("migrate-set-parameters");
		machine.tell("DEVICE_DELETED", "{\"device\":\"nic2\",\"path\":\"/machine/peripheral/nic2\"}");
		awaitText("\u25c6 DEVICE_DELETED");
		stage.picture("console");
		assertTrue(page.transcript().find("a.QCOW2", true));
		assertEquals("a.qcow2", transcript().getSelectionText());
		stage.picture("console-found");
		page.transcript().foldAll(true);
		assertFalse(transcript().getText().contains("a.qcow2"));
		assertFalse(page.transcript().find("no such words", true));
	}

	/** One by one, each event had the lines around it laid out many times: 1,000 a second took five times as long to be drawn. */
	@Test
	void aFloodOfEventsIsDrawnInAFewStrokes() throws Exception {
		var layouts = new int[1];
		var paintings = new int[1];
		transcript().addBidiSegmentListener(_ -> layouts[0]++);
		transcript().addPaintListener(_ -> paintings[0]++);
		var count = 2000;
		var bursts = 40;
		for (var number = 0; number < count; number++) {
			machine.tell("RTC_CHANGE", "{\"offset\":" + number + "}");
			if (number % (count / bursts) == count / bursts - 1) {
				var last = "offset=" + number + "\n";
				stage.await(last, () -> transcript().getText().contains(last));
			}
		}
		assertTrue(paintings[0] <= 3 * bursts, paintings[0] + " paintings of " + bursts + " bursts");
		assertTrue(layouts[0] <= 5 * count, layouts[0] + " layouts of " + count + " lines");
		var place = transcript().getLocationAtOffset(transcript().getText().lastIndexOf("offset=" + (count - 1)));
		assertTrue(transcript().getClientArea().contains(place), "the last event is in sight at " + place);
	}

	@Test
	void whatIsWrongIsToldWhileItIsWritten() {
		input().setText("block_resize device=x");
		assertTrue(problem().startsWith("size: "), problem());
		input().setText("block_resize device=x size=1048576");
		assertEquals("", problem());
		assertEquals("sends {\"execute\":\"block_resize\",\"arguments\":{\"device\":\"x\",\"size\":1048576}}",
				Stage.find(page.control(), "console.sends", CLabel.class).getText());
		input().setText("query-cpus");
		assertTrue(problem().contains("6.0"), problem());
		input().setText("");
		assertFalse(Stage.find(page.control(), "console.send", Button.class).isEnabled());
	}

	@Test
	void historyIsWalkedThroughAndKept() {
		enter("query-status");
		enter("query-block");
		key(SWT.ARROW_UP);
		assertEquals("query-block", input().getText());
		key(SWT.ARROW_UP);
		assertEquals("query-status", input().getText());
		key(SWT.ARROW_DOWN);
		key(SWT.ARROW_DOWN);
		assertEquals("", input().getText());
		enter("set_password protocol=vnc password=geheim");
		var read = new History(kept, _ -> {
		});
		assertEquals(List.of("query-block", "query-status"),
				Stream.iterate(read.before(""), Optional::isPresent, _ -> read.before("")).map(Optional::get).toList());
	}

	/** A machine tells its words when it has the time. */
	@Test
	void whoAsksBeforeTheWordsAreThereGetsThemWhenTheyCome() throws Exception {
		var slow = new FakeMachine("slow").holding("query-qmp-schema").holding("qom-list-types");
		page.show(Optional.of(slow.access()));
		page.write("query-statu");
		key(SWT.TAB);
		slow.release("query-qmp-schema");
		stage.await("the command is written out", () -> input().getText().equals("query-status "));
		page.write("device_add driver=virtio-rn");
		key(SWT.TAB);
		slow.release("qom-list-types");
		stage.await("the type is written out", () -> input().getText().equals("device_add driver=virtio-rng-pci"));
	}

	@Test
	void nameIsCompletedByTab() {
		input().setText("query-statu");
		input().setCaretOffset(11);
		key(SWT.TAB);
		assertEquals("query-status ", input().getText());
	}

	private void enter(String text) {
		input().setText(text);
		key(SWT.CR);
		stage.await("it was taken", () -> input().getText().isEmpty());
	}

	private void key(int code) {
		var event = new Event();
		event.keyCode = code;
		event.character = code == SWT.CR || code == SWT.TAB ? (char) code : 0;
		input().notifyListeners(SWT.KeyDown, event);
	}

	private void awaitText(String part) {
		stage.await(part, () -> transcript().getText().contains(part));
	}

	private StyledText input() {
		return Stage.find(page.control(), "console.input", StyledText.class);
	}

	private StyledText transcript() {
		return Stage.find(page.control(), "console.transcript", StyledText.class);
	}

	private String problem() {
		return Stage.find(page.control(), "console.problem", CLabel.class).getText();
	}
}
