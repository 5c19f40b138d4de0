package org.wheelhouse.ui.migration.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.model.live.MigrationActor;
import org.wheelhouse.model.live.MigrationAdvice;
import org.wheelhouse.model.live.MigrationForecast;
import org.wheelhouse.model.live.MigrationForecastPoint;
import org.wheelhouse.model.live.MigrationSample;
import org.wheelhouse.model.live.MigrationStorage;
import org.wheelhouse.model.live.MigrationVerdict;
import org.wheelhouse.ui.migration.chart.Limits;
import org.wheelhouse.ui.migration.chart.MigrationChart;
import org.wheelhouse.ui.testkit.Palettes;
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
	private final WidgetStage stage = new WidgetStage(1083, 770);
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
		public Optional<Operation<?>> remedy(MigrationAdvice advice) {
			return Optional.of(new Named(advice.getRemedy() + " " + advice.getValue()));
		}

		@Override
		public Optional<MigrationForecast> whatIf(Limits limits) {
			MigrationForecast forecast = LiveFactory.eINSTANCE.createMigrationForecast();
			forecast.setVerdict(MigrationVerdict.CONVERGES);
			forecast.setEndMillis(25_220);
			forecast.setDowntimeMillis(290);
			for (long[] point : new long[][]{{24_120, 103 << 20}, {24_500, 40 << 20}, {25_220, 0}}) {
				MigrationForecastPoint ahead = LiveFactory.eINSTANCE.createMigrationForecastPoint();
				ahead.setAtMillis(point[0]);
				ahead.setRemaining(point[1]);
				forecast.getPoints().add(ahead);
			}
			return Optional.of(forecast);
		}

		@Override
		public Optional<Operation<?>> autopilot(Optional<AutopilotBounds> within) {
			return Optional.of(new Named("pilot " + within.map(Object::toString).orElse("off")));
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
	}, new EclipsePreferences());

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void runningMigrationIsShownWhole() {
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(39_807);
		panel.show(migration.reading());
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
	void whatDoesNotConvergeHasItsWaysOut() {
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(24_300).forecasting()
				.act(12_000, MigrationActor.PERSON, "bandwidth 16 → 32 MiB/s", "")
				.act(17_000, MigrationActor.AUTOPILOT, "downtime limit 200 → 300 ms", "expected 6.3 s in two passes")
				.act(21_000, MigrationActor.OTHER, "bandwidth 32 MiB/s", "");
		panel.show(migration.reading());
		stage.open();
		stage.picture(panel, "advice");
		Button best = named("migration.advice.bandwidth", Button.class);
		assertEquals("Lift the Bandwidth Limit", best.getText());
		assertFalse(named("migration.advice.throttle", Button.class).isEnabled());
		best.notifyListeners(SWT.Selection, new Event());
		named("migration.advice.postcopy", Button.class).notifyListeners(SWT.Selection, new Event());
		assertEquals(List.of("BANDWIDTH " + (660L << 20), "POSTCOPY 0"), asked);
	}

	@Test
	void aLimitThatIsOnlyChosenSaysWhatWouldComeOfIt() {
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(24_300).forecasting();
		panel.show(migration.reading());
		stage.open();
		Scale slider = named("migration.bandwidth.slider", Scale.class);
		slider.setSelection((int) (LimitKind.BANDWIDTH.onSlider(660L << 20) * slider.getMaximum()));
		slider.notifyListeners(SWT.Selection, new Event());
		Label told = named("migration.bandwidth.told", Label.class);
		assertEquals("is 32\u00a0MiB/s · with 640\u00a0MiB/s: ends in 1.1\u00a0s, downtime about 290\u00a0ms",
				told.getText());
		assertTrue(named("migration.bandwidth.set", Button.class).isEnabled());
		stage.picture(panel, "what-if");
		assertEquals(List.of(), asked);
	}

	@Test
	void disksGoAlongAsBandsAndWhatNobodySawIsHatched() {
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(24_300);
		MigrationStorage root = migration.disk("/machine/peripheral/root", 4L << 30, 4L << 30);
		root.setReadyMillis(14_000);
		migration.disk("data", 10L << 30, 3L << 30).setStartMillis(2_000);
		List<MigrationSample> samples = migration.state().getSamples();
		samples.subList(70, 90).clear();
		samples.get(70).setGap(true);
		panel.show(migration.reading());
		stage.open();
		stage.picture(panel, "storage");
		MigrationChart chart = named("migration.chart", MigrationChart.class);
		stage.await(() -> chart.landmarks().containsKey("storage/data"));
		Map<String, Rectangle> places = chart.landmarks();
		assertTrue(places.get("storage/data").x > places.get("storage//machine/peripheral/root").x, places::toString);
	}

	@Test
	void itIsReadableInTheDark() throws IOException {
		Palettes.wear(Palettes.dark());
		panel.dispose();
		MigrationPanel dark = new MigrationPanel(stage.parent(), MigrationActions.NONE, new EclipsePreferences());
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(24_300).forecasting();
		migration.disk("data", 10L << 30, 3L << 30);
		dark.show(migration.reading());
		dark.chart().point(OptionalLong.of(12_000));
		stage.open();
		stage.picture(dark, "advice-dark");
		Palettes.wear(Palettes.light());
	}

	@Test
	void itIsReadableWhenSmallAndAdvised() {
		stage.shell().setSize(796, 600);
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(24_300).forecasting();
		panel.show(migration.reading());
		stage.open();
		stage.picture(panel, "advice-small");
		Rectangle remaining = named("migration.chart", MigrationChart.class).landmarks().get("curve/remaining");
		assertTrue(remaining.width >= 250 && remaining.height >= 50, remaining::toString);
	}

	@Test
	void theAutopilotIsOffUntilItsBoundsAreSetAndSaysWhatItDid() {
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(24_300);
		panel.show(migration.reading());
		stage.open();
		named("migration.autopilot", Button.class).notifyListeners(SWT.Selection, new Event());
		assertFalse(named("migration.autopilot.postcopy", Button.class).getSelection());
		named("migration.autopilot.bandwidth", Text.class).setText("64");
		named("migration.autopilot.latest", Text.class).setText("60");
		stage.picture(panel, "autopilot-bounds");
		named("migration.autopilot.start", Button.class).notifyListeners(SWT.Selection, new Event());
		assertEquals(List.of("pilot " + new AutopilotBounds(1_000, 64 << 20, false, false, 60_000)), asked);
		migration.state().setAutopilot("downtime up to 1 s, bandwidth up to 64 MiB/s, done within 60 s");
		migration.act(21_000, MigrationActor.AUTOPILOT, "bandwidth 64 MiB/s", "expected 6.3 s in two passes");
		panel.show(migration.reading());
		Label did = named("migration.autopilot.did", Label.class);
		assertTrue(did.isVisible() && did.getText().contains("bandwidth 64 MiB/s: expected 6.3 s"), did.getText());
		stage.picture(panel, "autopilot");
		named("migration.autopilot", Button.class).notifyListeners(SWT.Selection, new Event());
		assertEquals("pilot off", asked.getLast());
	}

	@Test
	void whileDisksAreCopiedNothingIsClaimedOfTheMemory() {
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(3);
		migration.source.setState(MachineState.MIGRATING);
		migration.disk("data", 10L << 30, 5L << 30);
		for (int index = 0; index < 20; index++) {
			MigrationSample sample = LiveFactory.eINSTANCE.createMigrationSample();
			sample.setAtMillis(index * 200L);
			sample.setStatus("setup");
			migration.state().getSamples().add(sample);
		}
		panel.show(migration.reading());
		stage.open();
		stage.picture(panel, "copying");
		String said = named("migration.verdict", StyledText.class).getText();
		assertTrue(said.startsWith("Copying disks"), said);
		assertEquals("disks: 5\u00a0GiB of 10\u00a0GiB", named("migration.pass", PassArrow.class).text());
	}

	@Test
	void itIsReadableWhenSmall() {
		stage.shell().setSize(800, 500);
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(39_807);
		panel.show(migration.reading());
		stage.open();
		MigrationChart chart = named("migration.chart", MigrationChart.class);
		stage.await(() -> chart.landmarks().containsKey("curve/downtime"));
		stage.picture(panel, "small");
		assertEquals(3, chart.landmarks().keySet().stream().filter(name -> name.startsWith("curve/")).count());
		assertTrue(chart.landmarks().entrySet().stream().filter(place -> place.getKey().startsWith("curve/"))
				.map(Map.Entry::getValue).allMatch(at -> at.width >= 150 && at.height >= 16),
				() -> chart.landmarks().toString());
	}

	@Test
	void firstPassClaimsNothingAboutDowntime() {
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(5_000);
		panel.show(migration.reading());
		stage.open();
		stage.picture(panel, "first-pass");
		assertEquals(Verdict.Tone.CALM, Verdict.of(migration.reading()).tone());
	}

	@Test
	void resultStaysAfterCompletion() {
		RecordedMigration migration = new RecordedMigration("bandwidth-raised.txt").until(60_000);
		panel.show(migration.reading());
		stage.open();
		stage.picture(panel, "completed");
		assertFalse(named("migration.cancel", Button.class).isVisible());
		assertFalse(named("migration.bandwidth", Text.class).isEnabled());
		Button back = named("migration.back", Button.class);
		assertTrue(back.isVisible() && back.getSize().x > 0);
		assertEquals("&Back to Machines", back.getText());
		back.notifyListeners(SWT.Selection, new Event());
		assertEquals(List.of("back"), asked);
	}

	@Test
	void aSourceThatEndedBeforeItSaidSoHasArrivedAllTheSame() {
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(20_000).forecasting();
		LastSeen seen = new LastSeen();
		panel.show(seen.read(migration.destination).orElseThrow());
		migration.source.setMigration(null);
		migration.source.setState(MachineState.ENDED);
		migration.destination.setState(MachineState.RUNNING);
		MigrationReading reading = seen.read(migration.destination).orElseThrow();
		panel.show(reading);
		stage.open();
		assertTrue(named("migration.verdict", StyledText.class).getText().startsWith("Completed in "));
		assertTrue(reading.sight().over() && reading.sight().forecast() == null, "nothing is forecast of it any more");
		stage.picture(panel, "ended");
	}

	@Test
	void failureHasTheWordsOfBothEnds() {
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(5_000);
		migration.state().setStatus("failed");
		migration.state().setErrorText("Unable to write to socket: Broken pipe");
		migration.destination
				.setEndingText("qemu-system-x86_64: Size mismatch: pc.ram: 0x20000000 != 0x10000000: Invalid argument");
		panel.show(migration.reading());
		stage.open();
		stage.picture(panel, "failed");
		String words = named("migration.words", StyledText.class).getText();
		assertTrue(words.contains("mig-src: Unable to write to socket: Broken pipe"), words);
		assertEquals("–", named("migration.downtime.stopped", Label.class).getText(), "it will not come any more");
		assertTrue(words.contains("mig-dst: qemu-system-x86_64: Size mismatch"), words);
	}

	@Test
	void samplesAreTheTableTwinOfTheCurves() {
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(39_807);
		panel.show(migration.reading());
		panel.showTable(true);
		stage.open();
		Table samples = named("migration.samples", Table.class);
		stage.await(() -> samples.getItemCount() == migration.state().getSamples().size());
		assertEquals("0:00.2", samples.getItem(0).getText(0));
		assertEquals("–", samples.getItem(0).getText(5));
		stage.picture(panel, "table");
	}

	@Test
	void limitIsSentByEnterAndFollowsQemuUntilItIsTouched() {
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(20_000);
		panel.show(migration.reading());
		stage.open();
		Text field = named("migration.bandwidth", Text.class);
		assertEquals("32", field.getText());
		field.setText("x");
		field.notifyListeners(SWT.DefaultSelection, new Event());
		field.setText("64");
		migration.state().setMaxBandwidth(48 << 20);
		panel.show(migration.reading());
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
		panel.show(migration.reading());
		named("migration.cancel", Button.class).notifyListeners(SWT.Selection, new Event());
		assertEquals(List.of("cancel"), asked);
	}

	@Test
	void selectedPassStaysSelectedWhenFiguresGrow() {
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(20_000);
		panel.show(migration.reading());
		Table passes = named("migration.passes", Table.class);
		int underWay = passes.getItemCount() - 1;
		passes.setSelection(underWay);
		String took = passes.getItem(underWay).getText(1);
		migration.until(30_000);
		panel.show(migration.reading());
		assertEquals(underWay, passes.getSelectionIndex());
		assertNotEquals(took, passes.getItem(underWay).getText(1));
	}

	private <T extends Control> T named(String id, Class<T> type) {
		return WidgetStage.named(panel, id, type);
	}
}
