package org.wheelhouse.ui.migration.picture;

import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.wheelhouse.model.live.MigrationActor;
import org.wheelhouse.model.live.MigrationForecast;
import org.wheelhouse.ui.migration.chart.Limits;
import org.wheelhouse.ui.migration.chart.MigrationChart;
import org.wheelhouse.ui.migration.chart.Progress;
import org.wheelhouse.ui.migration.chart.WhatIf;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Quantity;

/** What can be changed while it runs, the passes, and how long the guest stands still; scrolled where there is no room. UI thread. */
final class SteeringColumn {

	private static final int WIDTH = 262;

	private final ScrolledComposite control;
	private final Composite content;
	private final Composite limits;
	private final LimitRow bandwidth;
	private final LimitRow downtime;
	private final Composite pilot;
	private final AutopilotBox autopilot;
	private final PassesTable passes;
	private final DowntimeBox stands;
	private final MigrationActions actions;
	private final MigrationChart chart;
	private @Nullable MigrationReading shown;
	private @Nullable LimitKind drawn;

	SteeringColumn(Composite parent, MigrationActions actions, MigrationChart chart) {
		this.actions = actions;
		this.chart = chart;
		control = new ScrolledComposite(parent, SWT.V_SCROLL);
		control.setExpandHorizontal(true);
		control.setExpandVertical(true);
		content = new Composite(control, SWT.NONE);
		ColorRole.SURFACE.fill(control);
		ColorRole.SURFACE.fill(content);
		content.setBackgroundMode(SWT.INHERIT_DEFAULT);
		GridLayoutFactory.fillDefaults().spacing(6, 4).applyTo(content);
		limits = new Composite(content, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(4).spacing(6, 2).applyTo(limits);
		GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(limits);
		heading(limits, Messages.Limits_title);
		bandwidth = new LimitRow(limits, LimitKind.BANDWIDTH, "migration.bandwidth", actions::bandwidthLimit,
				actions::run, value -> outcome(LimitKind.BANDWIDTH, value));
		downtime = new LimitRow(limits, LimitKind.DOWNTIME, "migration.downtime", actions::downtimeLimit,
				actions::run, value -> outcome(LimitKind.DOWNTIME, value));
		pilot = new Composite(content, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(6, 2).applyTo(pilot);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(pilot);
		heading(pilot, Messages.Pilot_title);
		autopilot = new AutopilotBox(pilot, actions, this::fit);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(autopilot.control());
		heading(content, Messages.Passes_title);
		Label units = new Label(content, SWT.NONE);
		units.setText(Messages.Passes_units);
		units.setFont(Fonts.SMALL.font());
		ColorRole.TEXT2.ink(units);
		passes = new PassesTable(content);
		GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, 110).applyTo(passes.control());
		heading(content, Messages.Down_title);
		stands = new DowntimeBox(content);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(stands.control());
		control.setContent(content);
		fit();
	}

	/** The control. */
	ScrolledComposite control() {
		return control;
	}

	/** Shows what was read. */
	void show(MigrationReading reading) {
		shown = reading;
		Limits now = Limits.at(reading.sight());
		boolean changeable = !reading.sight().played()
				&& (reading.progress() == Progress.RUNNING || reading.progress() == Progress.STARTING);
		bandwidth.follow(now.maxBandwidth(), changeable);
		downtime.follow(now.downtimeMillis(), changeable);
		boolean live = reading.progress().underWay() && !reading.sight().played();
		autopilot.show(reading);
		boolean piloted = live
				|| reading.sight().acts().stream().anyMatch(act -> act.getActor() == MigrationActor.AUTOPILOT);
		if (Shown.set(limits, live) | Shown.set(pilot, piloted)) {
			fit();
		}
		passes.show(reading.sight().passes(), now.downtimeMillis());
		stands.show(reading);
	}

	/** What a limit that is not set would lead to: said here, and drawn in the curves. */
	private String outcome(LimitKind kind, long value) {
		MigrationReading reading = shown;
		if (reading == null || value < 0) {
			if (drawn == kind) {
				drawn = null;
				chart.show((WhatIf) null);
			}
			return "";
		}
		Limits now = Limits.at(reading.sight());
		long is = kind == LimitKind.BANDWIDTH ? now.maxBandwidth() : now.downtimeMillis();
		Optional<MigrationForecast> forecast = actions.whatIf(kind == LimitKind.BANDWIDTH
				? new Limits(value, now.downtimeMillis())
				: new Limits(now.maxBandwidth(), value));
		if (forecast.isEmpty()) {
			return NLS.bind(Messages.WhatIf_is, kind.figure(is));
		}
		drawn = kind;
		chart.show(new WhatIf(kind.figure(value), forecast.get()));
		return NLS.bind(Messages.WhatIf_would,
				new Object[]{kind.figure(is), kind.figure(value), said(reading, forecast.get())});
	}

	private static String said(MigrationReading reading, MigrationForecast forecast) {
		if (forecast.getEndMillis() < 0) {
			return switch (forecast.getVerdict()) {
				case DOES_NOT_CONVERGE -> Messages.WhatIf_never;
				case NONE, TOO_EARLY, CONVERGES, THROTTLED, POSTCOPY -> Messages.WhatIf_unknown;
			};
		}
		return NLS.bind(Messages.WhatIf_ends,
				Quantity.milliseconds(Math.max(0, forecast.getEndMillis() - reading.sight().nowMillis())),
				Quantity.milliseconds(forecast.getDowntimeMillis()));
	}

	private void fit() {
		content.layout(true, true);
		control.setMinSize(content.computeSize(SWT.DEFAULT, SWT.DEFAULT));
	}

	private static void heading(Composite parent, String text) {
		Label label = new Label(parent, SWT.NONE);
		label.setText(text);
		label.setFont(Fonts.BOLD.font());
		GridDataFactory.fillDefaults().span(4, 1).indent(0, 2).applyTo(label);
	}
}
