package org.wheelhouse.ui.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.MouseTrackListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.wheelhouse.core.events.EventLog;
import org.wheelhouse.core.events.LoggedEvent;
import org.wheelhouse.ui.widget.ColorsChanged;
import org.wheelhouse.ui.widget.Conflated;
import org.wheelhouse.ui.widget.EmptyStateStack;
import org.wheelhouse.ui.widget.FlatSelection;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * The newest events that the filter lets through, newest first, with the data of the selected one below. New events come in
 * at the top without moving what is being read. UI thread; ends with its control.
 */
final class EventsTable {

	private static final int MOST = 2000;
	/** So many are looked at for those that the filter lets through. */
	private static final int LOOKED_AT = 20_000;

	private final EventLog log;
	private final Composite control;
	private final FilterBar bar;
	private final EmptyStateStack deck;
	private final SashForm sash;
	private final Table table;
	private final EventColumns columns;
	private final EventDetails details;
	private final Conflated updating;
	private List<EventRow> rows = List.of();
	private Map<Long, Integer> places = Map.of();
	private EventFilter filter = EventFilter.NONE;

	EventsTable(Composite parent, EventLog log) {
		this.log = log;
		control = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(control);
		updating = new Conflated(control.getDisplay(), Conflated.VIEW_PERIOD, this::update);
		bar = new FilterBar(control, this::words);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(bar.control());
		deck = new EmptyStateStack(control);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(deck.control());
		sash = new SashForm(deck.content(), SWT.VERTICAL);
		table = new Table(sash, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
		columns = new EventColumns(table);
		details = new EventDetails(sash, log::staleAfter);
		sash.setWeights(3, 1);
		sash.setMaximizedControl(table);
		prepare();
		var changes = log.onChange(updating::request);
		control.addDisposeListener(_ -> {
			changes.close();
			updating.stop();
		});
		update();
	}

	private void prepare() {
		table.setHeaderVisible(true);
		FlatSelection.inCells(table);
		WidgetIds.name(table, "events.table");
		table.addListener(SWT.SetData, event -> fill((TableItem) event.item, rows.get(event.index)));
		table.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> showDetails()));
		table.addMouseTrackListener(
				MouseTrackListener.mouseHoverAdapter(event -> tip(new Point(event.x, event.y))));
		table.addKeyListener(KeyListener.keyPressedAdapter(event -> {
			if (event.stateMask == SWT.MOD1 && event.keyCode == 'c') {
				EventClip.copy(selected(), table.getDisplay());
			}
		}));
		ColorsChanged.follow(table, table::clearAll);
	}

	Composite control() {
		return control;
	}

	Table table() {
		return table;
	}

	EventColumns columns() {
		return columns;
	}

	FilterBar bar() {
		return bar;
	}

	EventFilter filter() {
		return filter;
	}

	/** Shows what another filter lets through. */
	void filter(EventFilter other) {
		if (!other.equals(filter)) {
			filter = other;
			update();
		}
	}

	private void words(String written) {
		if (!written.equals(filter.words())) {
			filter = filter.words(written);
			updating.request();
		}
	}

	/** The events in the table, newest first. */
	List<LoggedEvent> shown() {
		return rows.stream().flatMap(row -> row.event().stream()).toList();
	}

	/** From top to bottom. */
	List<EventRow> selected() {
		return Arrays.stream(table.getSelectionIndices()).filter(index -> index < rows.size()).sorted()
				.mapToObj(index -> Objects.requireNonNull(rows.get(index))).toList();
	}

	private void update() {
		var selected = selected().stream().map(EventRow::key).collect(Collectors.toSet());
		var newest = rows.isEmpty() ? Optional.<Long>empty() : Optional.of(rows.getFirst().key());
		rows = read();
		places = places(rows);
		table.setRedraw(false);
		table.setItemCount(rows.size());
		table.clearAll();
		table.deselectAll();
		table.select(places(selected));
		newest.map(places::get).ifPresent(this::makeUpFor);
		table.setRedraw(true);
		if (rows.isEmpty()) {
			var unfiltered = filter.isOpen();
			deck.empty().say(unfiltered ? Messages.Empty_Title : Messages.NoMatch_Title,
					unfiltered ? Messages.Empty_Text : Messages.NoMatch_Text);
		}
		deck.show(!rows.isEmpty());
		showDetails();
	}

	private static Map<Long, Integer> places(List<EventRow> rows) {
		var places = HashMap.<Long, Integer>newHashMap(rows.size());
		for (var i = 0; i < rows.size(); i++) {
			places.put(rows.get(i).key(), i);
		}
		return places;
	}

	private int[] places(Set<Long> keys) {
		return keys.stream().filter(places::containsKey).mapToInt(places::get).toArray();
	}

	/**
	 * Moves what is in sight down by rows that came in above it, unless the top is in sight. By the scroll bar, because
	 * GTK goes to a row bit by bit and loses its way when the next event comes in meanwhile.
	 */
	private void makeUpFor(int newRows) {
		var scroll = table.getVerticalBar();
		var sight = scroll.getSelection();
		if (sight > 0 && newRows > 0) {
			var height = newRows * table.getItemHeight();
			scroll.setMaximum(scroll.getMaximum() + height);
			scroll.setSelection(sight + height);
		}
	}

	private List<EventRow> read() {
		var open = filter.isOpen();
		var most = open ? MOST : LOOKED_AT;
		var events = filter.machine().map(id -> log.latest(id, most)).orElseGet(() -> log.latest(most));
		var shown = open ? events : filter.of(events.stream()).limit(MOST).toList();
		var read = new ArrayList<>(shown.stream().map(EventRow::of).toList());
		bar.count(read.size(), events.size());
		if (open && !read.isEmpty() && log.dropped() > 0) {
			read.add(EventRow.dropped(log.dropped()));
		}
		if (open && !read.isEmpty() && log.damaged() > 0) {
			read.add(EventRow.damaged(log.damaged()));
		}
		return read;
	}

	private void showDetails() {
		var event = selected().stream().findFirst().flatMap(EventRow::event);
		details.show(event);
		var maximized = event.isEmpty() ? table : null;
		if (sash.getMaximizedControl() != maximized) {
			sash.setMaximizedControl(maximized);
		}
	}

	/** The table knows no tips of cells. */
	private void tip(Point place) {
		var item = table.getItem(place);
		var index = item == null ? -1 : table.indexOf(item);
		var isTime = item != null && item.getBounds(0).contains(place) && index < rows.size();
		table.setToolTipText(isTime ? rows.get(index).day() : null);
	}

	private static void fill(TableItem item, EventRow row) {
		item.setText(row.texts());
		for (var quiet : new int[]{0, 1, 3}) {
			item.setForeground(quiet, row.quiet().color());
		}
		item.setForeground(2, row.color().color());
	}
}
