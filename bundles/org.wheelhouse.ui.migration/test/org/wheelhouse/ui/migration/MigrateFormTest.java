package org.wheelhouse.ui.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.migration.MigrationRequest;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.ui.form.OperationDialog;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.testkit.WidgetStage;
import org.wheelhouse.ui.theme.ColorRole;

@Tag("display")
class MigrateFormTest {

	private static final Readiness READY = new Readiness(true, "web-01 runs and can be migrated.");

	private final CompletableFuture<MigrationPreview.Started> destination = new CompletableFuture<>();
	private final List<MigrationRequest> begun = new ArrayList<>();
	private final List<String> shown = new ArrayList<>();
	private final WidgetStage stage = new WidgetStage(720, 560).open();
	private Optional<OperationDialog> dialog = Optional.empty();

	@AfterEach
	void close() {
		dialog.ifPresent(OperationDialog::close);
		stage.close();
	}

	@Test
	void commandsFollowWhatIsTypedAndAreWhatIsDone() {
		open(READY);
		found();
		stage.await(start()::isEnabled);
		find("bandwidth", Text.class).setText("64");
		find("downtime", Text.class).setText("500");
		var end = find("endSource", Button.class);
		assertTrue(end.getSelection());
		end.setSelection(false);
		end.notifyListeners(SWT.Selection, new Event());
		picture("migrate");
		var plan = find("plan", StyledText.class).getText();
		assertTrue(plan.contains("\"max-bandwidth\":67108864"), plan);
		assertTrue(plan.contains("web-01: set the limits"), plan);
		start().notifyListeners(SWT.Selection, new Event());
		assertEquals(
				List.of(MigrationRequest.usual().within(Optional.of(64L << 20), Optional.of(Duration.ofMillis(500)))
						.keepingSource()),
				begun);
		assertEquals(List.of("view"), shown);
		assertNull(dialog.orElseThrow().getShell(), "the view shows how it goes");
	}

	@Test
	void nothingCanBeStartedBeforeTheDestinationIsKnown() {
		open(READY);
		assertFalse(start().isEnabled());
		assertFalse(find("problem", Label.class).getText().contains("can be migrated"));
		assertFalse(find("remark", Label.class).getText().contains("can be migrated"));
		assertEquals(ColorRole.TEXT2.color(), find("problem", Label.class).getForeground());
		found();
		stage.await(start()::isEnabled);
		assertTrue(find("commandLine", StyledText.class).getText().contains("-incoming defer"));
		assertEquals("web-01 runs and can be migrated.", find("remark", Label.class).getText());
		start().notifyListeners(SWT.Selection, new Event());
		assertEquals(List.of(MigrationRequest.usual()), begun);
	}

	@Test
	void destinationThatCannotBeStartedSaysWhy() {
		open(READY);
		String reason = "web-01 cannot be migrated: The disk data was opened with snapshot=on";
		destination.completeExceptionally(new Exception(reason));
		stage.await(() -> find("problem", Label.class).getText().equals(reason + "."));
		picture("migrate-impossible");
		assertEquals(ColorRole.FAIL.color(), find("problem", Label.class).getForeground());
		assertEquals("", find("commandLine", StyledText.class).getText());
		assertFalse(start().isEnabled());
	}

	@Test
	void whatIsNoLimitIsSaidInPlace() {
		open(READY);
		found();
		stage.await(start()::isEnabled);
		find("downtime", Text.class).setText("soon");
		assertFalse(start().isEnabled());
		assertEquals("The downtime limit is a number of milliseconds up to 2,000,000",
				find("problem", Label.class).getText());
		find("downtime", Text.class).setText("");
		assertTrue(start().isEnabled());
	}

	@Test
	void machineThatCannotBeMigratedSaysWhyAndAsksNothing() {
		open(new Readiness(false, "web-01 has moved away: its guest runs in another QEMU."));
		found();
		stage.settle();
		picture("migrate-refused");
		assertFalse(start().isEnabled());
		assertEquals("web-01 has moved away: its guest runs in another QEMU.", find("problem", Label.class).getText());
		assertEquals(ColorRole.FAIL.color(), find("problem", Label.class).getForeground());
		assertFalse(find("commandLine", StyledText.class).getText().contains("qemu"));
	}

	@Test
	void warningIsReadWhole() {
		open(new Readiness(true, "web-01 runs and can be migrated.", "QEMU 7.2 loses pages. ".repeat(9)));
		found();
		stage.await(start()::isEnabled);
		picture("migrate-warning");
		var warning = find("danger", Label.class);
		stage.await(() -> warning.getSize().y > 0, "the form is laid out");
		int whole = warning.computeSize(warning.getSize().x, SWT.DEFAULT).y;
		assertTrue(whole > find("remark", Label.class).getSize().y, "it needs more than a line");
		assertTrue(warning.getSize().y >= whole, "it has %d of %d pixels".formatted(warning.getSize().y, whole));
	}

	private Button start() {
		return find("ok", Button.class);
	}

	private <C extends Control> C find(String id, Class<C> type) {
		return WidgetStage.named(dialog.orElseThrow().getShell(), "migrate." + id, type);
	}

	private void picture(String name) {
		stage.picture(dialog.orElseThrow().getShell(), name);
	}

	private void found() {
		destination.complete(new MigrationPreview.Started(List.of("qemu-system-x86_64", "-name", "web-01", "-machine",
				"pc-i440fx-7.2,accel=tcg", "-m", "512", "-drive", "file=web.qcow2,if=virtio", "-incoming", "defer"),
				List.of()));
	}

	private void open(Readiness readiness) {
		var form = MigrateForm.of("web-01", readiness, new MigrationPreview() {
			@Override
			public Operation<?> operation(MigrationRequest intent) {
				return new Migration(intent);
			}

			@Override
			public CompletableFuture<Started> destination() {
				return destination;
			}
		});
		var opened = new OperationDialog(stage.shell(), form,
				new OperationRunner(stage::shell, Display.getCurrent()::asyncExec, _ -> {
				})).closingAtOnce(() -> shown.add("view"));
		dialog = Optional.of(opened);
		opened.open();
	}

	private final class Migration implements Operation<String> {

		private final MigrationRequest intent;

		Migration(MigrationRequest intent) {
			this.intent = intent;
		}

		@Override
		public String label() {
			return "Migrate web-01";
		}

		@Override
		public List<PlannedCommand> plan() {
			List<PlannedCommand> commands = new ArrayList<>();
			commands.add(new PlannedCommand("web-01 (destination)",
					"{\"execute\":\"migrate-set-capabilities\",\"arguments\":{\"capabilities\":[{\"capability\":\"events\",\"state\":true}]}}",
					"tell each step"));
			intent.limits().maxBandwidth().ifPresent(bytes -> commands.add(new PlannedCommand("web-01",
					"{\"execute\":\"migrate-set-parameters\",\"arguments\":{\"max-bandwidth\":" + bytes + "}}",
					"set the limits")));
			commands.add(new PlannedCommand("web-01 (destination)",
					"{\"execute\":\"migrate-incoming\",\"arguments\":{\"uri\":\"unix:m.sock\"}}",
					"wait for the guest"));
			commands.add(new PlannedCommand("web-01",
					"{\"execute\":\"migrate\",\"arguments\":{\"uri\":\"unix:m.sock\"}}",
					"send the guest"));
			return commands;
		}

		@Override
		public CompletableFuture<String> run() {
			begun.add(intent);
			return new CompletableFuture<>();
		}
	}
}
