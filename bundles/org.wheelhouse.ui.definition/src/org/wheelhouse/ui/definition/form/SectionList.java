package org.wheelhouse.ui.definition.form;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.wheelhouse.ui.definition.problems.Finding.Weight;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.ColorsChanged;
import org.wheelhouse.ui.widget.FlatSelection;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/** The sections of a definition, each with its value at the right, then one mark. UI thread; ends with its control. */
final class SectionList {

	private static final int ICON = 16;
	private static final int MARK = 20;
	private static final int GAP = 6;
	private static final int DOT = 6;
	private static final int ROW = 26;
	/** More are not looked at: there is never room for them. */
	private static final int MOST_LETTERS = 80;

	private final Composite control;
	private final Table table;
	private final Label foot;
	private List<Row> rows = List.of();

	/**
	 * One section.
	 *
	 * @param worst   of what is wrong in it
	 * @param changed whether something in it is not saved
	 */
	record Row(String title, Icon icon, String summary, Optional<Weight> worst, boolean changed) {}

	/** @param chosen told which one a person has chosen */
	SectionList(Composite parent, IntConsumer chosen) {
		control = new Composite(parent, SWT.NONE);
		ColorRole.ALT.fill(control);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(control);
		table = new Table(control, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL);
		FlatSelection.in(table);
		ColorRole.ALT.fill(table);
		WidgetIds.name(table, "form.sections");
		table.getAccessible().addAccessibleListener(
				AccessibleListener.getNameAdapter(event -> event.result = Messages.Sections_Name));
		table.addSelectionListener(
				SelectionListener.widgetSelectedAdapter(_ -> chosen.accept(table.getSelectionIndex())));
		table.addListener(SWT.MeasureItem, event -> event.height = ROW);
		table.addListener(SWT.EraseItem, event -> event.detail &= ~SWT.FOREGROUND);
		table.addListener(SWT.PaintItem, this::paint);
		GridDataFactory.fillDefaults().grab(true, true).hint(215, SWT.DEFAULT).applyTo(table);
		foot = new Label(control, SWT.NONE);
		ColorRole.ALT.fill(foot);
		ColorRole.TEXT2.ink(foot);
		WidgetIds.name(foot, "form.counts");
		GridDataFactory.fillDefaults().grab(true, false).indent(8, 4).applyTo(foot);
		((GridData) foot.getLayoutData()).heightHint = ROW;
		ColorsChanged.follow(table, table::redraw);
	}

	Composite control() {
		return control;
	}

	/** @param said what is said beneath them */
	void show(List<Row> now, int selected, String said) {
		Literal.show(foot, said);
		if (!now.equals(rows)) {
			rows = List.copyOf(now);
			table.setItemCount(rows.size());
			for (var i = 0; i < rows.size(); i++) {
				var item = table.getItem(i);
				item.setText(rows.get(i).title()); // what a screen reader reads
			}
			table.redraw();
		}
		if (table.getSelectionIndex() != selected) {
			table.setSelection(selected);
		}
	}

	/** Icon, title, value and mark. */
	private void paint(Event event) {
		var row = rows.get(table.indexOf((TableItem) event.item));
		var gc = event.gc;
		var right = table.getClientArea().width;
		var middle = event.y + event.height / 2;
		var size = gc.textExtent(row.title());
		gc.drawImage(row.icon().image(), GAP, middle - ICON / 2);
		gc.setForeground(ColorRole.TEXT.color());
		gc.drawText(row.title(), GAP + ICON + GAP, middle - size.y / 2, true);
		var title = GAP + ICON + GAP + gc.textExtent(row.title()).x;
		gc.setForeground(ColorRole.TEXT2.color());
		var summary = shortened(gc, row.summary(), right - MARK - GAP - title - GAP);
		gc.drawText(summary, right - MARK - GAP - gc.textExtent(summary).x, middle - size.y / 2, true);
		if (row.worst().isPresent()) {
			gc.drawImage(row.worst().get().icon().image(), right - MARK, middle - 8);
		} else if (row.changed()) {
			gc.setAntialias(SWT.ON);
			gc.setBackground(ColorRole.ACCENT.color());
			gc.fillOval(right - MARK + 5, middle - DOT / 2, DOT, DOT);
		}
	}

	/** As much of a text as there is room for. */
	private static String shortened(GC gc, String text, int room) {
		if (text.length() <= MOST_LETTERS && gc.textExtent(text).x <= room) {
			return text;
		}
		var length = Math.min(text.length(), MOST_LETTERS);
		while (length > 0 && gc.textExtent(text.substring(0, length) + "\u2026").x > room) {
			length--;
		}
		return length == 0 ? "" : text.substring(0, length) + "\u2026";
	}

	void setFocus() {
		table.setFocus();
	}

	void enable(boolean enabled) {
		table.setEnabled(enabled);
	}
}
