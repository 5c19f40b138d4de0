package org.wheelhouse.ui.migration.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.osgi.service.prefs.Preferences;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * The phases, disks and curves of a migration on one shared time axis. It reads the model when it is painted, so one that is
 * not seen costs nothing. Pointing shows the figures of a moment in all curves; the wheel and the keys + and - zoom, dragging
 * pans, a double click shows all again. {@link SamplesTable} tells the same in figures. UI thread.
 */
public final class MigrationChart extends Canvas implements WidgetIds {

	private final ChartWindow window = new ChartWindow();
	private final PlotChoice choice;
	private @Nullable Sight sight;
	private @Nullable WhatIf whatIf;
	private @Nullable ChartData data;
	private OptionalLong cursor = OptionalLong.empty();
	private List<HotSpot> spots = List.of();
	private int readings;

	/**
	 * A chart of nothing.
	 *
	 * @param kept has which curves a person wants to see
	 */
	public MigrationChart(Composite parent, Preferences kept) {
		super(parent, SWT.DOUBLE_BUFFERED);
		ColorRole.SURFACE.fill(this);
		setData(WidgetIds.KEY, this);
		WidgetIds.name(this, "migration.chart");
		choice = new PlotChoice(this, kept, this::changed);
		addPaintListener(e -> paint(e.gc));
		new ChartGestures(this);
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
					e.result = cursor.isPresent() ? shown.spokenAt(cursor.getAsLong()) : shown.spoken();
				}
			}
		});
	}

	/** Draws this from now on; called again whenever something of it has changed. */
	public void show(Sight shown) {
		Sight before = sight;
		if (before != null && before.state() != shown.state()) {
			window.reset();
			cursor = OptionalLong.empty();
		}
		sight = shown;
		changed();
	}

	/** Draws what another limit would lead to, beside what is; null for nothing of the kind. */
	public void show(@Nullable WhatIf otherwise) {
		if (otherwise != whatIf) {
			whatIf = otherwise;
			changed();
		}
	}

	/** The moment that is pointed at; empty for none. */
	public void point(OptionalLong millis) {
		if (!millis.equals(cursor)) {
			cursor = millis;
			redraw();
		}
	}

	/** The moment that is pointed at. */
	public OptionalLong pointed() {
		return cursor;
	}

	/** As it is on the display now, for a file. */
	public ImageData picture() {
		Rectangle area = getClientArea();
		Image image = new Image(getDisplay(), Math.max(1, area.width), Math.max(1, area.height));
		GC gc = new GC(image);
		gc.setBackground(ColorRole.SURFACE.color());
		gc.fillRectangle(image.getBounds());
		paint(gc);
		gc.dispose();
		ImageData picture = image.getImageData();
		image.dispose();
		return picture;
	}

	/** How often the model was read. */
	int readings() {
		return readings;
	}

	/** The part of the time that is shown. */
	ChartWindow window() {
		return window;
	}

	/** What is drawn; read now if something has changed. Null when there is nothing. */
	@Nullable
	ChartData current() {
		Sight shown = sight;
		if (data == null && shown != null) {
			data = ChartData.of(shown, whatIf, choice.hidden());
			readings++;
		}
		return data;
	}

	/** Where it all is. */
	ChartLayout layout(ChartData shown) {
		GC gc = new GC(this);
		try {
			return ChartLayout.of(gc, shown, getClientArea());
		} finally {
			gc.dispose();
		}
	}

	/** What is to be said of this place; empty for nothing. */
	String told(int x, int y) {
		return spots.reversed().stream().filter(spot -> spot.at().contains(x, y)).map(HotSpot::text).findFirst()
				.orElse("");
	}

	/** The plots that there is something to draw in, hidden or not. */
	List<PlotKind> possible() {
		Sight shown = sight;
		return shown == null
				? List.of()
				: ChartData.of(shown, null, Set.of()).plots().stream().map(Plot::kind).toList();
	}

	@Override
	public Map<String, Rectangle> landmarks() {
		Map<String, Rectangle> places = new LinkedHashMap<>();
		ChartData shown = current();
		if (shown != null) {
			ChartLayout layout = layout(shown);
			places.put("phases", layout.phases());
			layout.plots().forEach((plot, at) -> places.put("curve/" + plot.kind().id(), at));
			new ArrayList<>(spots).forEach(spot -> places.putIfAbsent(spot.id(), spot.at()));
		}
		return places;
	}

	private void changed() {
		data = null;
		redraw();
	}

	private void paint(GC gc) {
		ChartData shown = current();
		if (shown != null) {
			ChartLayout layout = ChartLayout.of(gc, shown, getClientArea());
			spots = new ChartPainter(gc, shown, layout, window.scale(shown, layout.phases().width)).paint(cursor);
			if (isFocusControl()) {
				gc.setForeground(ColorRole.ACCENT.color());
				gc.drawRectangle(0, 0, getClientArea().width - 1, getClientArea().height - 1);
			}
		}
	}
}
