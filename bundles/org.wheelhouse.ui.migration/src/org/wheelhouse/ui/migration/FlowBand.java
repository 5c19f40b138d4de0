package org.wheelhouse.ui.migration;

import java.time.Duration;
import java.util.Locale;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Preview;
import org.wheelhouse.ui.widget.Quantity;
import org.wheelhouse.ui.widget.WidgetIds;

/** What is between both ends: QEMU's word for it, the pass in flight, what was sent, and the way to stop it. UI thread. */
final class FlowBand {

	private final Composite control;
	private final CLabel state;
	private final CLabel way;
	private final CLabel elapsed;
	private final PassArrow arrow;
	private final CLabel sent;
	private final MigrationActions actions;
	private final Button cancel;
	private final Button back;

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
		Composite buttons = new Composite(control, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(buttons);
		GridDataFactory.swtDefaults().span(3, 1).applyTo(buttons);
		cancel = new Button(buttons, SWT.PUSH);
		cancel.setText(Messages.Flow_cancel);
		cancel.addSelectionListener(SelectionListener
				.widgetSelectedAdapter(_ -> actions.cancellation().ifPresent(actions::run)));
		Preview.follow(cancel, actions::cancellation);
		WidgetIds.name(cancel, "migration.cancel");
		back = new Button(buttons, SWT.PUSH);
		back.setVisible(false);
		back.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> actions.goBack()));
		WidgetIds.name(back, "migration.back");
	}

	/** The control. */
	Composite control() {
		return control;
	}

	/** Shows what was read. */
	void show(MigrationReading reading) {
		boolean wider = set(state, reading.status()) | set(elapsed, elapsed(reading));
		set(way, reading.uri());
		color(reading.phase()).ink(state);
		arrow.show(inFlight(reading), inFlightDone(reading), color(reading.phase()));
		set(sent, sent(reading));
		cancel.setEnabled(reading.phase().underWay() && reading.phase() != MigrationPhase.CANCELLING);
		wider |= offerWayBack(!reading.phase().underWay());
		if (wider) {
			control.layout(true, true);
		}
	}

	/** Whether it needs another place for it. */
	private boolean offerWayBack(boolean over) {
		String text = over ? actions.wayBack().map(name -> NLS.bind(Messages.Flow_back, name)).orElse("") : "";
		back.setVisible(!text.isEmpty());
		if (text.isEmpty() || text.equals(back.getText())) {
			return false;
		}
		back.setText(text);
		return true;
	}

	private static ColorRole color(MigrationPhase phase) {
		return switch (phase) {
			case STARTING, RUNNING, SWITCHING, CANCELLING -> ColorRole.MIGRATE;
			case COMPLETED -> ColorRole.RUN;
			case FAILED -> ColorRole.FAIL;
			case NONE, CANCELLED -> ColorRole.GONE;
		};
	}

	private static String elapsed(MigrationReading reading) {
		return reading.progress().elapsedMillis() <= 0
				? ""
				: NLS.bind(Messages.Flow_elapsed,
						Quantity.stopwatch(Duration.ofMillis(reading.progress().elapsedMillis())));
	}

	private static String inFlight(MigrationReading reading) {
		return switch (reading.phase()) {
			case RUNNING, SWITCHING -> {
				long atStart = reading.passes().isEmpty()
						? reading.progress().total()
						: reading.passes().getLast().remainingAtStart();
				yield NLS.bind(Messages.Flow_leftOf,
						new Object[]{Math.max(1, reading.progress().pass()), (int) (reading.passDone() * 100),
								Quantity.bytes(reading.progress().remaining()), Quantity.bytes(atStart)});
			}
			case COMPLETED -> Messages.Flow_done;
			case NONE, STARTING, CANCELLING, FAILED, CANCELLED -> Messages.Flow_nothing;
		};
	}

	private static double inFlightDone(MigrationReading reading) {
		return switch (reading.phase()) {
			case RUNNING, SWITCHING -> reading.passDone();
			case COMPLETED -> 1;
			case NONE, STARTING, CANCELLING, FAILED, CANCELLED -> 0;
		};
	}

	private static String sent(MigrationReading reading) {
		MigrationReading.Progress progress = reading.progress();
		if (progress.transferred() <= 0) {
			return "";
		}
		String amount = Quantity.bytes(progress.transferred()).toString();
		String text = progress.total() > 0 && progress.transferred() > progress.total()
				? NLS.bind(Messages.Flow_sentTimes, amount,
						String.format(Locale.ROOT, "%.1f", (double) progress.transferred() / progress.total()))
				: NLS.bind(Messages.Flow_sent, amount);
		if (reading.phase().underWay()) {
			String dirty = progress.pass() > 1 ? Quantity.rate(progress.dirtyBytesPerSecond()).toString() : "–";
			text += " · " + NLS.bind(Messages.Flow_dirty, dirty, Quantity.rate(progress.bandwidth()));
		}
		return progress.throttlePercent() > 0
				? text + " · " + NLS.bind(Messages.Flow_throttle, progress.throttlePercent())
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
