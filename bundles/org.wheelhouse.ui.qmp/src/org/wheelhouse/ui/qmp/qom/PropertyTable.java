package org.wheelhouse.ui.qmp.qom;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.CellLabelProvider;
import org.eclipse.jface.viewers.IElementComparer;
import org.eclipse.jface.viewers.IStructuredContentProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.wheelhouse.core.state.QomNames;
import org.wheelhouse.ui.qmp.rows.RowLabels;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.ColorsChanged;
import org.wheelhouse.ui.widget.FlatSelection;
import org.wheelhouse.ui.widget.RowTips;
import org.wheelhouse.ui.widget.WidgetIds;

/** The properties of an object: name, type, value. A link is followed by a click. UI thread. */
final class PropertyTable {

	/** The column of the values. */
	static final int VALUE = 2;

	private static final int[] WIDTHS = {120, 84, 160};
	private static final List<Comparator<PropertyRow>> ORDERS = List.of(
			Comparator.comparing(PropertyRow::name, QomNames.ORDER),
			Comparator.comparing(PropertyRow::type, QomNames.ORDER),
			Comparator.comparing(PropertyRow::text, QomNames.ORDER));

	private final TableViewer viewer;
	private final TableViewerColumn values;
	private final Consumer<String> follow;
	private List<PropertyRow> rows = List.of();
	private String filter = "";

	/** @param follow takes the path of an object that a link leads to */
	PropertyTable(Composite parent, Consumer<String> follow) {
		this.follow = follow;
		viewer = new TableViewer(parent, SWT.FULL_SELECTION | SWT.SINGLE | SWT.V_SCROLL);
		var table = viewer.getTable();
		table.setHeaderVisible(true);
		FlatSelection.in(table);
		WidgetIds.name(table, "qom.properties");
		table.getAccessible().addAccessibleListener(
				AccessibleListener.getNameAdapter(event -> event.result = Messages.Properties_Name));
		viewer.setComparer(new ByName());
		viewer.setUseHashlookup(true);
		viewer.setContentProvider((IStructuredContentProvider) _ -> visible().toArray());
		column(Messages.Properties_Property, new Plain(PropertyRow::name, ColorRole.TEXT));
		column(Messages.Properties_Type, new Plain(PropertyRow::type, ColorRole.TEXT2));
		values = column(Messages.Properties_Value, new ValueCell(() -> rows));
		table.setSortColumn(table.getColumn(0));
		table.setSortDirection(SWT.UP);
		viewer.setInput(this);
		RowTips.in(viewer);
		ColorsChanged.follow(table, viewer::refresh);
		table.addListener(SWT.Resize, _ -> fill());
		table.addListener(SWT.MouseUp, this::click);
		table.addListener(SWT.MouseMove, event -> table.setCursor(link(event).isPresent()
				? table.getDisplay().getSystemCursor(SWT.CURSOR_HAND)
				: null));
	}

	private TableViewerColumn column(String title, CellLabelProvider labels) {
		var made = new TableViewerColumn(viewer, SWT.LEFT);
		made.setLabelProvider(labels);
		var column = made.getColumn();
		var index = viewer.getTable().indexOf(column);
		column.setText(title);
		column.setWidth(WIDTHS[index]);
		column.addListener(SWT.Selection, _ -> sort(index));
		if (index < VALUE) {
			column.addListener(SWT.Resize, _ -> fill());
		}
		return made;
	}

	TableViewer viewer() {
		return viewer;
	}

	/** Lets the values be written in place. */
	void editable(ValueEditing.Target target) {
		ValueEditing.in(viewer, values, target);
	}

	/** Begins to write the value of the selected one. */
	void edit() {
		selected().ifPresent(row -> viewer.editElement(row, VALUE));
	}

	Table table() {
		return viewer.getTable();
	}

	/** Shows these; what is selected and in sight stays. Has to wait while a value is being written. */
	void show(List<PropertyRow> now) {
		rows = now;
		viewer.refresh();
	}

	/** Shows only those in which all these words are. */
	void filter(String words) {
		filter = words.strip();
		viewer.refresh();
	}

	/** Those that are shown, in the order in which they are. */
	List<PropertyRow> visible() {
		return rows.stream().filter(row -> row.matches(filter)).sorted(order()).toList();
	}

	/** All. */
	List<PropertyRow> rows() {
		return rows;
	}

	/** The selected property, as it is now. */
	Optional<PropertyRow> selected() {
		return ((IStructuredSelection) viewer.getSelection()).getFirstElement() instanceof PropertyRow row
				? rows.stream().filter(now -> now.name().equals(row.name())).findFirst()
				: Optional.empty();
	}

	/** Puts them in the order of a column; in the reverse order when they are in that already. */
	void sort(int index) {
		var table = viewer.getTable();
		var column = table.getColumn(index);
		table.setSortDirection(table.getSortColumn() == column && table.getSortDirection() == SWT.UP
				? SWT.DOWN
				: SWT.UP);
		table.setSortColumn(column);
		viewer.refresh();
	}

	private Comparator<PropertyRow> order() {
		var table = viewer.getTable();
		var sorted = table.getSortColumn();
		var order = ORDERS.get(sorted == null ? 0 : table.indexOf(sorted)).thenComparing(ORDERS.getFirst());
		return table.getSortDirection() == SWT.DOWN ? order.reversed() : order;
	}

	/** The last column takes what the others leave. */
	private void fill() {
		var table = viewer.getTable();
		var rest = table.getClientArea().width - table.getColumn(0).getWidth() - table.getColumn(1).getWidth();
		if (rest != table.getColumn(VALUE).getWidth()) {
			table.getColumn(VALUE).setWidth(Math.max(WIDTHS[VALUE], rest));
		}
	}

	private void click(Event event) {
		if (event.button == 1 && event.stateMask == SWT.BUTTON1) {
			link(event).ifPresent(follow);
		}
	}

	/** The object to which what is under the pointer leads. */
	private Optional<String> link(Event event) {
		var cell = viewer.getCell(new Point(event.x, event.y));
		return cell != null && cell.getColumnIndex() == VALUE && cell.getElement() instanceof PropertyRow row
				&& event.x < cell.getBounds().x + width(row.text())
						? row.target()
						: Optional.empty();
	}

	private int width(String text) {
		var gc = new GC(viewer.getTable());
		var width = gc.textExtent(text).x;
		gc.dispose();
		return width + 8;
	}

	/** A property stays the same, whatever its value. */
	private static final class ByName implements IElementComparer {

		@Override
		public boolean equals(@Nullable Object one, @Nullable Object other) {
			return one instanceof PropertyRow row && other instanceof PropertyRow also
					? row.name().equals(also.name()) && row.path().equals(also.path())
					: one == other;
		}

		@Override
		public int hashCode(@Nullable Object element) {
			return element instanceof PropertyRow row ? row.name().hashCode() : 0;
		}
	}

	private static final class Plain extends RowLabels {

		private final Function<PropertyRow, String> text;
		private final ColorRole color;

		Plain(Function<PropertyRow, String> text, ColorRole color) {
			super(false);
			this.text = text;
			this.color = color;
		}

		@Override
		protected String text(Object element) {
			return element instanceof PropertyRow row ? text.apply(row) : "";
		}

		@Override
		protected ColorRole color(Object element) {
			return color;
		}

		@Override
		protected @Nullable String tip(Object element) {
			return element instanceof PropertyRow row ? PropertyText.tip(row) : null;
		}
	}
}
