package org.wheelhouse.ui.migration.chart;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.MenuListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.osgi.service.prefs.Preferences;
import org.wheelhouse.ui.widget.KeptPreference;

/** Which plots a person wants to see: a menu on the chart, kept for the next time. UI thread. */
final class PlotChoice {

	private static final String KEY = "migration.hiddenCurves";

	private final Set<PlotKind> hidden = EnumSet.noneOf(PlotKind.class);
	private final MigrationChart chart;
	private final Preferences kept;
	private final Runnable changed;

	PlotChoice(MigrationChart chart, Preferences kept, Runnable changed) {
		this.chart = chart;
		this.kept = kept;
		this.changed = changed;
		String none = Arrays.stream(PlotKind.values()).filter(PlotKind::hiddenAtFirst).map(PlotKind::id)
				.collect(Collectors.joining(","));
		Set<String> ids = Set.of(kept.get(KEY, none).split(","));
		Arrays.stream(PlotKind.values()).filter(kind -> ids.contains(kind.id())).forEach(hidden::add);
		Menu menu = new Menu(chart);
		menu.addMenuListener(MenuListener.menuShownAdapter(_ -> fill(menu)));
		chart.setMenu(menu);
	}

	/** Those that are not drawn. */
	Set<PlotKind> hidden() {
		return hidden;
	}

	private void fill(Menu menu) {
		Arrays.stream(menu.getItems()).forEach(MenuItem::dispose);
		for (PlotKind kind : chart.possible()) {
			if (kind == PlotKind.REMAINING) {
				continue;
			}
			MenuItem item = new MenuItem(menu, SWT.CHECK);
			item.setText(kind.title());
			item.setSelection(!hidden.contains(kind));
			item.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> toggle(kind)));
		}
	}

	private void toggle(PlotKind kind) {
		if (!hidden.remove(kind)) {
			hidden.add(kind);
		}
		KeptPreference.put(kept, KEY, hidden.stream().map(PlotKind::id).collect(Collectors.joining(",")));
		changed.run();
	}
}
