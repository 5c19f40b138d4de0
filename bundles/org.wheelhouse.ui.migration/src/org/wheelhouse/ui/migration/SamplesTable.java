package org.wheelhouse.ui.migration;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.wheelhouse.core.series.MigrationSeries;
import org.wheelhouse.core.series.Samples;
import org.wheelhouse.core.state.PassMark;
import org.wheelhouse.ui.screendump.PaintedTick;
import org.wheelhouse.ui.widget.FlatSelection;
import org.wheelhouse.ui.widget.Quantity;
import org.wheelhouse.ui.widget.WidgetIds;

/** The chart in figures: a row for each sample, made only when it is looked at. UI thread. */
final class SamplesTable {

	private static final String NOT_KNOWN = "–";

	private final Table table;
	private @Nullable MigrationSeries series;
	private boolean running;
	private Rows rows = Rows.NONE;

	SamplesTable(Composite parent) {
		table = new Table(parent, SWT.VIRTUAL | SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE);
		table.setHeaderVisible(true);
		FlatSelection.in(table);
		WidgetIds.name(table, "migration.samples");
		Columns.add(table, Messages.Column_time, 70);
		Columns.add(table, Messages.Column_pass, 50);
		Columns.add(table, Messages.Column_remaining, 100);
		Columns.add(table, Messages.Column_sent, 100);
		Columns.add(table, Messages.Column_bandwidth, 100);
		Columns.add(table, Messages.Column_dirty, 100);
		Columns.add(table, Messages.Column_expected, 90);
		new TableColumn(table, SWT.NONE);
		table.addListener(SWT.SetData, e -> {
			if (e.item instanceof TableItem item) {
				item.setText(rows.texts(table.indexOf(item)));
			}
		});
		new PaintedTick(table, MigrationChart.PERIOD, this::pull);
	}

	/** The control. */
	Table control() {
		return table;
	}

	/** Lists these series from now on; while it runs they grow. */
	void show(MigrationSeries shown, boolean stillRunning) {
		boolean changed = series != shown || running && !stillRunning;
		series = shown;
		running = stillRunning;
		if (changed) {
			rows = Rows.NONE;
			table.redraw();
		}
	}

	private void pull() {
		MigrationSeries pulled = series;
		if (pulled == null || !running && rows != Rows.NONE) {
			return;
		}
		Rows before = rows;
		rows = Rows.of(pulled);
		table.setItemCount(rows.size());
		if (before.size() > 0 && rows.started() == before.started()) {
			if (table.getSelectionCount() == 0 && rows.size() > before.size()) {
				table.showItem(table.getItem(rows.size() - 1));
			}
		} else {
			table.clearAll();
		}
		table.redraw();
	}

	/** The series as rows, copied at one moment; a row is a sample of what remains. */
	private record Rows(long started, List<PassMark> passes, Samples remaining, Samples sent, Samples bandwidth,
			Samples dirty,
			Samples expected) {

		private static final Samples NO_SAMPLES = new Samples(new long[0], new double[0]);

		static final Rows NONE = new Rows(0, List.of(), NO_SAMPLES, NO_SAMPLES, NO_SAMPLES, NO_SAMPLES, NO_SAMPLES);

		static Rows of(MigrationSeries series) {
			return new Rows(series.startedMillis(), series.passes(), series.remaining().copy(),
					series.transferred().copy(),
					series.bandwidth().copy(), series.dirtyRate().copy(), series.expectedDowntimeMillis().copy());
		}

		int size() {
			return remaining.values().length;
		}

		String[] texts(int row) {
			if (row >= size()) {
				return new String[0];
			}
			long at = remaining.millis()[row];
			long since = Math.max(0, at - started);
			int pass = pass(since);
			return new String[]{Quantity.stopwatch(Duration.ofMillis(since)), Integer.toString(pass),
					text(Measure.BYTES, remaining, at), text(Measure.BYTES, sent, at),
					text(Measure.RATE, bandwidth, at),
					pass > 1 ? text(Measure.RATE, dirty, at) : NOT_KNOWN,
					pass > 1 ? text(Measure.MILLIS, expected, at) : NOT_KNOWN};
		}

		private int pass(long since) {
			return passes.stream().filter(pass -> pass.startMillis() <= since).mapToInt(PassMark::number).max()
					.orElse(1);
		}

		/** What a series has at this time: not each has a sample for each of the others'. */
		private static String text(Measure measure, Samples samples, long at) {
			int index = Arrays.binarySearch(samples.millis(), at);
			return index >= 0 && samples.values()[index] >= 0 ? measure.figure(samples.values()[index]) : NOT_KNOWN;
		}
	}
}
