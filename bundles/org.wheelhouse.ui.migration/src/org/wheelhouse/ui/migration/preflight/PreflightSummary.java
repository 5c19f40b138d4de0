package org.wheelhouse.ui.migration.preflight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.wheelhouse.model.live.CheckSeverity;
import org.wheelhouse.model.live.MigrationCheck;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.Plural;
import org.wheelhouse.ui.widget.WidgetIds;

/** How many lines are fine, to be known, not known, and stop: one line of words with glyphs. UI thread. */
final class PreflightSummary {

	private static final Set<CheckSeverity> TO_KNOW = Set.of(CheckSeverity.NOTE, CheckSeverity.WARNING);

	private final Composite row;
	private final Button arrow;
	private String spoken = "";

	/**
	 * @param id     of the list
	 * @param toggle shows the lines, or puts them away
	 */
	PreflightSummary(Composite parent, String id, Runnable toggle) {
		row = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(10).spacing(5, 0).applyTo(row);
		WidgetIds.name(row, id + ".summary");
		arrow = new Button(row, SWT.ARROW | SWT.RIGHT | SWT.FLAT);
		WidgetIds.name(arrow, id + ".fold");
		arrow.addListener(SWT.Selection, _ -> toggle.run());
		arrow.setToolTipText(Messages.Summary_fold);
		arrow.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(@Nullable AccessibleEvent event) {
				if (event != null) {
					event.result = Messages.Summary_fold;
				}
			}
		});
		row.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(@Nullable AccessibleEvent event) {
				if (event != null) {
					event.result = spoken;
				}
			}
		});
	}

	/** @param away whether the lines are not to be seen */
	void turned(boolean away) {
		arrow.setAlignment(away ? SWT.RIGHT : SWT.DOWN);
	}

	void setFocus() {
		arrow.setFocus();
	}

	Composite control() {
		return row;
	}

	/** @param checks empty while both ends are looked at */
	void show(List<MigrationCheck> checks, boolean looking) {
		for (var child : row.getChildren()) {
			if (child != arrow) {
				child.dispose();
			}
		}
		if (looking) {
			say(Messages.Summary_looking, ColorRole.TEXT2);
		} else {
			part(CheckSeverity.STOP, checks, CheckSeverity.STOP::equals, Messages.Summary_stop);
			part(CheckSeverity.FINE, checks, CheckSeverity.FINE::equals, Messages.Summary_fine);
			part(CheckSeverity.WARNING, checks, TO_KNOW::contains, Messages.Summary_toKnow);
			part(CheckSeverity.UNKNOWN, checks, CheckSeverity.UNKNOWN::equals, Messages.Summary_unknown);
			worst(checks).ifPresent(check -> {
				var first = say(check.getReason(), ColorRole.TEXT2);
				first.setToolTipText(check.getReason());
				GridDataFactory.fillDefaults().grab(true, false).hint(10, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER)
						.applyTo(first);
			});
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

	/** What is worth to be read before the lines are. */
	private static Optional<MigrationCheck> worst(List<MigrationCheck> checks) {
		return checks.stream().filter(check -> check.getSeverity() != CheckSeverity.FINE).min(
				Comparator.comparingInt(check -> SeverityLook.of(check.getSeverity()).rank()));
	}

	private Label say(String words, ColorRole color) {
		var label = new Label(row, SWT.NONE);
		label.setText(Literal.label(words));
		color.ink(label);
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(label);
		return label;
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
