package org.wheelhouse.ui.migration;

import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.wheelhouse.core.series.MigrationSeries;
import org.wheelhouse.model.live.MigrationRole;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;

/**
 * All that there is to see of one migration: both ends with the pass in flight between them, the verdict, the curves or
 * their table twin, the limits and the passes. UI thread.
 */
final class MigrationPanel extends Composite {

	private static final int END_WIDTH = 236;

	private final EndBox source;
	private final EndBox destination;
	private final FlowBand flow;
	private final VerdictBand verdict;
	private final StackLayout picture = new StackLayout();
	private final Composite pictureOrTable;
	private final MigrationChart chart;
	private final SamplesTable samples;
	private final LimitRow bandwidth;
	private final LimitRow downtime;
	private final PassesTable passes;

	MigrationPanel(Composite parent, MigrationActions actions) {
		super(parent, SWT.NONE);
		ColorRole.SURFACE.fill(this);
		setBackgroundMode(SWT.INHERIT_DEFAULT);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(8, 8).spacing(12, 8).applyTo(this);
		Composite ends = composite(this, 3, 12);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(ends);
		source = new EndBox(ends, Messages.Ends_source);
		flow = new FlowBand(ends, actions);
		destination = new EndBox(ends, Messages.Ends_destination);
		GridDataFactory.fillDefaults().hint(END_WIDTH, SWT.DEFAULT).applyTo(source.control());
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(flow.control());
		GridDataFactory.fillDefaults().hint(END_WIDTH, SWT.DEFAULT).applyTo(destination.control());
		verdict = new VerdictBand(this);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(verdict.control());
		pictureOrTable = new Composite(this, SWT.NONE);
		pictureOrTable.setLayout(picture);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(pictureOrTable);
		chart = new MigrationChart(pictureOrTable);
		samples = new SamplesTable(pictureOrTable);
		picture.topControl = chart;
		Composite side = composite(this, 4, 6);
		GridDataFactory.fillDefaults().grab(false, true).applyTo(side);
		heading(side, Messages.Limits_title);
		bandwidth = new LimitRow(side, LimitKind.BANDWIDTH, "migration.bandwidth", actions::bandwidthLimit,
				actions::run);
		downtime = new LimitRow(side, LimitKind.DOWNTIME, "migration.downtime", actions::downtimeLimit,
				actions::run);
		heading(side, Messages.Passes_title);
		Label units = new Label(side, SWT.NONE);
		units.setText(Messages.Passes_units);
		units.setFont(Fonts.SMALL.font());
		ColorRole.TEXT2.ink(units);
		GridDataFactory.fillDefaults().span(4, 1).applyTo(units);
		passes = new PassesTable(side);
		GridDataFactory.fillDefaults().grab(true, true).span(4, 1).hint(SWT.DEFAULT, 60).applyTo(passes.control());
	}

	/** Shows what was read, with the curves of these series. */
	void show(MigrationReading reading, MigrationSeries series) {
		boolean away = reading.phase() == MigrationPhase.COMPLETED || reading.status().startsWith("postcopy");
		source.show(Optional.of(reading.source()), Guest.at(MigrationRole.SOURCE, away));
		destination.show(reading.destination(), Guest.at(MigrationRole.DESTINATION, away));
		flow.show(reading);
		verdict.show(Verdict.of(reading), reading.words());
		boolean changeable = reading.phase() == MigrationPhase.RUNNING || reading.phase() == MigrationPhase.STARTING;
		bandwidth.follow(reading.limits().maxBandwidth(), changeable);
		downtime.follow(reading.limits().downtimeMillis(), changeable);
		passes.show(reading.passes(), reading.limits().downtimeMillis());
		chart.show(series, reading);
		samples.show(series, reading.phase().underWay());
	}

	/** Shows the curves as a picture, or their samples as a table. */
	void showTable(boolean table) {
		picture.topControl = table ? samples.control() : chart;
		pictureOrTable.layout(true);
	}

	private static Composite composite(Composite parent, int columns, int spacing) {
		Composite composite = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(columns).spacing(spacing, 4).applyTo(composite);
		return composite;
	}

	private static void heading(Composite parent, String text) {
		Label label = new Label(parent, SWT.NONE);
		label.setText(text);
		label.setFont(Fonts.BOLD.font());
		GridDataFactory.fillDefaults().span(4, 1).indent(0, 2).applyTo(label);
	}
}
