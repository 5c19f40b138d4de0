package org.wheelhouse.ui.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.ui.testkit.WidgetStage;

@Tag("display")
class MigrationPanelTest {

	private record Named(String label) implements Operation<String> {
		@Override
		public List<PlannedCommand> plan() {
			return List.of(new PlannedCommand("m", "{\"" + label + "\"}", ""));
		}

		@Override
		public CompletableFuture<String> run() {
			return CompletableFuture.completedFuture(label);
		}
	}

	private final List<String> asked = new ArrayList<>();
	private final WidgetStage stage = new WidgetStage(1180, 800);
	private final MigrationPanel panel = new MigrationPanel(stage.parent(), new MigrationActions() {
		@Override
		public Optional<Operation<?>> bandwidthLimit(long bytesPerSecond) {
			return Optional.of(new Named("bandwidth " + bytesPerSecond));
		}

		@Override
		public Optional<Operation<?>> downtimeLimit(long millis) {
			return Optional.of(new Named("downtime " + millis));
		}

		@Override
		public Optional<Operation<?>> cancellation() {
			return Optional.of(new Named("cancel"));
		}

		@Override
		public Optional<String> wayBack() {
			return Optional.of("Machines");
		}

		@Override
		public void goBack() {
			asked.add("back");
		}

		@Override
		public void run(Operation<?> operation) {
			asked.add(operation.label());
		}
	});

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void runningMigrationIsShownWhole() {
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(39_807);
		panel.show(migration.reading(), migration);
		stage.open();
		stage.picture(panel, "running");
		Table passes = named("migration.passes", Table.class);
		assertEquals(7, passes.getItemCount());
		assertEquals("–", passes.getItem(0).getText(4));
		assertTrue(passes.getItem(6).getText(4).startsWith("6.3"), passes.getItem(6).getText(4));
		assertTrue(named("migration.cancel", Button.class).isEnabled());
		assertFalse(named("migration.back", Button.class).isVisible());
	}

	@Test
	void itIsReadableWhenSmall() {
		stage.shell().setSize(800, 500);
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(39_807);
		panel.show(migration.reading(), migration);
		stage.open();
		MigrationChart chart = named("migration.chart", MigrationChart.class);
		stage.await(() -> chart.landmarks().containsKey("curve/downtime"));
		stage.picture(panel, "small");
		assertEquals(4, chart.landmarks().keySet().stream().filter(name -> name.startsWith("curve/")).count());
		assertTrue(chart.landmarks().values().stream().allMatch(at -> at.width >= 150 && at.height >= 16),
				() -> chart.landmarks().toString());
	}

	@Test
	void firstPassClaimsNothingAboutDowntime() {
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(5_000);
		panel.show(migration.reading(), migration);
		stage.open();
		stage.picture(panel, "first-pass");
		assertEquals(Verdict.Tone.CALM, Verdict.of(migration.reading()).tone());
	}

	@Test
	void resultStaysAfterCompletion() {
		RecordedMigration migration = new RecordedMigration("bandwidth-raised.txt").until(60_000);
		panel.show(migration.reading(), migration);
		stage.open();
		stage.picture(panel, "completed");
		assertFalse(named("migration.cancel", Button.class).isEnabled());
		assertFalse(named("migration.bandwidth", Text.class).isEnabled());
		Button back = named("migration.back", Button.class);
		assertTrue(back.isVisible() && back.getSize().x > 0);
		assertEquals("&Back to Machines", back.getText());
		back.notifyListeners(SWT.Selection, new Event());
		assertEquals(List.of("back"), asked);
	}

	@Test
	void cancelledMigrationKeepsItsCurves() {
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(60_000);
		panel.show(migration.reading(), migration);
		stage.open();
		MigrationChart chart = named("migration.chart", MigrationChart.class);
		stage.await(() -> chart.pulls() == 1);
		stage.picture(panel, "cancelled");
		assertTrue(ChartData.of(migration, migration.reading()).plots().getFirst().curves().getFirst()
				.values().length > 190);
	}

	@Test
	void failureHasTheWordsOfBothEnds() {
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(5_000);
		migration.state().setStatus("failed");
		migration.state().setErrorText("Unable to write to socket: Broken pipe");
		migration.destination
				.setEndingText("qemu-system-x86_64: Size mismatch: pc.ram: 0x20000000 != 0x10000000: Invalid argument");
		panel.show(migration.reading(), migration);
		stage.open();
		stage.picture(panel, "failed");
		String words = named("migration.words", StyledText.class).getText();
		assertTrue(words.contains("mig-src: Unable to write to socket: Broken pipe"), words);
		assertTrue(words.contains("mig-dst: qemu-system-x86_64: Size mismatch"), words);
	}

	@Test
	void samplesAreTheTableTwinOfTheCurves() {
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(39_807);
		panel.show(migration.reading(), migration);
		panel.showTable(true);
		stage.open();
		Table samples = named("migration.samples", Table.class);
		stage.await(() -> samples.getItemCount() == migration.remaining().size());
		assertEquals("0:00.2", samples.getItem(0).getText(0));
		assertEquals("–", samples.getItem(0).getText(6));
		stage.picture(panel, "table");
	}

	@Test
	void seriesAreCopiedWhileSeenAndRunningOnly() {
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(20_000);
		panel.show(migration.reading(), migration);
		stage.open();
		MigrationChart chart = named("migration.chart", MigrationChart.class);
		stage.await(() -> chart.pulls() >= 3);
		chart.setVisible(false);
		int hidden = chart.pulls();
		stage.pump(Duration.ofMillis(700));
		assertEquals(hidden, chart.pulls());
		chart.setVisible(true);
		stage.await(() -> chart.pulls() > hidden);
		migration.until(60_000);
		panel.show(migration.reading(), migration);
		stage.pump(Duration.ofMillis(400));
		int ended = chart.pulls();
		stage.pump(Duration.ofMillis(700));
		assertEquals(ended, chart.pulls());
	}

	@Test
	void limitIsSentByEnterAndFollowsQemuUntilItIsTouched() {
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(20_000);
		panel.show(migration.reading(), migration);
		stage.open();
		Text field = named("migration.bandwidth", Text.class);
		assertEquals("32", field.getText());
		field.setText("x");
		field.notifyListeners(SWT.DefaultSelection, new Event());
		field.setText("64");
		migration.state().setMaxBandwidth(48 << 20);
		panel.show(migration.reading(), migration);
		assertEquals("64", field.getText());
		field.notifyListeners(SWT.DefaultSelection, new Event());
		Text downtime = named("migration.downtime", Text.class);
		downtime.setText("6500");
		named("migration.downtime.set", Button.class).notifyListeners(SWT.Selection, new Event());
		assertEquals(List.of("bandwidth " + (64 << 20), "downtime 6500"), asked);
	}

	@Test
	void cancelIsAskedForByItsButton() {
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(20_000);
		panel.show(migration.reading(), migration);
		named("migration.cancel", Button.class).notifyListeners(SWT.Selection, new Event());
		assertEquals(List.of("cancel"), asked);
	}

	@Test
	void selectedPassStaysSelectedWhenFiguresGrow() {
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(20_000);
		panel.show(migration.reading(), migration);
		Table passes = named("migration.passes", Table.class);
		int underWay = passes.getItemCount() - 1;
		passes.setSelection(underWay);
		String took = passes.getItem(underWay).getText(1);
		migration.until(30_000);
		panel.show(migration.reading(), migration);
		assertEquals(underWay, passes.getSelectionIndex());
		assertNotEquals(took, passes.getItem(underWay).getText(1));
	}

	private <T extends Control> T named(String id, Class<T> type) {
		return WidgetStage.named(panel, id, type);
	}
}
