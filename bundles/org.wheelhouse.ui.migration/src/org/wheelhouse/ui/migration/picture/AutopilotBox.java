package org.wheelhouse.ui.migration.picture;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.model.live.MigrationAct;
import org.wheelhouse.model.live.MigrationActor;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.Quantity;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * The autopilot: its bounds, whether it is on, and what it did. It is off unless a person sets its bounds and starts it, and
 * each box that lets it do more is off at first. UI thread.
 */
final class AutopilotBox {

	private static final int SHOWN_ACTS = 3;

	private final Composite control;
	private final Label state;
	private final Button toggle;
	private final Composite bounds;
	private final Text downtime;
	private final Text bandwidth;
	private final Text latest;
	private final Button throttle;
	private final Button postcopy;
	private final Button start;
	private final Label did;
	private final MigrationActions actions;
	private final Runnable grown;
	private boolean on;

	/** @param grown told when it needs more room or less */
	AutopilotBox(Composite parent, MigrationActions actions, Runnable grown) {
		this.actions = actions;
		this.grown = grown;
		control = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(6, 3).applyTo(control);
		state = new Label(control, SWT.WRAP);
		state.setFont(Fonts.SMALL.font());
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(120, SWT.DEFAULT)
				.applyTo(state);
		WidgetIds.name(state, "migration.autopilot.state");
		toggle = new Button(control, SWT.PUSH);
		toggle.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> toggle()));
		WidgetIds.name(toggle, "migration.autopilot");
		bounds = new Composite(control, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(6, 2).applyTo(bounds);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).exclude(true).applyTo(bounds);
		bounds.setVisible(false);
		downtime = field(Messages.Pilot_downtime, Messages.Field_downtimeUnit, "downtime");
		bandwidth = field(Messages.Pilot_bandwidth, Messages.Field_bandwidthUnit, "bandwidth");
		bandwidth.setMessage(Messages.Field_unlimited);
		latest = field(Messages.Pilot_latest, Messages.Pilot_seconds, "latest");
		throttle = box(Messages.Pilot_throttle, "throttle");
		postcopy = box(Messages.Pilot_postcopy, "postcopy");
		start = new Button(bounds, SWT.PUSH);
		start.setText(Messages.Pilot_start);
		start.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> start()));
		GridDataFactory.swtDefaults().span(3, 1).align(SWT.END, SWT.CENTER).applyTo(start);
		WidgetIds.name(start, "migration.autopilot.start");
		did = new Label(control, SWT.WRAP);
		did.setFont(Fonts.SMALL.font());
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(200, SWT.DEFAULT).exclude(true).applyTo(did);
		WidgetIds.name(did, "migration.autopilot.did");
		judge();
	}

	/** The control. */
	Composite control() {
		return control;
	}

	/** Shows what it may and did; its bounds begin with what the limits are. */
	void show(MigrationReading reading) {
		String within = Optional.ofNullable(reading.sight().state().getAutopilot()).orElse("");
		on = !within.isEmpty();
		boolean changed = Literal.show(state, on ? within : Messages.Pilot_off);
		(on ? ColorRole.MIGRATE : ColorRole.TEXT2).ink(state);
		String word = on ? Messages.Pilot_stop : Messages.Pilot_bounds;
		if (!word.equals(toggle.getText())) {
			toggle.setText(word);
			changed = true;
		}
		if (on) {
			changed |= Shown.set(bounds, false);
		}
		if (downtime.getText().isEmpty() && !downtime.isFocusControl()) {
			downtime.setText(
					LimitKind.DOWNTIME.format(Math.max(1_000, reading.sight().state().getDowntimeLimitMillis())));
		}
		String acts = acts(reading.sight().acts());
		changed |= Literal.show(did, acts) | Shown.set(did, !acts.isEmpty());
		if (changed) {
			grown.run();
		}
	}

	private static String acts(List<MigrationAct> all) {
		List<String> its = all.stream().filter(act -> act.getActor() == MigrationActor.AUTOPILOT)
				.map(act -> Quantity.milliseconds(act.getAtMillis()) + "  " + act.getWhat()
						+ (act.getReason().isEmpty() ? "" : ": " + act.getReason()))
				.toList();
		return String.join("\n", its.subList(Math.max(0, its.size() - SHOWN_ACTS), its.size()));
	}

	private void toggle() {
		if (on) {
			actions.autopilot(Optional.empty()).ifPresent(actions::run);
		} else {
			Shown.set(bounds, !bounds.getVisible());
			grown.run();
			downtime.setFocus();
		}
	}

	private void start() {
		typed().flatMap(within -> actions.autopilot(Optional.of(within))).ifPresent(actions::run);
	}

	private Optional<AutopilotBounds> typed() {
		try {
			OptionalLong longest = LimitKind.DOWNTIME.parse(downtime.getText());
			OptionalLong most = LimitKind.BANDWIDTH.parse(bandwidth.getText());
			String end = latest.getText().strip();
			return longest.isEmpty()
					? Optional.empty()
					: Optional.of(new AutopilotBounds(longest.getAsLong(), most.orElse(0), throttle.getSelection(),
							postcopy.getSelection(),
							end.isEmpty() ? 0 : Math.multiplyExact(Long.parseLong(end), 1_000L)));
		} catch (InvalidLimit | NumberFormatException | ArithmeticException _) {
			return Optional.empty();
		}
	}

	private void judge() {
		start.setEnabled(typed().isPresent());
	}

	private Text field(String caption, String unit, String id) {
		Label label = new Label(bounds, SWT.NONE);
		label.setText(caption);
		label.setFont(Fonts.SMALL.font());
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(label);
		Text text = new Text(bounds, SWT.SINGLE | SWT.BORDER | SWT.RIGHT);
		GridDataFactory.fillDefaults().hint(62, SWT.DEFAULT).applyTo(text);
		text.addModifyListener(_ -> judge());
		WidgetIds.name(text, "migration.autopilot." + id);
		Label units = new Label(bounds, SWT.NONE);
		units.setText(unit);
		ColorRole.TEXT2.ink(units);
		return text;
	}

	private Button box(String caption, String id) {
		Button box = new Button(bounds, SWT.CHECK);
		box.setText(caption);
		GridDataFactory.fillDefaults().span(3, 1).applyTo(box);
		WidgetIds.name(box, "migration.autopilot." + id);
		return box;
	}
}
