package org.wheelhouse.ui.migration.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.model.live.MigrationAdvice;
import org.wheelhouse.model.live.MigrationRemedy;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.Preview;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * What can be done about a migration, a row each: the button that does it, what comes of it, and what it costs. A way that is
 * closed stays, with its reason. Waiting folds the rows; they come by themselves where the migration does not end. UI thread.
 */
final class AdviceRows {

	/** A figure that has a digit more needs no other place. */
	private static final int FEW = 3;

	private final Composite control;
	private final Link unfold;
	private final List<Row> rows = new ArrayList<>();
	private final MigrationActions actions;
	private List<MigrationAdvice> shown = List.of();
	private boolean urgent;
	private boolean unfolded;

	AdviceRows(Composite parent, MigrationActions actions) {
		this.actions = actions;
		control = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(10, 3).applyTo(control);
		unfold = new Link(control, SWT.NONE);
		unfold.setText("<a>" + Messages.Advice_unfold + "</a>");
		unfold.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> unfold(true)));
		GridDataFactory.swtDefaults().span(3, 1).applyTo(unfold);
		WidgetIds.name(unfold, "migration.advice");
	}

	/** The control. */
	Composite control() {
		return control;
	}

	/** Whether there is anything to be seen of it. */
	boolean isShown() {
		return !shown.isEmpty();
	}

	/**
	 * Shows these.
	 *
	 * @param nowUrgent whether nothing good comes of doing nothing
	 * @return whether it needs another place
	 */
	boolean show(List<MigrationAdvice> advice, boolean nowUrgent) {
		if (nowUrgent != urgent) {
			urgent = nowUrgent;
			unfolded = nowUrgent;
		}
		boolean changed = advice.size() != shown.size();
		shown = List.copyOf(advice);
		while (rows.size() < shown.size()) {
			rows.add(new Row());
			changed = true;
		}
		for (int index = 0; index < rows.size(); index++) {
			boolean visible = unfolded && index < shown.size();
			changed |= rows.get(index).show(index < shown.size() ? shown.get(index) : null, visible);
		}
		return Shown.set(unfold, !unfolded && !shown.isEmpty()) | changed;
	}

	/** Gives all of it this ground. */
	void fill(ColorRole ground) {
		ground.fill(control);
		ground.fill(unfold);
		rows.forEach(row -> row.fill(ground));
	}

	private void unfold(boolean now) {
		unfolded = now;
		show(shown, urgent);
		Composite band = control.getParent();
		band.getParent().layout(true, true);
	}

	/** One thing that can be done. */
	private final class Row {

		private final Button button = new Button(control, SWT.PUSH);
		private final Label effect = label(ColorRole.TEXT);
		private final Label cost = label(ColorRole.TEXT2);
		private @Nullable MigrationAdvice advice;

		Row() {
			GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).applyTo(button);
			button.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> act()));
			Preview.follow(button, this::gesture);
		}

		private Label label(ColorRole color) {
			Label label = new Label(control, SWT.WRAP);
			label.setFont(Fonts.PLAIN.font());
			color.ink(label);
			GridDataFactory.fillDefaults().grab(true, false).hint(60, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER)
					.applyTo(label);
			return label;
		}

		boolean show(@Nullable MigrationAdvice now, boolean visible) {
			advice = now;
			boolean can = now != null && now.getImpossible().isEmpty();
			boolean changed = Shown.set(button, visible) | Shown.set(effect, visible) | Shown.set(cost, visible && can);
			if (now == null) {
				return changed;
			}
			if (effect.getLayoutData() instanceof GridData data) {
				data.horizontalSpan = can ? 1 : 2;
			}
			WidgetIds.name(button, "migration.advice." + now.getRemedy().getName().toLowerCase());
			if (!Literal.label(now.getLabel()).equals(button.getText())) {
				button.setText(Literal.label(now.getLabel()));
				changed = true;
			}
			button.setEnabled(can);
			boolean best = can && now.isBest();
			(best ? ColorRole.ACCENT : ColorRole.SURFACE).fill(button);
			(best ? ColorRole.ON_STATE : can ? ColorRole.TEXT : ColorRole.FAINT).ink(button);
			changed |= tell(effect, can ? now.getEffect() : now.getImpossible(),
					can ? ColorRole.TEXT : ColorRole.TEXT2);
			return changed | tell(cost, can ? now.getCost() : "", ColorRole.TEXT2);
		}

		void fill(ColorRole ground) {
			ground.fill(effect);
			ground.fill(cost);
		}

		/** Says it; whether it may need another number of lines. */
		private boolean tell(Label label, String text, ColorRole color) {
			color.ink(label);
			int before = label.getText().length();
			if (!Literal.show(label, text)) {
				return false;
			}
			Literal.tip(label, text);
			return Math.abs(before - label.getText().length()) > FEW;
		}

		private Optional<Operation<?>> gesture() {
			MigrationAdvice now = advice;
			return now == null ? Optional.empty() : actions.remedy(now);
		}

		private void act() {
			MigrationAdvice now = advice;
			if (now != null && now.getRemedy() == MigrationRemedy.WAIT) {
				unfold(false);
			} else {
				gesture().ifPresent(actions::run);
			}
		}
	}
}
