package org.wheelhouse.ui.migration.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.OptionalLong;

import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.osgi.service.prefs.Preferences;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.MigrationActor;
import org.wheelhouse.model.live.MigrationSample;
import org.wheelhouse.model.live.MigrationState;
import org.wheelhouse.ui.migration.picture.RecordedMigration;
import org.wheelhouse.ui.testkit.WidgetStage;

@Tag("display")
class MigrationChartTest {

	private final WidgetStage stage = new WidgetStage(800, 500);
	private final Preferences kept = new EclipsePreferences();
	private final MigrationChart chart = new MigrationChart(stage.parent(), kept);

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void pointingShowsTheFiguresOfThatMomentInAllCurves() {
		play(20_000);
		Rectangle plot = plot("remaining");
		send(SWT.MouseMove, plot.x + plot.width / 2, plot.y + 10);
		long at = chart.pointed().orElseThrow();
		assertEquals(scale().millisAt(plot.width / 2, plot.width), at);
		String told = data().spokenAt(at);
		for (String name : List.of("remaining", "expected", "bandwidth", "dirty, per pass")) {
			assertTrue(told.contains(name), told);
		}
		send(SWT.MouseExit, 0, 0);
		assertEquals(OptionalLong.empty(), chart.pointed());
	}

	@Test
	void wheelZoomsAtThePointerDraggingPansAndADoubleClickShowsAllAgain() {
		play(20_000);
		Rectangle plot = plot("remaining");
		TimeScale whole = scale();
		int x = plot.x + plot.width / 4;
		long before = whole.millisAt(plot.width / 4, plot.width);
		wheel(x, 3);
		wheel(x, 3);
		TimeScale near = scale();
		assertTrue(near.endMillis() - near.fromMillis() < whole.endMillis() * 0.7, near::toString);
		assertEquals(before, near.millisAt(plot.width / 4, plot.width), 30);
		send(SWT.MouseDown, x, plot.y);
		send(SWT.MouseMove, x - 50, plot.y);
		send(SWT.MouseUp, x - 50, plot.y);
		assertTrue(scale().fromMillis() > near.fromMillis());
		send(SWT.MouseDoubleClick, x, plot.y);
		assertEquals(whole, scale());
	}

	@Test
	void keysDoWhatThePointerDoes() {
		play(20_000);
		TimeScale whole = scale();
		long newest = data().nowMillis();
		key(SWT.ARROW_LEFT, '\0', 0);
		assertEquals(OptionalLong.of(newest), chart.pointed());
		key(SWT.ARROW_LEFT, '\0', 0);
		assertTrue(chart.pointed().getAsLong() < newest && chart.pointed().getAsLong() > newest - 1_000);
		key(0, '+', 0);
		assertTrue(scale().endMillis() - scale().fromMillis() < whole.endMillis());
		long from = scale().fromMillis();
		key(SWT.ARROW_LEFT, '\0', SWT.SHIFT);
		assertTrue(scale().fromMillis() < from);
		key('0', '0', 0);
		assertEquals(whole, scale());
		key(SWT.HOME, '\0', 0);
		assertTrue(chart.pointed().getAsLong() < 1_000);
		key(SWT.ESC, '\0', 0);
		assertEquals(OptionalLong.empty(), chart.pointed());
	}

	@Test
	void actsSayWhatWasDoneByWhomAndWhy() {
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(20_000).act(12_000,
				MigrationActor.AUTOPILOT, "downtime limit 300 → 500 ms", "expected 6.3 s in two passes");
		chart.show(Sight.live(migration.state()));
		stage.open();
		stage.await(() -> chart.landmarks().containsKey("act/0"));
		Rectangle mark = chart.landmarks().get("act/0");
		String told = chart.told(mark.x + mark.width / 2, mark.y + mark.height / 2);
		assertTrue(told.contains("300 → 500 ms") && told.contains("by the autopilot") && told.contains("two passes"),
				told);
	}

	@Test
	void theStandstillIsMarkedFromStopToResume() {
		RecordedMigration migration = new RecordedMigration("bandwidth-raised.txt").until(60_000);
		MigrationState state = migration.state();
		state.setStoppedMillis(state.getStartedMillis() + 20_200);
		state.setResumedMillis(state.getStartedMillis() + 20_257);
		chart.show(Sight.live(state));
		stage.open();
		stage.await(() -> chart.landmarks().containsKey("downtime"));
		Rectangle mark = chart.landmarks().get("downtime");
		assertTrue(chart.told(mark.x + 1, mark.y + 1).contains("57\u00a0ms"), chart.told(mark.x + 1, mark.y + 1));
	}

	@Test
	void playedAgainItShowsNoMoreThanThereWas() {
		RecordedMigration migration = new RecordedMigration("bandwidth-raised.txt").until(60_000);
		chart.show(new Sight(migration.state(), null, 9_000));
		stage.open();
		assertTrue(data().nowMillis() <= 9_000);
		assertTrue(data().plots().getFirst().curves().getFirst().millis().length < 60);
		assertEquals("active", data().sight().status());
		assertTrue(data().sight().passes().size() < migration.state().getPasses().size());
	}

	@Test
	void aCurveThatWasHiddenStaysHidden() {
		play(20_000);
		new PlotChoice(chart, kept, () -> {
			// nothing to draw
		});
		kept.put("migration.hiddenCurves", "rate,transferred");
		assertTrue(new PlotChoice(chart, kept, () -> {
			// nothing to draw
		}).hidden().containsAll(List.of(PlotKind.RATES, PlotKind.SENT)));
		assertFalse(chart.landmarks().containsKey("curve/transferred"), "sent is hidden until it is asked for");
	}

	@Test
	void whatIsExportedHasEachSampleAndNothingWhereNothingIsKnown() {
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(20_000);
		List<String> lines = SamplesCsv.of(Sight.live(migration.state())).lines().toList();
		assertEquals(migration.state().getSamples().size() + 1, lines.size());
		assertEquals("at-ms,status,samples-missing-before,pass,remaining,transferred,bandwidth,dirty-rate,"
				+ "expected-downtime,throttle,postcopy-requests,multifd-bytes,xbzrle-miss-rate,max-bandwidth,"
				+ "downtime-limit-ms", lines.getFirst());
		assertEquals("215,active,,1,528670720,7762855,33238750,,,0,0,0,,,", lines.get(1));
	}

	/** A chart must keep up with five samples a second for hours. */
	@Test
	void tenThousandSamplesArePaintedFluidly() {
		MigrationState state = long10000();
		chart.show(Sight.live(state));
		stage.open();
		for (int warm = 0; warm < 20; warm++) {
			paint(state);
		}
		int before = chart.readings();
		ThreadMXBean threads = ManagementFactory.getThreadMXBean();
		long start = threads.getCurrentThreadCpuTime();
		int rounds = 50;
		for (int round = 0; round < rounds; round++) {
			paint(state);
		}
		double millis = (threads.getCurrentThreadCpuTime() - start) / 1e6 / rounds;
		System.out.printf("BENCH migration.chart.paint.10000 %.1f ms%n", millis);
		assertEquals(rounds, chart.readings() - before, "each painting reads the model once");
	}

	private void paint(MigrationState state) {
		chart.show(Sight.live(state));
		chart.picture();
	}

	private static MigrationState long10000() {
		MigrationState state = LiveFactory.eINSTANCE.createMigrationState();
		state.setStatus("active");
		state.setTotal(512L << 20);
		state.setDowntimeLimitMillis(300);
		for (int index = 0; index < 10_000; index++) {
			MigrationSample sample = LiveFactory.eINSTANCE.createMigrationSample();
			sample.setAtMillis(index * 200L);
			sample.setStatus("active");
			sample.setDirtySyncCount(1 + index / 30);
			sample.setRemaining((30 - index % 30) * (6L << 20));
			sample.setTransferred(index * (6L << 20));
			sample.setBytesPerSecond(32 << 20);
			sample.setDirtyBytesPerSecond(31 << 20);
			sample.setExpectedDowntimeMillis(6_300 + index % 7);
			state.getSamples().add(sample);
		}
		return state;
	}

	private void play(long until) {
		chart.show(Sight.live(new RecordedMigration("never-converges.txt").until(until).state()));
		stage.open();
	}

	private ChartData data() {
		ChartData data = chart.current();
		if (data == null) {
			throw new AssertionError("nothing is drawn");
		}
		return data;
	}

	private Rectangle plot(String id) {
		Rectangle plot = chart.landmarks().get("curve/" + id);
		if (plot == null) {
			throw new AssertionError("no " + id);
		}
		return plot;
	}

	private TimeScale scale() {
		return chart.window().scale(data(), plot("remaining").width);
	}

	private void wheel(int x, int count) {
		Event event = new Event();
		event.x = x;
		event.count = count;
		chart.notifyListeners(SWT.MouseVerticalWheel, event);
	}

	private void send(int type, int x, int y) {
		Event event = new Event();
		event.x = x;
		event.y = y;
		event.button = 1;
		chart.notifyListeners(type, event);
	}

	private void key(int code, char character, int mask) {
		Event event = new Event();
		event.keyCode = code;
		event.character = character;
		event.stateMask = mask;
		chart.notifyListeners(SWT.KeyDown, event);
	}
}
