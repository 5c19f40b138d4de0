package org.wheelhouse.ui.migration.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.migration.history.MigrationHistory;
import org.wheelhouse.core.state.Watch;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.MigrationForecast;
import org.wheelhouse.model.live.MigrationRecord;
import org.wheelhouse.model.live.MigrationResult;
import org.wheelhouse.model.live.MigrationSample;
import org.wheelhouse.model.live.MigrationState;
import org.wheelhouse.model.live.MigrationVerdict;
import org.wheelhouse.ui.migration.picture.RecordedMigration;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.testkit.Palettes;
import org.wheelhouse.ui.testkit.WidgetStage;

@Tag("display")
class HistoryPanelTest {

	private static final long STARTED = 1_795_343_926_000L;

	private final WidgetStage stage = new WidgetStage(330, 520);
	private final Inventory inventory = LiveFactory.eINSTANCE.createInventory();
	private final Kept kept = new Kept();
	private final List<String> asked = new ArrayList<>();
	private boolean sure = true;
	private final HistoryActions.Stage showing = new HistoryActions.Stage() {
		@Override
		public void play(MigrationRecord record) {
			asked.add("play " + record.getId());
		}

		@Override
		public void compare(List<MigrationRecord> records) {
			asked.add("compare " + records.size());
		}
	};

	/** A history whose files are these states. */
	private final class Kept implements MigrationHistory {

		private final java.util.Map<String, MigrationState> states = new java.util.HashMap<>();

		@Override
		public Watch look(String id) {
			record(id).setState(EcoreUtil.copy(states.get(id)));
			return () -> record(id).setState(null);
		}

		@Override
		public CompletableFuture<String> open(Path recording) {
			add("opened", "", MigrationResult.CANCELLED, "cancelled", "never-converges.txt").setRecording(true);
			return CompletableFuture.completedFuture("opened");
		}

		@Override
		public CompletableFuture<Path> save(String id, Path target) {
			return CompletableFuture.completedFuture(target);
		}

		@Override
		public CompletableFuture<?> delete(Collection<String> ids) {
			asked.add("delete " + ids);
			inventory.getMigrations().removeIf(record -> ids.contains(record.getId()));
			return CompletableFuture.completedFuture(true);
		}
	}

	@AfterEach
	void close() {
		Palettes.wear(Palettes.light());
		stage.close();
	}

	private MigrationRecord record(String id) {
		return inventory.getMigrations().stream().filter(one -> one.getId().equals(id)).findFirst().orElseThrow();
	}

	private MigrationRecord add(String source, String destination, MigrationResult result, String sentence,
			String recording) {
		MigrationState state = EcoreUtil.copy(new RecordedMigration(recording).until(60_000).state());
		MigrationRecord record = LiveFactory.eINSTANCE.createMigrationRecord();
		record.setId(source);
		record.setSourceName(source);
		record.setDestinationName(destination);
		record.setSourceHost("this computer");
		record.setChannel("unix socket");
		record.setStartedMillis(STARTED);
		record.setOutcome(result);
		record.setSentence(sentence);
		record.setTransferred(774 << 20);
		if (result == MigrationResult.RUNNING) {
			record.setPercent(51);
		} else {
			record.setTookMillis(20_400);
			record.setDowntimeMillis(result == MigrationResult.COMPLETED ? 57 : -1);
		}
		state.getSamples().stream().filter(sample -> sample.getAtMillis() % 5 == 0).map(MigrationSample::getRemaining)
				.limit(48).forEach(record.getCurve()::add);
		kept.states.put(source, state);
		inventory.getMigrations().add(0, record);
		return record;
	}

	private void fill() {
		add("sample", "ops@atlas", MigrationResult.UNKNOWN, "not known: nobody saw its end", "bandwidth-raised.txt");
		add("mig-src", "mig-dst", MigrationResult.FAILED, "failed: Unable to write to socket: Broken pipe",
				"never-converges.txt");
		add("web-02", "ops@atlas", MigrationResult.COMPLETED, "no limit after 20 s", "bandwidth-raised.txt");
		add("q35-lab", "lab", MigrationResult.RUNNING, "running · does not converge", "never-converges.txt");
	}

	private HistoryPanel open() {
		HistoryPanel panel = new HistoryPanel(stage.parent(), inventory, kept,
				new OperationRunner(stage::shell, new ModelThread(stage.display()), asked::add), showing,
				records -> {
					asked.add(HistoryActions.question(records));
					return sure;
				});
		stage.open();
		stage.settle();
		return panel;
	}

	private <T extends org.eclipse.swt.widgets.Control> T named(String id, Class<T> type) {
		return WidgetStage.named(stage.shell(), id, type);
	}

	private void key(Table table, char character) {
		Event event = new Event();
		event.character = character;
		event.keyCode = character;
		event.widget = table;
		table.notifyListeners(SWT.KeyDown, event);
	}

	@Test
	void eachMigrationHasItsRowAndCanBeReadAloud() throws Exception {
		fill();
		open();
		Table table = named("migration.history.table", Table.class);
		assertEquals(4, table.getItemCount());
		assertTrue(table.getItem(0).getText(0).startsWith("q35-lab → lab, running, "), table.getItem(0).getText(0));
		assertEquals("51 %", table.getItem(0).getText(1));
		assertEquals("0:20.4", table.getItem(1).getText(1));
		assertEquals("57\u00a0ms, 774\u00a0MiB", table.getItem(1).getText(2));
		table.setSelection(1);
		stage.picture(stage.shell().getChildren()[0] instanceof Composite all ? all : table, "history");
		Palettes.wear(Palettes.dark());
		org.wheelhouse.ui.theme.ColorRole.SURFACE.fill(table);
		table.redraw();
		stage.picture(table, "history-dark");
	}

	@Test
	void whatIsSelectedSaysWhatCanBeDone() {
		fill();
		HistoryPanel panel = open();
		Table table = named("migration.history.table", Table.class);
		Button compare = named("migration.history.compare", Button.class);
		Button play = named("migration.history.play", Button.class);
		assertFalse(play.isEnabled() || compare.isEnabled());
		select(table, 1);
		assertTrue(play.isEnabled() && !compare.isEnabled());
		select(table, 1, 2);
		assertTrue(!play.isEnabled() && compare.isEnabled());
		key(table, SWT.CR);
		assertEquals(List.of("compare 2"), asked);
		select(table, 1);
		key(table, SWT.CR);
		assertEquals("play web-02", asked.getLast());
		select(table, 0);
		key(table, SWT.DEL);
		assertEquals("play web-02", asked.getLast(), "one that runs is not deleted");
		sure = false;
		select(table, 1, 2);
		key(table, SWT.DEL);
		assertEquals("Delete what is kept of these 2 migrations?", asked.getLast());
		assertEquals(4, inventory.getMigrations().size());
		sure = true;
		key(table, SWT.DEL);
		assertTrue(asked.contains("delete [web-02, mig-src]"), asked.toString());
		stage.settle();
		assertEquals(2, table.getItemCount());
		panel.actions().open(Path.of("x.jsonl"));
		stage.await(() -> table.getItemCount() == 3);
		stage.await(() -> table.getSelectionIndex() == 0, "it is selected");
	}

	private static void select(Table table, int... rows) {
		table.setSelection(rows);
		table.notifyListeners(SWT.Selection, new Event());
	}

	@Test
	void anEmptyHistorySaysWhatToDo() {
		HistoryPanel panel = open();
		assertFalse(named("migration.history.table", Table.class).isVisible());
		stage.picture(stage.shell().getChildren()[0] instanceof Composite all ? all : stage.shell(), "history-empty");
		fill();
		stage.settle();
		assertTrue(named("migration.history.table", Table.class).isVisible());
		assertTrue(panel.setFocus());
	}

	@Test
	void whatIsSelectedStaysSoWhileOthersCome() {
		fill();
		HistoryPanel panel = open();
		select(named("migration.history.table", Table.class), 1);
		add("newer", "x", MigrationResult.RUNNING, "running", "never-converges.txt");
		stage.settle();
		assertEquals("web-02", panel.table().selected().getFirst().getId());
	}

	private static void forecast(MigrationRecord record, long at, long end) {
		MigrationForecast said = LiveFactory.eINSTANCE.createMigrationForecast();
		said.setAtMillis(at);
		said.setVerdict(MigrationVerdict.CONVERGES);
		said.setEndMillis(end);
		said.setSentence("Converges at " + end + ".");
		record.getForecasts().add(said);
	}

	@Test
	void oneIsPlayedAgainWithWhatWasSaidAtTheMoment() {
		stage.shell().setSize(1100, 800);
		fill();
		MigrationRecord record = record("web-02");
		forecast(record, 5_000, 20_400 + 7_700);
		forecast(record, 10_000, 20_400);
		PlayedPanel panel = new PlayedPanel(stage.parent(), kept, new EclipsePreferences());
		stage.open();
		panel.show(record);
		Label said = named("migration.played.said", Label.class);
		Scale place = named("migration.played.place", Scale.class);
		int begin = place.getSelection();
		stage.await(() -> place.getSelection() > begin, "the cursor runs");
		named("migration.played.play", Button.class).notifyListeners(SWT.Selection, new Event());
		assertFalse(panel.player().isPlaying());
		panel.player().go(6_000);
		assertEquals("Said then: Converges at 28100. It was 50 % too late.", said.getText());
		stage.picture(stage.shell().getChildren()[0] instanceof Composite all ? all : stage.shell(), "played");
		panel.player().go(12_000);
		assertEquals("Said then: Converges at 20400.", said.getText());
		panel.player().speed(1000);
		panel.player().play(true);
		stage.await(() -> !panel.player().isPlaying(), "it stops at the end");
		assertEquals("Play", named("migration.played.play", Button.class).getText().replace("&", ""));
	}

	@Test
	void whatAWorkbenchBeganIsAJobThatCanBeGivenUp() {
		fill();
		MigrationRecord running = record("q35-lab");
		running.setSourceId("q35");
		List<String> cancelled = java.util.Collections.synchronizedList(new ArrayList<>());
		try (MigrationJobs jobs = new MigrationJobs(inventory, cancelled::add)) {
			assertEquals(List.of(), jobs.jobs(), "another client began it");
			// A job that is about to run says that it runs, and is taken from the queue when it is cancelled then.
			AtomicBoolean runs = new AtomicBoolean();
			JobChangeAdapter listener = new JobChangeAdapter() {
				@Override
				public void running(@Nullable IJobChangeEvent event) {
					runs.set(true);
				}
			};
			Job.getJobManager().addJobChangeListener(listener);
			running.setOurs(true);
			MigrationJob job = jobs.jobs().getFirst();
			assertEquals("Migrate q35-lab → lab", job.getName());
			stage.await(runs::get, "the job runs");
			Job.getJobManager().removeJobChangeListener(listener);
			assertFalse(job.cancel(), "it goes on until QEMU has given up");
			assertEquals(List.of("q35"), cancelled);
			running.setOutcome(MigrationResult.CANCELLED);
			stage.await(() -> job.getResult() != null, "it is done");
			assertEquals(List.of(), jobs.jobs());
		}
	}

	@Test
	void severalAreComparedByCurvesAndFigures() {
		stage.shell().setSize(900, 700);
		fill();
		ComparedPanel panel = new ComparedPanel(stage.parent(), kept);
		stage.open();
		panel.show(List.of(record("web-02"), record("mig-src"), record("sample")));
		Table figures = named("migration.compared.table", Table.class);
		assertEquals(4, figures.getColumnCount());
		assertEquals("web-02 → ops@atlas", figures.getColumn(1).getText());
		assertEquals("completed", figures.getItem(0).getText(1));
		assertEquals("failed", figures.getItem(0).getText(2));
		Composite all = (Composite) stage.shell().getChildren()[0];
		stage.picture(all, "compared");
		var over = panel.chart().landmarks();
		panel.chart().overlaid(false);
		stage.settle();
		assertNotEquals(over.get("curve/1"), panel.chart().landmarks().get("curve/1"));
		stage.picture(all, "compared-beside");
		assertTrue(figures.getParent() instanceof SashForm);
	}
}
