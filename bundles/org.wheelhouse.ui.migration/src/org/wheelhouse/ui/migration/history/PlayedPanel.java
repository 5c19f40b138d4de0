package org.wheelhouse.ui.migration.history;

import java.time.Duration;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.osgi.service.prefs.Preferences;
import org.wheelhouse.core.migration.history.ForecastError;
import org.wheelhouse.core.migration.history.MigrationHistory;
import org.wheelhouse.model.live.MigrationForecast;
import org.wheelhouse.model.live.MigrationRecord;
import org.wheelhouse.ui.migration.chart.Sight;
import org.wheelhouse.ui.migration.picture.MigrationActions;
import org.wheelhouse.ui.migration.picture.MigrationPanel;
import org.wheelhouse.ui.migration.picture.MigrationReading;
import org.wheelhouse.ui.migration.picture.RecordLook;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.EmptyStateStack;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.Quantity;
import org.wheelhouse.ui.widget.WidgetIds;

/** A migration of the history in the picture of a running one, with a cursor that runs through it. UI thread. */
final class PlayedPanel {

	private static final String[] SPEEDS = {"1 ×", "2 ×", "4 ×", "16 ×"};
	private static final double[] TIMES = {1, 2, 4, 16};
	private static final int USUAL = 2;
	private static final int STEPS = 1000;
	private static final int PER_CENT = 100;

	private final MigrationHistory history;
	private final EmptyStateStack deck;
	private final MigrationPanel picture;
	private final Player player;
	private final Button play;
	private final Scale place;
	private final Label time;
	private final Label said;
	private Optional<RecordLook> look = Optional.empty();
	private long length;

	PlayedPanel(Composite parent, MigrationHistory history, Preferences kept) {
		this.history = history;
		deck = new EmptyStateStack(parent);
		var whole = new Composite(deck.content(), SWT.NONE);
		ColorRole.SURFACE.fill(whole);
		whole.setBackgroundMode(SWT.INHERIT_DEFAULT);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(whole);
		var bar = new Composite(whole, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(4).margins(8, 4).applyTo(bar);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
		play = new Button(bar, SWT.PUSH);
		play.setText(Messages.Play_pause);
		place = new Scale(bar, SWT.HORIZONTAL);
		time = new Label(bar, SWT.NONE);
		var speed = new Combo(bar, SWT.READ_ONLY);
		said = new Label(whole, SWT.WRAP);
		picture = new MigrationPanel(whole, MigrationActions.NONE, kept);
		player = new Player(whole, this::moved);
		prepare(speed);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(picture);
		whole.addDisposeListener(_ -> look.ifPresent(RecordLook::close));
		deck.show(false, Messages.Play_empty, Messages.Play_emptyText);
	}

	private void prepare(Combo speed) {
		WidgetIds.name(play, "migration.played.play");
		WidgetIds.name(place, "migration.played.place");
		WidgetIds.name(said, "migration.played.said");
		play.addSelectionListener(
				SelectionListener.widgetSelectedAdapter(_ -> player.play(!player.isPlaying())));
		place.setMaximum(STEPS);
		place.setPageIncrement(STEPS / 10);
		place.setToolTipText(Messages.Play_place);
		place.getAccessible().addAccessibleListener(
				AccessibleListener.getNameAdapter(event -> event.result = Messages.Play_place));
		place.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> {
			player.play(false);
			player.go((double) place.getSelection() * length / STEPS);
		}));
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(place);
		speed.setItems(SPEEDS);
		speed.select(USUAL);
		speed.setToolTipText(Messages.Play_speed);
		speed.getAccessible().addAccessibleListener(
				AccessibleListener.getNameAdapter(event -> event.result = Messages.Play_speed));
		speed.addSelectionListener(
				SelectionListener.widgetSelectedAdapter(_ -> player.speed(TIMES[speed.getSelectionIndex()])));
		player.speed(TIMES[USUAL]);
		ColorRole.TEXT2.ink(said);
		GridDataFactory.fillDefaults().grab(true, false).indent(8, 0).applyTo(said);
	}

	/** Plays this one from its start. */
	void show(MigrationRecord record) {
		look.ifPresent(RecordLook::close);
		deck.show(false, RecordText.title(record), Messages.Play_loading);
		look = Optional.of(new RecordLook(history, record, this::loaded));
		if (record.getState() != null) {
			loaded();
		}
	}

	private void loaded() {
		record().ifPresent(record -> {
			var state = record.getState();
			if (state != null) {
				deck.show(true);
				var last = new Sight(state, null, Sight.WHOLE).lastMillis();
				length = Math.max(record.getTookMillis(), last);
				player.load(length);
				player.play(true);
			}
		});
	}

	Optional<MigrationRecord> record() {
		return look.map(RecordLook::record);
	}

	Player player() {
		return player;
	}

	private void moved(long millis) {
		var record = record();
		var state = record.map(MigrationRecord::getState);
		if (record.isEmpty() || state.isEmpty() || picture.isDisposed()) {
			return;
		}
		var atEnd = millis >= length;
		picture.show(MigrationReading.played(record.get(), state.get(), atEnd ? Sight.WHOLE : millis));
		play.setText(player.isPlaying() ? Messages.Play_pause : Messages.Play_play);
		if (!place.isFocusControl() || player.isPlaying()) {
			place.setSelection(length == 0 ? 0 : (int) (millis * STEPS / length));
		}
		time.setText(NLS.bind(Messages.Play_time, Quantity.stopwatch(Duration.ofMillis(millis)),
				Quantity.stopwatch(Duration.ofMillis(length))));
		said.setText(Literal.label(said(Sight.played(record.get(), state.get(), millis).forecast(), record.get())));
		time.getParent().layout(true);
		said.getParent().layout(new org.eclipse.swt.widgets.Control[]{said});
	}

	/** What was forecast at the moment, and how wrong that was. */
	static String said(@Nullable MigrationForecast forecast, MigrationRecord record) {
		if (forecast == null || forecast.getSentence().isEmpty()) {
			return "";
		}
		return ForecastError.of(forecast, record).filter(error -> Math.abs(error.share()) >= 1.0 / PER_CENT)
				.map(error -> NLS.bind(Messages.Play_saidOff, new Object[]{forecast.getSentence(),
						Math.round(Math.abs(error.share()) * PER_CENT),
						error.share() > 0 ? Messages.Play_long : Messages.Play_short}))
				.orElseGet(() -> NLS.bind(Messages.Play_said, forecast.getSentence()));
	}

	boolean setFocus() {
		return record().isPresent() ? play.setFocus() : deck.setFocus();
	}
}
