package org.wheelhouse.ui.migration.picture;

import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.osgi.service.prefs.Preferences;
import org.wheelhouse.model.live.MigrationRole;
import org.wheelhouse.ui.migration.chart.MigrationChart;
import org.wheelhouse.ui.migration.chart.SamplesTable;
import org.wheelhouse.ui.theme.ColorRole;

/**
 * All that there is to see of one migration: both ends with the pass in flight between them, what will come of it and what can
 * be done, the curves or their table twin, limits and passes. It shows what is under way and what the history has alike. UI
 * thread.
 */
public final class MigrationPanel extends Composite {

	private static final int END_WIDTH = 236;
	private static final int NARROW_END_WIDTH = 190;
	private static final int NARROW = 900;
	private static final int LEAST_CHART = 180;

	private final EndBox source;
	private final EndBox destination;
	private final FlowBand flow;
	private final VerdictBand verdict;
	private final StackLayout picture = new StackLayout();
	private final Composite pictureOrTable;
	private final MigrationChart chart;
	private final SamplesTable samples;
	private final SteeringColumn side;
	private @Nullable MigrationReading shown;

	/**
	 * @param actions what the buttons do; {@link MigrationActions#NONE} for one that is only looked at
	 * @param kept    has what a person chose, for the next time
	 */
	public MigrationPanel(Composite parent, MigrationActions actions, Preferences kept) {
		super(parent, SWT.NONE);
		ColorRole.SURFACE.fill(this);
		setBackgroundMode(SWT.INHERIT_DEFAULT);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(8, 8).spacing(12, 8).applyTo(this);
		Composite ends = new Composite(this, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(12, 4).applyTo(ends);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(ends);
		source = new EndBox(ends, Messages.Ends_source);
		flow = new FlowBand(ends, actions);
		destination = new EndBox(ends, Messages.Ends_destination);
		GridDataFactory.fillDefaults().hint(END_WIDTH, SWT.DEFAULT).applyTo(source.control());
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(flow.control());
		GridDataFactory.fillDefaults().hint(END_WIDTH, SWT.DEFAULT).applyTo(destination.control());
		verdict = new VerdictBand(this, actions);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(verdict.control());
		pictureOrTable = new Composite(this, SWT.NONE);
		pictureOrTable.setLayout(picture);
		GridDataFactory.fillDefaults().grab(true, true).hint(300, LEAST_CHART).applyTo(pictureOrTable);
		chart = new MigrationChart(pictureOrTable, kept);
		samples = new SamplesTable(pictureOrTable);
		picture.topControl = chart;
		side = new SteeringColumn(this, actions, chart);
		GridDataFactory.fillDefaults().grab(false, true).hint(SWT.DEFAULT, LEAST_CHART).applyTo(side.control());
		addListener(SWT.Resize, _ -> fitEnds());
	}

	/** Shows this; called again whenever something of it has changed. */
	public void show(MigrationReading reading) {
		shown = reading;
		boolean away = reading.progress().hasLeft();
		source.show(Optional.of(reading.source()), Guest.at(MigrationRole.SOURCE, away));
		destination.show(reading.destination(), Guest.at(MigrationRole.DESTINATION, away));
		flow.show(reading);
		boolean advised = reading.progress().underWay() && !reading.sight().played();
		verdict.show(Verdict.of(reading), reading.words(),
				advised ? reading.sight().state().getAdvice() : List.of());
		side.show(reading);
		chart.show(reading.sight());
		samples.show(reading.sight());
	}

	/** What is shown; empty before the first. */
	public Optional<MigrationReading> shown() {
		MigrationReading now = shown;
		return now == null ? Optional.empty() : Optional.of(now);
	}

	/** The curves, for what is exported of them. */
	public MigrationChart chart() {
		return chart;
	}

	/** Shows the curves as a picture, or their samples as a table. */
	public void showTable(boolean table) {
		picture.topControl = table ? samples.control() : chart;
		pictureOrTable.layout(true);
		MigrationReading now = shown;
		if (now != null) {
			samples.show(now.sight());
		}
	}

	/** In a narrow place the ends leave the pass its room. */
	private void fitEnds() {
		int width = getSize().x < NARROW ? NARROW_END_WIDTH : END_WIDTH;
		for (EndBox end : List.of(source, destination)) {
			if (end.control().getLayoutData() instanceof GridData data) {
				data.widthHint = width;
			}
		}
	}
}
