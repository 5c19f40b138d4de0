package org.wheelhouse.ui.machines;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.viewers.ColumnPixelData;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.ITreeViewerListener;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeExpansionEvent;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.ModifyListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.TreeColumn;
import org.wheelhouse.core.series.MachineSeries;
import org.wheelhouse.model.live.FoundQemu;
import org.wheelhouse.model.live.HostFound;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.chart.Figure;
import org.wheelhouse.ui.part.InventoryListener;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.ColumnSort;
import org.wheelhouse.ui.widget.Conflated;
import org.wheelhouse.ui.widget.RowTips;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * Hosts and machines with their figures, a filter above and the counts below. Keeps selection, scroll position and
 * expansion whatever changes. UI thread; ends with its control.
 */
public final class MachinesTree {

	private static final Duration TICK = Duration.ofSeconds(1);
	/** In ticks: rows that jump with each figure cannot be read. */
	private static final int SORTED_AGAIN = 5;

	private final Inventory inventory;
	private final Clock clock;
	private final FoundCurves curves = new FoundCurves();
	private final Composite control;
	private final Text pattern;
	private final TreeViewer viewer;
	private final StateCounts counts;
	private final MachineFilter filter = new MachineFilter();
	private final Set<Object> stale = new LinkedHashSet<>();
	private final Set<Object> figures = new LinkedHashSet<>();
	private final Set<TreeColumn> figureColumns = new HashSet<>();
	private final Set<Object> expanded = new LinkedHashSet<>();
	/** Hosts of which a person has closed what was found: it goes and comes with each look at the list. */
	private final Set<Object> closed = new HashSet<>();
	private final Conflated refresh;
	private final Conflated tick;
	private Object[] beforeFilter = {};
	private @Nullable Machine wanted;
	private @Nullable ColumnSort<Machine> sort;
	private boolean rowsChanged;
	private int ticks;

	/**
	 * @param series the curves of a machine
	 * @param clock  tells which moment the right end of a curve is
	 */
	public MachinesTree(Composite parent, Inventory inventory, Function<String, MachineSeries> series, Clock clock) {
		this.inventory = inventory;
		this.clock = clock;
		control = new Composite(parent, SWT.NONE);
		ColorRole.SURFACE.fill(control);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(control);
		pattern = pattern();
		viewer = viewer(series);
		counts = new StateCounts(control);
		GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, counts.height()).applyTo(counts.control());
		refresh = new Conflated(control.getDisplay(), Conflated.VIEW_PERIOD, this::refresh);
		tick = new Conflated(control.getDisplay(), TICK, this::tick);
		var changes = new InventoryListener(inventory, new InventoryListener.Listener() {
			@Override
			public void changed(Object element, boolean rows) {
				MachinesTree.this.changed(element, rows);
			}

			@Override
			public void figuresChanged(Machine machine) {
				figures.add(machine);
			}

			@Override
			public void foundChanged(EObject element, boolean rows) {
				if (rows) {
					MachinesTree.this.changed(element, true);
				} else {
					figures.add(element);
				}
			}
		});
		control.addDisposeListener(_ -> {
			changes.close();
			refresh.stop();
			tick.stop();
		});
		expandNewHosts();
		counts.count(inventory);
		tick.request();
	}

	/** The whole. */
	public Composite control() {
		return control;
	}

	/** The tree, whose elements are hosts and machines. */
	public TreeViewer viewer() {
		return viewer;
	}

	/**
	 * Tells which machines have rows that can be seen, whenever that changes. While the rows are sorted by a figure these are all:
	 * any may be the next at the top.
	 */
	void onRowsInSight(Consumer<Set<Machine>> listener) {
		new RowsInSight(viewer, () -> figureColumns.contains(viewer.getTree().getSortColumn()), listener).install();
	}

	/** Selects the machine, now or as soon as its row is there: it may be new, or left out by the filter. */
	public void select(Machine machine) {
		wanted = machine;
		if (!contains(machine)) {
			viewer.setSelection(new StructuredSelection(machine), true);
		}
	}

	private boolean contains(Machine machine) {
		return viewer.getStructuredSelection().toList().contains(machine);
	}

	private void selectAgain() {
		var missing = wanted;
		if (missing != null && viewer.getStructuredSelection().isEmpty()) {
			select(missing);
		}
	}

	/** Puts the cursor into the filter. */
	public void focusFilter() {
		pattern.setFocus();
	}

	private Text pattern() {
		var text = new Text(control, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		text.setMessage(Messages.Filter_Hint);
		text.setToolTipText(Messages.Filter_Help);
		WidgetIds.name(text, "machines.filter");
		GridDataFactory.fillDefaults().grab(true, false).indent(4, 4).applyTo(text);
		text.addModifyListener((ModifyListener) _ -> filter(text.getText()));
		return text;
	}

	private TreeViewer viewer(Function<String, MachineSeries> series) {
		var holder = new Composite(control, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).indent(0, 4).applyTo(holder);
		var layout = new TreeColumnLayout();
		holder.setLayout(layout);
		var made = new TreeViewer(holder, SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL);
		made.setUseHashlookup(true);
		made.getTree().setHeaderVisible(true);
		ColorRole.SURFACE.fill(made.getTree());
		WidgetIds.name(made.getTree(), "machines.tree");
		var name = column(made, Messages.Column_Machine, SWT.LEFT, new NameCell());
		layout.setColumnData(name.getColumn(), new ColumnWeightData(100, 130));
		var sorting = new ColumnSort<>(made, "machines", Machine.class);
		sorting.by(name.getColumn(),
				Comparator.comparing(Machine::getName, String.CASE_INSENSITIVE_ORDER).thenComparing(Machine::getName));
		for (var figure : Figure.values()) {
			var column = column(made, figure.title(), SWT.RIGHT, new FigureCell(figure, series, curves, clock));
			sorting.by(column.getColumn(), Comparator.comparingDouble(figure::value));
			figureColumns.add(column.getColumn());
			layout.setColumnData(column.getColumn(), new ColumnPixelData(figure.width()));
		}
		var state = column(made, Messages.Column_State, SWT.LEFT, new StateCell());
		state.getColumn().setResizable(false);
		layout.setColumnData(state.getColumn(), new ColumnPixelData(0, false));
		RowTips.in(made);
		made.setContentProvider(new InventoryContent());
		made.addTreeListener(new FoundClosed());
		made.addFilter(filter);
		made.setInput(inventory);
		sorting.restore();
		sort = sorting;
		return made;
	}

	private final class FoundClosed implements ITreeViewerListener {

		@Override
		public void treeCollapsed(@Nullable TreeExpansionEvent event) {
			if (event != null && event.getElement() instanceof HostFound found) {
				closed.add(found.getHost());
			}
		}

		@Override
		public void treeExpanded(@Nullable TreeExpansionEvent event) {
			if (event != null && event.getElement() instanceof HostFound found) {
				closed.remove(found.getHost());
			}
		}
	}

	private static TreeViewerColumn column(TreeViewer viewer, String title, int alignment, RowCell cells) {
		var column = new TreeViewerColumn(viewer, alignment);
		column.getColumn().setText(title);
		column.setLabelProvider(cells);
		return column;
	}

	private void filter(String typed) {
		if (filter.open()) {
			beforeFilter = viewer.getExpandedElements();
		}
		filter.pattern(typed);
		viewer.refresh();
		if (filter.open()) {
			viewer.setExpandedElements(beforeFilter);
		} else {
			viewer.expandAll();
		}
		selectAgain();
	}

	private void changed(Object element, boolean rows) {
		rowsChanged |= rows;
		stale.add(element);
		refresh.request();
	}

	private void refresh() {
		if (rowsChanged || !filter.open()) {
			viewer.refresh();
			expandNewHosts();
		} else {
			viewer.update(stale.toArray(), null);
		}
		if (rowsChanged) {
			selectAgain();
		}
		rowsChanged = false;
		stale.clear();
		counts.count(inventory);
	}

	/** A host is opened once, when it is first seen; after that it is as the person left it. */
	private void expandNewHosts() {
		for (var host : inventory.getHosts()) {
			var found = host.getFound();
			var here = found == null ? List.<FoundQemu>of() : found.getQemus();
			if (!(here.isEmpty() && host.getMachines().isEmpty()) && expanded.add(host)) {
				viewer.setExpandedState(host, true);
			}
			if (found != null && here.isEmpty()) {
				// Its row has gone; it comes back as a new one.
				expanded.remove(found);
			} else if (found != null && !closed.contains(host) && expanded.add(found)) {
				viewer.setExpandedState(found, true);
			}
		}
	}

	/** Curves move on though nothing changes, and figures change so often that they are shown with them. */
	private void tick() {
		if (viewer.getTree().isVisible() && !viewer.getTree().getShell().getMinimized()) {
			viewer.update(figures.toArray(), null);
			figures.clear();
			curves.sample(inventory, clock.millis());
			viewer.getTree().redraw();
			if (sort != null && sort.isOn() && ++ticks % SORTED_AGAIN == 0) {
				viewer.refresh();
			}
		}
		tick.request();
	}
}
