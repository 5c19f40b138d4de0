package org.wheelhouse.ui.definition.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerEditorActivationEvent;
import org.eclipse.jface.viewers.ColumnViewerEditorActivationListener;
import org.eclipse.jface.viewers.ColumnViewerEditorDeactivationEvent;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.ComboBoxCellEditor;
import org.eclipse.jface.viewers.EditingSupport;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.TextCellEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.core.definition.form.Field;
import org.wheelhouse.core.definition.form.Forward;
import org.wheelhouse.ui.definition.problems.Finding;
import org.wheelhouse.ui.widget.FlatSelection;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * The ports that are led to the guest, a row each that is edited where it stands, with what is wrong in it. A rule that cannot
 * be read is shown as it is written, and can be taken out. UI thread; ends with its control.
 */
final class ForwardsTable {

	private static final List<String> PROTOCOLS = List.of("tcp", "udp");
	private static final int ROWS = 3;
	private static final int FIRST_PORT = 2222;

	private final Composite control;
	private final TableViewer viewer;
	private final Button remove;
	private final Consumer<String> change;
	private List<Row> rows = List.of();
	/** Shows what was found out while somebody typed into a cell. */
	private Optional<Runnable> waiting = Optional.empty();

	/**
	 * One rule.
	 *
	 * @param index   among the rules
	 * @param finding the worst that is wrong with it
	 */
	private record Row(int index, String rule, Optional<Finding> finding) {

		Optional<Forward> forward() {
			return Forward.parse(rule);
		}
	}

	/** @param change told of other rules, one a line */
	ForwardsTable(Composite parent, Consumer<String> change) {
		this.change = change;
		control = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(6, 4).applyTo(control);
		var frame = new Composite(control, SWT.NONE);
		viewer = new TableViewer(frame, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		ColumnViewerToolTipSupport.enableFor(viewer);
		var table = viewer.getTable();
		table.setHeaderVisible(true);
		FlatSelection.in(table);
		var layout = new TableColumnLayout();
		frame.setLayout(layout);
		column(layout, Messages.Forwards_Protocol, 66, new Protocol());
		column(layout, Messages.Forwards_HostAddress, 88, new Word("[^:\\s]*", Forward::hostAddress, (row,
				word) -> new Forward(row.protocol(), word, row.hostPort(), row.guestAddress(), row.guestPort())));
		column(layout, Messages.Forwards_HostPort, 54, new Word("[0-9]{0,5}", Forward::hostPort, (row,
				word) -> new Forward(row.protocol(), row.hostAddress(), word.isEmpty() ? row.hostPort() : word,
						row.guestAddress(), row.guestPort())));
		column(layout, Messages.Forwards_GuestAddress, 76, new Word("[^:\\s]*", Forward::guestAddress, (row,
				word) -> new Forward(row.protocol(), row.hostAddress(), row.hostPort(), word, row.guestPort())));
		column(layout, Messages.Forwards_GuestPort, 48, new Word("[0-9]{0,5}", Forward::guestPort, (row,
				word) -> new Forward(row.protocol(), row.hostAddress(), row.hostPort(), row.guestAddress(),
						word.isEmpty() ? row.guestPort() : word)));
		wrong(layout);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false)
				.hint(SWT.DEFAULT, table.getHeaderHeight() + ROWS * table.getItemHeight() + 6).applyTo(frame);
		button(Messages.Section_Add, "form.forwards.add", this::add);
		remove = button(Messages.Section_Remove, "form.forwards.remove", this::remove);
		table.addListener(SWT.KeyDown, event -> {
			if (event.keyCode == SWT.DEL) {
				remove();
			}
		});
		viewer.getColumnViewerEditor().addEditorActivationListener(new Ended());
		viewer.addSelectionChangedListener(_ -> remove.setEnabled(chosen().isPresent()));
		remove.setEnabled(false);
	}

	Composite control() {
		return control;
	}

	/** The part that takes the focus. */
	Table table() {
		return viewer.getTable();
	}

	/** Shows the rules of a field; what is being typed into a cell is left as it is typed. */
	void show(Field field, List<Finding> findings) {
		var value = field.value().orElse("");
		var rules = value.isEmpty() ? List.<String>of() : Arrays.asList(value.split("\n"));
		var now = IntStream.range(0, rules.size()).mapToObj(at -> new Row(at, rules.get(at), findings.stream()
				.filter(finding -> at < field.where().size()
						&& finding.touches(field.where().get(at).start(), field.where().get(at).end()))
				.findFirst())).toList();
		if (viewer.isCellEditorActive() && now.stream().map(Row::rule).toList().equals(
				rows.stream().map(Row::rule).toList())) {
			waiting = Optional.of(() -> show(field, findings));
		} else if (!now.equals(rows)) {
			var selected = chosen().map(Row::index);
			rows = now;
			viewer.setInput(now);
			selected.filter(at -> at < now.size())
					.ifPresent(at -> viewer.setSelection(new StructuredSelection(now.get(at))));
			remove.setEnabled(chosen().isPresent());
		}
	}

	void enable(boolean enabled) {
		viewer.getTable().setEnabled(enabled);
		for (var child : control.getChildren()) {
			child.setEnabled(enabled);
		}
		remove.setEnabled(enabled && chosen().isPresent());
	}

	private Optional<Row> chosen() {
		return viewer.getStructuredSelection().getFirstElement() instanceof Row row
				? Optional.of(row)
				: Optional.empty();
	}

	private Button button(String text, String id, Runnable run) {
		var button = new Button(control, SWT.PUSH);
		button.setText(text);
		WidgetIds.name(button, id);
		button.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> run.run()));
		return button;
	}

	/** The guest's ssh, or its web server when that has one already, on the next port that no rule here has. */
	private void add() {
		var known = rows.stream().flatMap(row -> row.forward().stream()).toList();
		var guest = known.stream().noneMatch(rule -> rule.guestPort().equals("22")) ? "22" : "80";
		var host = IntStream.iterate(FIRST_PORT, port -> port + 1).mapToObj(String::valueOf)
				.filter(port -> known.stream().noneMatch(rule -> rule.hostPort().equals(port))).findFirst()
				.orElseThrow();
		var all = new ArrayList<>(rows.stream().map(Row::rule).toList());
		all.add(new Forward("tcp", "127.0.0.1", host, "", guest).rule());
		change.accept(String.join("\n", all));
		if (!rows.isEmpty()) {
			viewer.setSelection(new StructuredSelection(rows.getLast()), true);
			viewer.getTable().setFocus();
		}
	}

	private void remove() {
		chosen().ifPresent(row -> {
			var all = new ArrayList<>(rows.stream().map(Row::rule).toList());
			all.remove(row.index());
			change.accept(String.join("\n", all));
		});
	}

	private void replace(Row row, Forward other) {
		if (row.forward().filter(other::equals).isEmpty() && row.index() < rows.size()) {
			var all = new ArrayList<>(rows.stream().map(Row::rule).toList());
			all.set(row.index(), other.rule());
			change.accept(String.join("\n", all));
		}
	}

	private void column(TableColumnLayout layout, String title, int weight, Cell cell) {
		var column = new TableViewerColumn(viewer, SWT.LEFT);
		column.getColumn().setText(title);
		layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, weight, true));
		var first = viewer.getTable().getColumnCount() == 1;
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(@Nullable Object element) {
				return element instanceof Row row
						? row.forward().map(cell::shown).orElse(first ? row.rule() : "")
						: "";
			}
		});
		column.setEditingSupport(cell);
	}

	/** What is wrong with a row, in the row. */
	private void wrong(TableColumnLayout layout) {
		var column = new TableViewerColumn(viewer, SWT.LEFT);
		layout.setColumnData(column.getColumn(), new ColumnWeightData(200, 24, true));
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(@Nullable Object element) {
				return finding(element).map(Finding::message).orElse("");
			}

			@Override
			public @Nullable String getToolTipText(@Nullable Object element) {
				var found = finding(element);
				return found.isPresent() ? found.get().text() : null;
			}

			@Override
			public @Nullable Image getImage(@Nullable Object element) {
				var found = finding(element);
				return found.isPresent() ? found.get().weight().icon().image() : null;
			}

			@Override
			public @Nullable Color getForeground(@Nullable Object element) {
				var found = finding(element);
				return found.isPresent() ? found.get().weight().color().color() : null;
			}
		});
	}

	private static Optional<Finding> finding(@Nullable Object element) {
		return element instanceof Row row ? row.finding() : Optional.empty();
	}

	/** Nobody types into a cell any more. */
	private final class Ended extends ColumnViewerEditorActivationListener {

		@Override
		public void beforeEditorActivated(@Nullable ColumnViewerEditorActivationEvent event) {
			waiting = Optional.empty();
		}

		@Override
		public void afterEditorActivated(@Nullable ColumnViewerEditorActivationEvent event) {
			// it can be typed
		}

		@Override
		public void beforeEditorDeactivated(@Nullable ColumnViewerEditorDeactivationEvent event) {
			// what was typed is still to be taken
		}

		@Override
		public void afterEditorDeactivated(@Nullable ColumnViewerEditorDeactivationEvent event) {
			waiting.ifPresent(Runnable::run);
			waiting = Optional.empty();
		}
	}

	/** A part of a rule that can be edited. */
	private abstract class Cell extends EditingSupport {

		Cell() {
			super(viewer);
		}

		abstract String shown(Forward rule);

		abstract Forward with(Forward rule, Object value);

		@Override
		protected boolean canEdit(@Nullable Object element) {
			return element instanceof Row row && row.forward().isPresent();
		}

		@Override
		protected void setValue(@Nullable Object element, @Nullable Object value) {
			if (element instanceof Row row && value != null) {
				row.forward().ifPresent(rule -> replace(row, with(rule, value)));
			}
		}
	}

	/** A word of it. */
	private final class Word extends Cell {

		private final Function<Forward, String> get;
		private final BiFunction<Forward, String, Forward> set;
		private final TextCellEditor editor;

		/** @param allowed what can be typed */
		Word(String allowed, Function<Forward, String> get, BiFunction<Forward, String, Forward> set) {
			this.get = get;
			this.set = set;
			editor = new TextCellEditor(viewer.getTable());
			editor.getControl().addListener(SWT.Verify, event -> {
				if (event.widget instanceof Text text) {
					var now = text.getText();
					event.doit = (now.substring(0, event.start) + event.text + now.substring(event.end))
							.matches(allowed);
				}
			});
		}

		@Override
		String shown(Forward rule) {
			return get.apply(rule);
		}

		@Override
		Forward with(Forward rule, Object value) {
			return set.apply(rule, value.toString());
		}

		@Override
		protected CellEditor getCellEditor(@Nullable Object element) {
			return editor;
		}

		@Override
		protected Object getValue(@Nullable Object element) {
			return element instanceof Row row ? row.forward().map(get).orElse("") : "";
		}
	}

	/** TCP or UDP. */
	private final class Protocol extends Cell {

		private final ComboBoxCellEditor editor = new ComboBoxCellEditor(viewer.getTable(),
				PROTOCOLS.toArray(String[]::new), SWT.READ_ONLY);

		@Override
		String shown(Forward rule) {
			return rule.protocol();
		}

		@Override
		Forward with(Forward rule, Object value) {
			return new Forward(PROTOCOLS.get(Math.max(0, (Integer) value)), rule.hostAddress(), rule.hostPort(),
					rule.guestAddress(), rule.guestPort());
		}

		@Override
		protected CellEditor getCellEditor(@Nullable Object element) {
			return editor;
		}

		@Override
		protected Object getValue(@Nullable Object element) {
			return element instanceof Row row
					? row.forward().map(rule -> PROTOCOLS.indexOf(rule.protocol())).orElse(0)
					: 0;
		}
	}
}
