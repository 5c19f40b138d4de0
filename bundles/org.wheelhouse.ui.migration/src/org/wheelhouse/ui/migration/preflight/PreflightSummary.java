package org.wheelhouse.ui.migration.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.wheelhouse.model.live.CheckSeverity;
import org.wheelhouse.model.live.MigrationCheck;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.Plural;
import org.wheelhouse.ui.widget.WidgetIds;

/** How many lines are fine, to be known, not known, and stop: one line of words with glyphs. UI thread. */
final class PreflightSummary {

	private static final Set<CheckSeverity> TO_KNOW = Set.of(CheckSeverity.NOTE, CheckSeverity.WARNING);

	private final Composite row;
	private String spoken = "";

	PreflightSummary(Composite parent, String id) {
		row = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(8).spacing(5, 0).applyTo(row);
		WidgetIds.name(row, id);
		row.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(@Nullable AccessibleEvent event) {
				if (event != null) {
					event.result = spoken;
				}
			}
		});
	}

	Composite control() {
		return row;
	}

	/** @param checks empty while both ends are looked at */
	void show(List<MigrationCheck> checks, boolean looking) {
		for (var child : row.getChildren()) {
			child.dispose();
		}
		if (looking) {
			say(Messages.Summary_looking, ColorRole.TEXT2);
		} else {
			part(CheckSeverity.STOP, checks, CheckSeverity.STOP::equals, Messages.Summary_stop);
			part(CheckSeverity.FINE, checks, CheckSeverity.FINE::equals, Messages.Summary_fine);
			part(CheckSeverity.WARNING, checks, TO_KNOW::contains, Messages.Summary_toKnow);
			part(CheckSeverity.UNKNOWN, checks, CheckSeverity.UNKNOWN::equals, Messages.Summary_unknown);
		}
		spoken = text(checks, looking);
		row.requestLayout();
	}

	private void part(CheckSeverity severity, List<MigrationCheck> checks, Predicate<CheckSeverity> counted,
			String words) {
		var count = count(checks, counted);
		if (count > 0) {
			var look = SeverityLook.of(severity);
			var glyph = new Label(row, SWT.NONE);
			glyph.setImage(look.icon().image());
			say(Plural.bind(words, count), look.color() == ColorRole.FAIL ? ColorRole.FAIL : ColorRole.TEXT);
		}
	}

	private void say(String words, ColorRole color) {
		var label = new Label(row, SWT.NONE);
		label.setText(words);
		color.ink(label);
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(label);
	}

	private static long count(List<MigrationCheck> checks, Predicate<CheckSeverity> counted) {
		return checks.stream().map(MigrationCheck::getSeverity).filter(counted).count();
	}

	/** The same as words alone. */
	static String text(List<MigrationCheck> checks, boolean looking) {
		if (looking) {
			return Messages.Summary_looking;
		}
		var parts = new ArrayList<String>();
		add(parts, count(checks, CheckSeverity.STOP::equals), Messages.Summary_stop);
		add(parts, count(checks, CheckSeverity.FINE::equals), Messages.Summary_fine);
		add(parts, count(checks, TO_KNOW::contains), Messages.Summary_toKnow);
		add(parts, count(checks, CheckSeverity.UNKNOWN::equals), Messages.Summary_unknown);
		return String.join(", ", parts);
	}

	private static void add(List<String> parts, long count, String words) {
		if (count > 0) {
			parts.add(Plural.bind(words, count));
		}
	}
}
