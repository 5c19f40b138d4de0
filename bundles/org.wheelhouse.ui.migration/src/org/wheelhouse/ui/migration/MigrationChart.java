package org.wheelhouse.ui.migration;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.core.series.MigrationSeries;
import org.wheelhouse.ui.screendump.PaintedTick;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * The phases and four plots of a migration on one shared time axis. While the migration runs it copies the series five
 * times a second, but only as long as it is seen; afterwards once. {@link SamplesTable} tells the same in figures. UI
 * thread.
 */
final class MigrationChart extends Canvas implements WidgetIds {

	/** How often the series are looked at: as often as QEMU is asked. */
	static final Duration PERIOD = Duration.ofMillis(200);

	private @Nullable MigrationSeries series;
	private @Nullable MigrationReading reading;
	private @Nullable ChartData data;
	private int pulls;

	MigrationChart(Composite parent) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
		ColorRole.SURFACE.fill(this);
		setData(WidgetIds.KEY, this);
		WidgetIds.name(this, "migration.chart");
		addPaintListener(e -> paint(e.gc));
		new PaintedTick(this, PERIOD, this::tick);
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(@Nullable AccessibleEvent e) {
				if (e != null) {
					e.result = Messages.Chart_accessible;
				}
			}

			@Override
			public void getDescription(@Nullable AccessibleEvent e) {
				ChartData shown = data;
				if (e != null && shown != null) {
					e.result = shown.spoken();
				}
			}
		});
	}

	/** Draws these series from now on, compared with what was read. */
	void show(MigrationSeries shown, MigrationReading comparedWith) {
		boolean lastWord = !comparedWith.phase().underWay() && !comparedWith.equals(reading);
		boolean other = series != shown;
		series = shown;
		reading = comparedWith;
		if (other || lastWord || data == null) {
			data = null;
			redraw();
		}
	}

	/** How often the series were copied. */
	int pulls() {
		return pulls;
	}

	@Override
	public Map<String, Rectangle> landmarks() {
		Map<String, Rectangle> places = new LinkedHashMap<>();
		ChartData shown = data;
		if (shown != null) {
			GC gc = new GC(this);
			ChartLayout layout = ChartLayout.of(gc, shown, getClientArea());
			gc.dispose();
			places.put("phases", layout.phases());
			layout.plots().forEach((plot, at) -> places.put("curve/" + plot.id(), at));
		}
		return places;
	}

	private void tick() {
		MigrationReading compared = reading;
		if (compared != null && compared.phase().underWay()) {
			data = null;
			redraw();
		}
	}

	private void paint(GC gc) {
		MigrationSeries pulled = series;
		MigrationReading compared = reading;
		if (pulled == null || compared == null) {
			return;
		}
		ChartData shown = data;
		if (shown == null) {
			shown = ChartData.of(pulled, compared);
			data = shown;
			pulls++;
		}
		new ChartPainter(gc, shown, ChartLayout.of(gc, shown, getClientArea())).paint();
	}
}
