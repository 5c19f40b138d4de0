package org.wheelhouse.ui.migration.picture;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.model.live.MigrationState;
import org.wheelhouse.model.live.MigrationStorage;
import org.wheelhouse.ui.migration.chart.Progress;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Preview;
import org.wheelhouse.ui.widget.Quantity;
import org.wheelhouse.ui.widget.WidgetIds;

/** What is between both ends: QEMU's word for it, the pass in flight, what was sent, and what can be done now. UI thread. */
final class FlowBand {

	private final Composite control;
	private final CLabel state;
	private final CLabel way;
	private final CLabel elapsed;
	private final PassArrow arrow;
	private final CLabel sent;
	private final MigrationActions actions;
	private final Composite buttons;
	private final Button guest;
	private final Button goOn;
	private final Button postcopy;
	private final Button cancel;
	private final Button back;
	private Progress progress = Progress.NONE;
	private boolean guestPaused;

	FlowBand(Composite parent, MigrationActions actions) {
		this.actions = actions;
		control = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(3).margins(0, 0).spacing(8, 2).applyTo(control);
		state = line(Fonts.BOLD, ColorRole.MIGRATE);
		WidgetIds.name(state, "migration.state");
		way = line(Fonts.SMALL, ColorRole.TEXT2);
		GridDataFactory.fillDefaults().grab(true, false).hint(40, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(way);
		elapsed = line(Fonts.SMALL, ColorRole.TEXT2);
		arrow = new PassArrow(control);
		GridDataFactory.fillDefaults().grab(true, false).span(3, 1).applyTo(arrow);
		sent = line(Fonts.SMALL, ColorRole.TEXT);
		GridDataFactory.fillDefaults().grab(true, false).hint(40, SWT.DEFAULT).span(3, 1).align(SWT.FILL, SWT.CENTER)
				.applyTo(sent);
		buttons = new Composite(control, SWT.NONE);
		RowLayoutFactory.fillDefaults().wrap(false).spacing(6).applyTo(buttons);
		GridDataFactory.swtDefaults().span(3, 1).applyTo(buttons);
		goOn = button("migration.continue", Messages.Flow_continue, actions::goOn);
		postcopy = button("migration.postcopy", Messages.Flow_postcopy, actions::postcopy);
		guest = button("migration.guest", Messages.Flow_pauseGuest, () -> actions.guest(guestPaused));
		cancel = button("migration.cancel", Messages.Flow_cancel, this::stopping);
		back = button("migration.back", "", Optional::empty);
		back.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> actions.goBack()));
	}

	/** The control. */
	Composite control() {
		return control;
	}

	/** Shows what was read. */
	void show(MigrationReading reading) {
		progress = reading.progress();
		MigrationState read = reading.sight().state();
		boolean wider = set(state, word(reading)) | set(elapsed, elapsed(reading));
		set(way, way(read));
		color(progress).ink(state);
		arrow.show(inFlight(reading), inFlightDone(reading), color(progress));
		set(sent, sent(reading));
		if (offer(reading)) {
			control.layout(true, true);
		} else if (wider) {
			control.layout(true);
		}
	}

	/** What can be done now; whether that is something else than before. */
	private boolean offer(MigrationReading reading) {
		boolean live = !reading.sight().played();
		boolean armed = reading.sight().state().getCapabilities().contains("postcopy-ram");
		boolean running = live && progress == Progress.RUNNING;
		guestPaused = reading.source().paused();
		boolean changed = text(goOn, progress == Progress.BROKEN ? Messages.Flow_recover : Messages.Flow_continue)
				| text(guest, guestPaused ? Messages.Flow_resumeGuest : Messages.Flow_pauseGuest)
				| text(cancel, progress == Progress.POSTCOPY ? Messages.Flow_pausePostcopy : Messages.Flow_cancel);
		changed |= visible(goOn, live && (progress == Progress.WAITING || progress == Progress.BROKEN));
		changed |= visible(postcopy, running && armed);
		changed |= visible(guest, running && reading.source().pausable());
		changed |= visible(cancel, live && progress.underWay() && progress != Progress.BROKEN);
		cancel.setEnabled(progress != Progress.CANCELLING);
		String place = live && !progress.underWay()
				? actions.wayBack().map(name -> NLS.bind(Messages.Flow_back, name)).orElse("")
				: "";
		return changed | text(back, place) | visible(back, !place.isEmpty());
	}

	/** A guest that has moved cannot be called back: its connection can only be cut, to be made anew. */
	private Optional<Operation<?>> stopping() {
		return progress == Progress.POSTCOPY ? actions.pausePostcopy() : actions.cancellation();
	}

	private Button button(String id, String text, Supplier<Optional<Operation<?>>> gesture) {
		Button button = new Button(buttons, SWT.PUSH);
		button.setText(text);
		button.addSelectionListener(
				SelectionListener.widgetSelectedAdapter(_ -> gesture.get().ifPresent(actions::run)));
		Preview.follow(button, gesture);
		WidgetIds.name(button, id);
		button.setLayoutData(new RowData());
		visible(button, false);
		return button;
	}

	private static boolean visible(Button button, boolean shown) {
		if (button.getLayoutData() instanceof RowData data && data.exclude == shown) {
			data.exclude = !shown;
			button.setVisible(shown);
			return true;
		}
		return false;
	}

	private static boolean text(Button button, String text) {
		if (text.equals(button.getText())) {
			return false;
		}
		button.setText(text);
		return true;
	}

	private static String word(MigrationReading reading) {
		String status = reading.sight().status();
		return reading.progress() == Progress.COMPLETED ? "completed" : status;
	}

	private static String way(MigrationState state) {
		String channel = state.getChannel();
		StringBuilder text = new StringBuilder(channel == null || channel.isEmpty() ? state.getUri() : channel);
		if (state.getCapabilities().contains("postcopy-ram")) {
			text.append(" · ").append(Messages.Flow_postcopyArmed);
		}
		if (state.getCapabilities().contains("pause-before-switchover")) {
			text.append(" · ").append(Messages.Flow_stopsBefore);
		}
		if (state.getCapabilities().contains("auto-converge")) {
			text.append(" · ").append(Messages.Flow_throttleArmed);
		}
		return text.toString();
	}

	private static ColorRole color(Progress progress) {
		return switch (progress) {
			case STARTING, RUNNING, WAITING, SWITCHING, POSTCOPY, CANCELLING -> ColorRole.MIGRATE;
			case COMPLETED -> ColorRole.RUN;
			case FAILED, BROKEN -> ColorRole.FAIL;
			case NONE, CANCELLED -> ColorRole.GONE;
		};
	}

	private static String elapsed(MigrationReading reading) {
		long elapsed = Counters.of(reading.sight()).elapsedMillis();
		return elapsed <= 0 ? "" : NLS.bind(Messages.Flow_elapsed, Quantity.stopwatch(Duration.ofMillis(elapsed)));
	}

	private static String inFlight(MigrationReading reading) {
		Counters counters = Counters.of(reading.sight());
		return switch (reading.progress()) {
			case RUNNING, WAITING, SWITCHING -> NLS.bind(Messages.Flow_leftOf,
					new Object[]{Math.max(1, counters.pass()), (int) (reading.passDone() * 100),
							Quantity.bytes(counters.remaining()), Quantity.bytes(reading.remainingAtStart())});
			case POSTCOPY, BROKEN -> NLS.bind(Messages.Flow_fetched, Quantity.bytes(counters.remaining()));
			case COMPLETED -> Messages.Flow_done;
			case STARTING -> reading.copying().isEmpty()
					? Messages.Flow_nothing
					: NLS.bind(Messages.Flow_disks, Quantity.bytes(sum(reading, MigrationStorage::getOffset)),
							Quantity.bytes(sum(reading, MigrationStorage::getLength)));
			case NONE, CANCELLING, FAILED, CANCELLED -> Messages.Flow_nothing;
		};
	}

	private static long sum(MigrationReading reading, ToLongFunction<MigrationStorage> part) {
		return reading.copying().stream().mapToLong(part).sum();
	}

	private static double inFlightDone(MigrationReading reading) {
		return switch (reading.progress()) {
			case RUNNING, WAITING, SWITCHING, POSTCOPY, BROKEN -> reading.passDone();
			case COMPLETED -> 1;
			case STARTING -> (double) sum(reading, MigrationStorage::getOffset)
					/ Math.max(1, sum(reading, MigrationStorage::getLength));
			case NONE, CANCELLING, FAILED, CANCELLED -> 0;
		};
	}

	private static String sent(MigrationReading reading) {
		Counters counters = Counters.of(reading.sight());
		if (counters.transferred() <= 0) {
			return "";
		}
		String amount = Quantity.bytes(counters.transferred()).toString();
		String text = counters.total() > 0 && counters.transferred() > counters.total()
				? NLS.bind(Messages.Flow_sentTimes, amount,
						String.format(Locale.ROOT, "%.1f", (double) counters.transferred() / counters.total()))
				: NLS.bind(Messages.Flow_sent, amount);
		if (reading.progress().underWay()) {
			String dirty = counters.pass() > 1 ? Quantity.rate(counters.dirtyBytesPerSecond()).toString() : "–";
			text += " · " + NLS.bind(Messages.Flow_dirty, dirty, Quantity.rate(counters.bandwidth()));
		}
		return counters.throttlePercent() > 1
				? text + " · " + NLS.bind(Messages.Flow_throttle, counters.throttlePercent())
				: text;
	}

	private CLabel line(Fonts font, ColorRole color) {
		CLabel label = new CLabel(control, SWT.NONE);
		label.setMargins(0, 0, 0, 0);
		label.setFont(font.font());
		color.ink(label);
		return label;
	}

	private static boolean set(CLabel label, String text) {
		if (text.equals(label.getText())) {
			return false;
		}
		boolean wider = label.getText() == null || text.length() != label.getText().length();
		label.setText(text);
		label.setToolTipText(text.isEmpty() ? null : text);
		return wider;
	}
}
