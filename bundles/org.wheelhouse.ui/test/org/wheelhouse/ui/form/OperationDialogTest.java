package org.wheelhouse.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.machine.ReadOnly;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.model.live.Lock;
import org.wheelhouse.ui.files.HostFileChooser;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.testkit.Controls;
import org.wheelhouse.ui.testkit.SeenFiles;
import org.wheelhouse.ui.testkit.WidgetStage;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.WidgetIds;

@Tag("display")
class OperationDialogTest {

	private static final long NOW = 20L << 30;

	private final WidgetStage stage = new WidgetStage(300, 200).open();
	private final CompletableFuture<String> outcome = new CompletableFuture<>();
	private CompletableFuture<Optional<Warning>> warning = CompletableFuture.completedFuture(Optional.empty());
	private Optional<ReadOnly> locked = Optional.empty();
	private final List<String> ran = new ArrayList<>();
	private final List<String> status = new ArrayList<>();
	private final OperationDialog dialog = new OperationDialog(stage.shell(), form(),
			new OperationRunner(stage::shell, Display.getCurrent()::asyncExec, status::add));

	@AfterEach
	void close() {
		dialog.close();
		stage.close();
	}

	@Test
	void planFollowsWhatIsTypedAndWhatIsWrongIsSaid() {
		dialog.open();
		assertTrue(find("plan", StyledText.class).getText().contains("\"size\":" + NOW), "as it is now");
		find("size", Text.class).setText("40 GiB");
		assertTrue(find("plan", StyledText.class).getText().contains("\"size\":42949672960"));
		assertTrue(find("ok", Button.class).isEnabled());
		picture("act");
		find("size", Text.class).setText("40 bananas");
		assertEquals("Write a size, for example 20 GiB", find("problem", Label.class).getText());
		assertFalse(find("ok", Button.class).isEnabled());
		picture("act-problem");
	}

	@Test
	void whatIsReadOnlyIsRefusedByNameBeforeAnythingIsSent() {
		locked = ReadOnly.of(Lock.MACHINE, "box", "this computer");
		dialog.open();
		assertEquals("box is read-only: nothing is sent to it but questions. "
				+ "Take its lock off first (Machine > Take Lock Off).", find("problem", Label.class).getText());
		assertFalse(find("ok", Button.class).isEnabled());
		assertTrue(find("plan", StyledText.class).getText().contains("block_resize"), "it is shown all the same");
		locked = Optional.empty();
		find("size", Text.class).setText("40 GiB");
		assertTrue(find("ok", Button.class).isEnabled());
	}

	@Test
	void whatIsMissingIsAHintUntilSomethingWasChanged() {
		var form = new OperationForm("test.hint", "Ask", "disk0 of R&D", "Do it",
				List.of(new FormField.Line("size", "Size", "", "")), _ -> FormResult.wrong("Write a size for R&D"));
		var empty = new OperationDialog(stage.shell(), form,
				new OperationRunner(stage::shell, Display.getCurrent()::asyncExec, status::add));
		empty.open();
		stage.settle();
		var problem = Controls.find(empty.getShell(), "test.hint.problem", Label.class);
		var ok = Controls.find(empty.getShell(), "test.hint.ok", Button.class);
		var place = ok.toDisplay(0, 0);
		assertEquals("Write a size for R&&D", problem.getText(), "an ampersand is no mark of a letter");
		assertEquals("disk0 of R&&D", Controls.find(empty.getShell(), "test.hint.about", Label.class).getText());
		assertEquals(ColorRole.TEXT2.color(), problem.getForeground());
		Controls.find(empty.getShell(), "test.hint.size", Text.class).setText("x");
		stage.settle();
		assertEquals(ColorRole.FAIL.color(), problem.getForeground());
		assertEquals(place, ok.toDisplay(0, 0));
		empty.close();
	}

	@Test
	void whatMayBeLostIsAgreedToFirstAndAnewAfterEachChange() {
		dialog.open();
		assertFalse(find("danger", Label.class).isVisible());
		find("size", Text.class).setText("10 GiB");
		assertTrue(find("danger", Label.class).isVisible());
		assertFalse(find("ok", Button.class).isEnabled(), "not before it is agreed to");
		picture("act-danger");
		check(true);
		assertTrue(find("ok", Button.class).isEnabled());
		find("size", Text.class).setText("1 GiB");
		assertFalse(find("ok", Button.class).isEnabled(), "another loss is agreed to anew");
		press();
		assertEquals(List.of(), ran);
		check(true);
		press();
		assertEquals(List.of("1 GiB"), ran);
	}

	@Test
	void whatTheComputerHasNotToldYetIsWaitedForAndOnlyTheLastQuestionCounts() {
		var told = Map.of("/a", new CompletableFuture<String>(), "/b", new CompletableFuture<String>());
		var form = new OperationForm("test.look", "Ask", "disk0", "Do it",
				List.of(new FormField.Line("file", "File", "/a", "")), entries -> {
					var look = Objects.requireNonNull(told.get(entries.text("file")));
					return FormResult.unless(look).orElseGet(() -> FormResult.wrong(look.join()));
				});
		var asking = new OperationDialog(stage.shell(), form,
				new OperationRunner(stage::shell, Display.getCurrent()::asyncExec, status::add));
		asking.open();
		var problem = Controls.find(asking.getShell(), "test.look.problem", Label.class);
		assertFalse(Controls.find(asking.getShell(), "test.look.ok", Button.class).isEnabled());
		Controls.find(asking.getShell(), "test.look.file", Text.class).setText("/b");
		Objects.requireNonNull(told.get("/a")).complete("There is no /a");
		stage.settle();
		assertEquals("", problem.getText(), "nobody asks about it any more");
		Objects.requireNonNull(told.get("/b")).complete("There is no /b");
		stage.await(() -> problem.getText().equals("There is no /b"));
		asking.close();
	}

	@Test
	void whatTheMachineWarnsOfIsWaitedForAndAgreedTo() {
		warning = new CompletableFuture<>();
		dialog.open();
		assertFalse(find("ok", Button.class).isEnabled(), "not before the machine has answered");
		warning.complete(Optional.of(new Warning(Warning.Weight.DAMAGE, "It is lost.", "Keep a copy.")));
		stage.await(() -> find("danger", Label.class).isVisible());
		assertEquals("It is lost. Keep a copy.", find("danger", Label.class).getText());
		assertFalse(find("ok", Button.class).isEnabled());
		check(true);
		assertTrue(find("ok", Button.class).isEnabled());
	}

	@Test
	void answerThatIsNotShownYetDoesNotCount() {
		var asked = new ArrayList<Boolean>();
		warning = new CompletableFuture<>() {

			/** The answer comes right after the dialog has looked for it. */
			@Override
			public boolean isDone() {
				asked.add(true);
				return asked.size() > 1 && super.isDone();
			}
		};
		warning.complete(Optional.of(new Warning(Warning.Weight.DAMAGE, "It is lost.", "")));
		dialog.open();
		assertFalse(find("ok", Button.class).isEnabled(), "nobody has read it");
		press();
		assertEquals(List.of(), ran);
		stage.await(() -> find("danger", Label.class).isVisible());
		assertFalse(find("ok", Button.class).isEnabled());
	}

	@Test
	void windowWithAListInFrontIsClosedWhileItHasTheFocus() {
		var choice = new OperationDialog(stage.shell(),
				new OperationForm("test.choice", "Choose", "", "Do it",
						List.of(new FormField.Choice("how", "How", List.of("one", "other"), 0),
								new FormField.Line("size", "Size", "20 GiB", "")),
						_ -> FormResult.wrong("Nothing to do")),
				new OperationRunner(stage::shell, Display.getCurrent()::asyncExec, status::add));
		choice.open();
		stage.settle();
		Controls.find(choice.getShell(), "test.choice.size", Text.class).forceFocus();
		stage.settle();
		choice.close();
	}

	@Test
	void lateAnswerAboutWhatWasTypedBeforeIsNotShown() {
		warning = new CompletableFuture<>();
		var late = warning;
		dialog.open();
		warning = new CompletableFuture<>();
		find("size", Text.class).setText("40 GiB");
		warning.complete(Optional.empty());
		late.complete(Optional.of(new Warning(Warning.Weight.DAMAGE, "It is lost.", "")));
		stage.await(() -> find("ok", Button.class).isEnabled());
		stage.settle();
		assertFalse(find("danger", Label.class).isVisible());
	}

	@Test
	void surpriseIsToldAndNeedsNoConsent() {
		warning = CompletableFuture
				.completedFuture(Optional.of(new Warning(Warning.Weight.SURPRISE, "It comes back.", "")));
		dialog.open();
		assertTrue(find("danger", Label.class).isVisible());
		assertFalse(find("consent", Button.class).isVisible());
		assertTrue(find("ok", Button.class).isEnabled());
	}

	@Test
	void itIsDoneOnceAndTheWindowClosesThen() {
		dialog.open();
		find("size", Text.class).setText("40 GiB");
		press();
		press();
		assertEquals(List.of("40 GiB"), ran);
		assertFalse(find("size", Text.class).isEnabled());
		outcome.complete("done");
		stage.await(() -> dialog.getShell() == null);
		assertEquals("Resize: done", status.getLast());
	}

	@Test
	void whatWasTypedStaysWhenItFailed() {
		dialog.open();
		find("size", Text.class).setText("40 GiB");
		press();
		outcome.completeExceptionally(new CancellationException());
		stage.await(() -> find("ok", Button.class).isEnabled());
		assertEquals("40 GiB", find("size", Text.class).getText());
	}

	@Test
	void whyItFailedIsShownInPlaceAndItCanBeTriedAgain() {
		dialog.open();
		press();
		assertTrue(find("outcome", Text.class).isVisible());
		outcome.completeExceptionally(new CoreException("Device is busy"));
		stage.await(() -> find("ok", Button.class).isEnabled());
		assertTrue(find("outcome", Text.class).getText().contains("Device is busy"));
		assertTrue(status.getLast().contains("Device is busy"), status.toString());
		picture("act-failed");
	}

	@Test
	void cancellingIsNoFailure() {
		dialog.open();
		press();
		outcome.cancel(false);
		stage.await(() -> find("ok", Button.class).isEnabled());
		assertFalse(find("outcome", Text.class).isVisible());
	}

	@Test
	void windowThatIsToStayTellsThatItIsDone() {
		dialog.staying().open();
		press();
		outcome.complete("done");
		stage.await(() -> find("ok", Button.class).isEnabled());
		assertEquals("Resize: done", find("outcome", Text.class).getText());
		assertEquals("Close", find("cancel", Button.class).getText().replace("&", ""));
		picture("act-stays");
	}

	@Test
	void windowThatClosesAtOnceDoesNotWait() {
		dialog.closingAtOnce(() -> ran.add("shown")).open();
		press();
		assertEquals(null, dialog.getShell());
		assertEquals(List.of("20 GiB", "shown"), ran);
	}

	@Test
	void fieldsFollowEachOther() {
		var known = new CompletableFuture<String>();
		var asked = new OperationDialog(stage.shell(), new OperationForm("test.follow", "Ask", "", "Do it",
				List.of(new FormField.Choice("how", "How", List.of("one", "other"), 0),
						new FormField.Conditional(new FormField.Line("name", "Name", "a", ""),
								e -> e.choice("how") == 1),
						new FormField.Line("empty", "Empty", "", ""),
						new FormField.Drawn("drawn", "Drawn", () -> "x", "Another"),
						new FormField.Told("told", "What is known", () -> known.getNow("nothing"))),
				_ -> FormResult.wrong(known.isDone() ? "Known" : "Asked"),
				new OperationForm.Extras(
						(field, e) -> field.equals("name") ? Map.of("drawn", e.text("name")) : Map.of(),
						known, Optional.empty())),
				new OperationRunner(stage::shell, Display.getCurrent()::asyncExec, status::add));
		asked.open();
		stage.settle();
		assertEquals("test.follow.empty", Display.getCurrent().getFocusControl().getData(WidgetIds.ID),
				"the first line to be typed into");
		var name = Controls.find(asked.getShell(), "test.follow.name", Text.class);
		assertFalse(name.isVisible());
		var how = Controls.find(asked.getShell(), "test.follow.how", Combo.class);
		how.select(1);
		how.notifyListeners(SWT.Selection, new Event());
		assertTrue(name.isVisible());
		name.setText("b");
		var drawn = Controls.find(asked.getShell(), "test.follow.drawn", Text.class);
		assertEquals("b", drawn.getText());
		Controls.find(asked.getShell(), "test.follow.drawn.another", Button.class).notifyListeners(SWT.Selection,
				new Event());
		assertEquals("x", drawn.getText());
		assertEquals("nothing", Controls.find(asked.getShell(), "test.follow.told", StyledText.class).getText());
		stage.picture(asked.getShell(), "act-fields");
		known.complete("all");
		stage.await(
				() -> Controls.find(asked.getShell(), "test.follow.problem", Label.class).getText().equals("Known"));
		assertEquals("all", Controls.find(asked.getShell(), "test.follow.told", StyledText.class).getText());
		asked.close();
	}

	@Test
	void controlAndEnterDoesItFromAnyField() {
		dialog.open();
		var event = new Event();
		event.keyCode = SWT.CR;
		event.stateMask = SWT.MOD1;
		find("plan", StyledText.class).notifyListeners(SWT.KeyDown, event);
		assertEquals(List.of("20 GiB"), ran);
	}

	@Test
	void remarkIsShownWhereThereIsOne() {
		dialog.open();
		assertFalse(find("remark", Label.class).isVisible());
		find("soon", Button.class).setSelection(true);
		find("soon", Button.class).notifyListeners(SWT.Selection, new Event());
		assertEquals("The guest sees it at its next reset.", find("remark", Label.class).getText());
	}

	private OperationForm form() {
		return new OperationForm("test.resize", "Resize a Disk", "disk0 (virtio-blk) of rich-7.2; it has 20 GiB now",
				"Resize",
				List.of(new FormField.Line("size", "Size", "20 GiB", "for example 20 GiB"),
						new FormField.FilePath("file", "File", "", "full path", false, List.of("*.iso"),
								new HostFileChooser(SeenFiles.HOST)),
						new FormField.Choice("how", "How", List.of("one", "other"), 0),
						new FormField.Check("soon", "At the next reset", false)),
				this::proposed);
	}

	private FormResult proposed(FormValues entries) {
		var bytes = entries.bytes("size");
		if (bytes.isEmpty()) {
			return FormResult.wrong("Write a size, for example 20 GiB");
		}
		var guard = bytes.getAsLong() < NOW
				? Optional.of(new FormResult.Guard("What the guest has behind " + entries.text("size")
						+ " is lost. QEMU cuts it off without asking; nobody can bring it back.",
						"Cut it off"))
				: Optional.<FormResult.Guard>empty();
		return FormResult.of(operation(entries.text("size"), bytes.getAsLong()),
				guard) instanceof FormResult.Ready ready && entries.checked("soon")
						? ready.remarked("The guest sees it at its next reset.")
						: FormResult.of(operation(entries.text("size"), bytes.getAsLong()), guard);
	}

	private Operation<String> operation(String typed, long bytes) {
		return new Operation<>() {

			@Override
			public String label() {
				return "Resize";
			}

			@Override
			public List<PlannedCommand> plan() {
				return List.of(new PlannedCommand("m",
						"{\"execute\":\"block_resize\",\"arguments\":{\"device\":\"disk0\",\"size\":" + bytes + "}}",
						"change the size", locked));
			}

			@Override
			public CompletableFuture<Optional<Warning>> warning() {
				return warning;
			}

			@Override
			public CompletableFuture<String> run() {
				ran.add(typed);
				return outcome;
			}
		};
	}

	private void check(boolean agreed) {
		find("consent", Button.class).setSelection(agreed);
		find("consent", Button.class).notifyListeners(SWT.Selection, new Event());
	}

	private void press() {
		var ok = find("ok", Button.class);
		if (ok.isEnabled()) {
			ok.notifyListeners(SWT.Selection, new Event());
		}
	}

	private void picture(String name) {
		stage.picture(dialog.getShell(), name);
	}

	private <C extends Control> C find(String id, Class<C> type) {
		return Controls.find(dialog.getShell(), "test.resize." + id, type);
	}
}
