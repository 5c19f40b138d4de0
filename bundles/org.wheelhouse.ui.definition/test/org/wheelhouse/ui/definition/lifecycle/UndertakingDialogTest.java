package org.wheelhouse.ui.definition.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.image.Progress;
import org.wheelhouse.core.image.Undertaking;
import org.wheelhouse.ui.testkit.Controls;
import org.wheelhouse.ui.testkit.WidgetStage;

@Tag("display")
class UndertakingDialogTest {

	private final WidgetStage stage = new WidgetStage(300, 200);
	private final List<Progress> progress = new ArrayList<>();
	private final List<String> done = new ArrayList<>();
	private final Copying dialog = new Copying(stage.shell());
	private CompletableFuture<String> step = new CompletableFuture<>();

	/** Asks for a name and copies for as long as the test wants. */
	private final class Copying extends UndertakingDialog<String> {

		private final List<Text> names = new ArrayList<>();

		Copying(Shell parent) {
			super(parent, "copy", "Copy", "Copy");
		}

		@Override
		protected Control content(Composite area) {
			var text = new Text(area, SWT.BORDER);
			text.addListener(SWT.Modify, _ -> revised());
			names.add(text);
			return text;
		}

		@Override
		protected Optional<Function<Progress, Undertaking<String>>> work() {
			return names.getFirst().getText().isEmpty() ? Optional.empty() : Optional.of(told -> {
				progress.add(told);
				return Undertaking.begin(work -> work.step(() -> step));
			});
		}

		@Override
		protected void enable(boolean enabled) {
			names.forEach(name -> name.setEnabled(enabled));
		}

		@Override
		protected void done(String result) {
			done.add(result);
		}

		Text name() {
			return names.getFirst();
		}
	}

	@BeforeEach
	void open() {
		stage.open();
		dialog.open();
		stage.await(() -> dialog.getShell().isVisible());
	}

	@AfterEach
	void close() {
		dialog.close();
		stage.close();
	}

	@Test
	void itCanBeginAsSoonAsNothingIsMissing() {
		assertFalse(button("copy.ok").isEnabled());
		dialog.name().setText("x");
		assertTrue(button("copy.ok").isEnabled());
	}

	@Test
	void itSaysHowFarItIsAndClosesWhenItIsDone() {
		begin();
		assertFalse(dialog.name().isEnabled());
		assertFalse(button("copy.ok").isEnabled());
		progress.getFirst().at("Copying a & b.qcow2", 0.25);
		stage.await(() -> label().equals("Copying a && b.qcow2"), "what is done");
		step.complete("made");
		stage.await(() -> dialog.getShell() == null, "it has closed");
		assertEquals(List.of("made"), done);
	}

	@Test
	void cancelGivesTheWorkUpAndStaysWithWhatWasEntered() {
		begin();
		press("copy.cancel");
		assertTrue(step.isCancelled());
		stage.await(() -> label().startsWith("Given up"), "that it was given up");
		assertTrue(dialog.name().isEnabled());
		assertEquals("x", dialog.name().getText());
		assertEquals(List.of(), done);
		step = new CompletableFuture<>();
		press("copy.ok");
		step.complete("again");
		stage.await(() -> done.equals(List.of("again")), "it was done after all");
	}

	@Test
	void aFailureIsSaidInItsPlace() {
		begin();
		step.completeExceptionally(
				new OperationFailed("There is no room", "qemu-img convert", "No space left", List.of(), "Make room.",
						null));
		stage.await(() -> find("copy.outcome", Text.class).getText().contains("There is no room"), "why");
		var said = find("copy.outcome", Text.class).getText();
		assertTrue(said.contains("No space left") && said.contains("Make room."), said);
		assertTrue(button("copy.ok").isEnabled());
	}

	@Test
	void closingTheWindowGivesTheWorkUp() {
		begin();
		dialog.getShell().close();
		assertTrue(step.isCancelled());
	}

	private void begin() {
		dialog.name().setText("x");
		press("copy.ok");
	}

	private void press(String id) {
		button(id).notifyListeners(SWT.Selection, new Event());
	}

	private String label() {
		return find("copy.progress", Label.class).getText();
	}

	private Button button(String id) {
		return find(id, Button.class);
	}

	private <C extends Control> C find(String id, Class<C> type) {
		return Controls.find(dialog.getShell(), id, type);
	}
}
