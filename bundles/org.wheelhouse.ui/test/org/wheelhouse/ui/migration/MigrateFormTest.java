package org.wheelhouse.ui.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.migration.MigrationRequest;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.ui.screendump.WidgetStage;

@Tag("display")
class MigrateFormTest {

	private final CompletableFuture<MigrationPreview.Started> destination = new CompletableFuture<>();
	private final List<String> changes = new ArrayList<>();
	private final WidgetStage stage = new WidgetStage(720, 560);

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void commandsFollowWhatIsTyped() {
		MigrateForm form = form(new Readiness(true, "web-01 runs and can be migrated."));
		found();
		WidgetStage.named(form, "migrate.bandwidth", Text.class).setText("64");
		WidgetStage.named(form, "migrate.downtime", Text.class).setText("500");
		Button end = WidgetStage.named(form, "migrate.endSource", Button.class);
		assertTrue(end.getSelection());
		end.setSelection(false);
		end.notifyListeners(SWT.Selection, new Event());
		stage.open();
		stage.picture(form, "form");
		assertEquals(
				Optional.of(new MigrationRequest(Optional.of(64L << 20), Optional.of(Duration.ofMillis(500)), false)),
				form.intent());
		String preview = WidgetStage.named(form, "migrate.preview", StyledText.class).getText();
		assertTrue(preview.contains("\"max-bandwidth\":67108864"), preview);
		assertTrue(preview.contains("web-01: set the limits"), preview);
	}

	@Test
	void nothingCanBeStartedBeforeTheDestinationIsKnown() {
		MigrateForm form = form(new Readiness(true, "web-01 runs and can be migrated."));
		assertTrue(form.intent().isEmpty());
		assertFalse(WidgetStage.named(form, "migrate.ready", Label.class).getText().contains("can be migrated"));
		int before = changes.size();
		found();
		assertEquals(Optional.of(MigrationRequest.usual()), form.intent());
		assertTrue(changes.size() > before);
		assertTrue(
				WidgetStage.named(form, "migrate.commandLine", StyledText.class).getText().contains("-incoming defer"));
		assertEquals("web-01 runs and can be migrated.",
				WidgetStage.named(form, "migrate.ready", Label.class).getText());
	}

	@Test
	void destinationThatCannotBeStartedSaysWhy() {
		MigrateForm form = form(new Readiness(true, "web-01 runs and can be migrated."));
		String reason = "web-01 cannot be migrated: The disk data was opened with snapshot=on";
		destination.completeExceptionally(new Exception(reason));
		stage.open();
		stage.picture(form, "form-impossible");
		assertEquals(reason + ".", WidgetStage.named(form, "migrate.ready", Label.class).getText());
		assertEquals("", WidgetStage.named(form, "migrate.commandLine", StyledText.class).getText());
		assertTrue(form.intent().isEmpty());
	}

	@Test
	void whatIsNoLimitIsSaidInPlace() {
		MigrateForm form = form(new Readiness(true, "web-01 runs and can be migrated."));
		found();
		WidgetStage.named(form, "migrate.downtime", Text.class).setText("soon");
		assertTrue(form.intent().isEmpty());
		WidgetStage.named(form, "migrate.downtime", Text.class).setText("");
		assertTrue(form.intent().isPresent());
	}

	@Test
	void machineThatCannotBeMigratedSaysWhyAndAsksNothing() {
		MigrateForm form = form(new Readiness(false, "web-01 has moved away: its guest runs in another QEMU."));
		found();
		stage.open();
		stage.picture(form, "form-refused");
		assertTrue(form.intent().isEmpty());
		assertFalse(WidgetStage.named(form, "migrate.commandLine", StyledText.class).getText().contains("qemu"));
	}

	@Test
	void warningIsReadWhole() {
		MigrateForm form = form(
				new Readiness(true, "web-01 runs and can be migrated.", "QEMU 7.2 loses pages. ".repeat(9)));
		found();
		stage.open();
		stage.picture(form, "form-warning");
		Label warning = WidgetStage.named(form, "migrate.warning", Label.class);
		stage.await(() -> warning.getSize().y > 0, "the form is laid out");
		int whole = warning.computeSize(warning.getSize().x, SWT.DEFAULT).y;
		assertTrue(whole > WidgetStage.named(form, "migrate.ready", Label.class).getSize().y,
				"it needs more than a line");
		assertTrue(warning.getSize().y >= whole, "it has %d of %d pixels".formatted(warning.getSize().y, whole));
		assertTrue(form.intent().isPresent());
	}

	private void found() {
		destination.complete(new MigrationPreview.Started(List.of("qemu-system-x86_64", "-name", "web-01", "-machine",
				"pc-i440fx-7.2,accel=tcg", "-m", "512", "-drive", "file=web.qcow2,if=virtio", "-incoming", "defer"),
				List.of()));
	}

	private MigrateForm form(Readiness readiness) {
		return new MigrateForm(stage.parent(), readiness, new MigrationPreview() {
			@Override
			public List<PlannedCommand> commands(MigrationRequest intent) {
				List<PlannedCommand> commands = new ArrayList<>();
				commands.add(new PlannedCommand("web-01 (destination)",
						"{\"execute\":\"migrate-set-capabilities\",\"arguments\":{\"capabilities\":[{\"capability\":\"events\",\"state\":true}]}}",
						"tell each step"));
				intent.maxBandwidth().ifPresent(bytes -> commands.add(new PlannedCommand("web-01",
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
			public CompletableFuture<Started> destination() {
				return destination;
			}
		}, Runnable::run, () -> changes.add("changed"));
	}
}
