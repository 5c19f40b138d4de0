package org.wheelhouse.ui.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.wheelhouse.core.EventLog;
import org.wheelhouse.ui.common.CalmRows;
import org.wheelhouse.ui.common.ColorRole;
import org.wheelhouse.ui.common.ColorsChanged;
import org.wheelhouse.ui.common.Conflated;
import org.wheelhouse.ui.common.Deck;
import org.wheelhouse.ui.common.Fonts;
import org.wheelhouse.ui.common.Landmarks;

/**
 * The newest events, newest first, with the data of the selected one below. New events come in at the top without moving
 * what is being read. UI thread; ends with its control.
 */
final class EventsTable {

	private static final int MOST = 2000;
	private static final int[] WIDTHS = {92, 86, 150, 200};

	private final EventLog log;
	private final Deck deck;
	private final SashForm sash;
	private final Table table;
	private final StyledText details;
	private List<EventRow> rows = List.of();
	private Optional<String> machine = Optional.empty();

	EventsTable(Composite parent, EventLog log) {
		this.log = log;
		deck = new Deck(parent);
		deck.empty().say(Messages.Empty_Title, Messages.Empty_Text);
		sash = new SashForm(deck.content(), SWT.VERTICAL);
		table = new Table(sash, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.SINGLE | SWT.V_SCROLL);
		table.setHeaderVisible(true);
		CalmRows.in(table);
		Landmarks.name(table, "events.table");
		columns();
		table.addListener(SWT.SetData, event -> fill((TableItem) event.item, rows.get(event.index)));
		table.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> showDetails()));
		details = new StyledText(sash, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
		details.setFont(Fonts.MONO.font());
		ColorRole.ALT.fill(details);
		details.setMargins(6, 4, 6, 4);
		details.setAlwaysShowScrollBars(false);
		Landmarks.name(details, "events.details");
		sash.setWeights(3, 1);
		sash.setMaximizedControl(table);
		var update = new Conflated(table.getDisplay(), Conflated.VIEW_PERIOD, this::update);
		var changes = log.onChange(update::request);
		ColorsChanged.follow(table, table::clearAll);
		deck.control().addDisposeListener(_ -> {
			changes.close();
			update.stop();
		});
		update();
	}

	Composite control() {
		return deck.control();
	}

	Table table() {
		return table;
	}

	/** Shows the events of one machine only, or of all. */
	void only(Optional<String> machineId) {
		if (!machineId.equals(machine)) {
			machine = machineId;
			update();
		}
	}

	private void columns() {
		var titles = new String[]{Messages.Column_Time, Messages.Column_Machine, Messages.Column_Event,
				Messages.Column_What};
		for (var i = 0; i < titles.length; i++) {
			var column = new TableColumn(table, SWT.LEFT);
			column.setText(titles[i]);
			column.setWidth(WIDTHS[i]);
			column.setResizable(true);
		}
	}

	private void update() {
		var selected = selected().map(EventRow::sequence);
		var newest = rows.isEmpty() ? Optional.<Long>empty() : Optional.of(rows.getFirst().sequence());
		rows = read();
		table.setRedraw(false);
		table.setItemCount(rows.size());
		table.clearAll();
		table.deselectAll();
		selected.flatMap(this::index).ifPresent(table::select);
		newest.flatMap(this::index).ifPresent(this::makeUpFor);
		table.setRedraw(true);
		deck.show(!rows.isEmpty());
		showDetails();
	}

	/**
	 * Moves what is in sight down by rows that came in above it, unless the top is in sight. By the scroll bar, because
	 * GTK goes to a row bit by bit and loses its way when the next event comes in meanwhile.
	 */
	private void makeUpFor(int newRows) {
		var bar = table.getVerticalBar();
		var sight = bar.getSelection();
		if (sight > 0 && newRows > 0) {
			var height = newRows * table.getItemHeight();
			bar.setMaximum(bar.getMaximum() + height);
			bar.setSelection(sight + height);
		}
	}

	private List<EventRow> read() {
		var events = machine.map(id -> log.latest(id, MOST)).orElseGet(() -> log.latest(MOST));
		var read = new ArrayList<>(events.stream().map(EventRow::of).toList());
		if (log.dropped() > 0 && !read.isEmpty()) {
			read.add(EventRow.dropped(log.dropped()));
		}
		return read;
	}

	private Optional<Integer> index(long sequence) {
		return IntStream.range(0, rows.size()).filter(i -> rows.get(i).sequence() == sequence).boxed().findFirst();
	}

	private Optional<EventRow> selected() {
		var index = table.getSelectionIndex();
		return index >= 0 && index < rows.size() ? Optional.of(rows.get(index)) : Optional.empty();
	}

	private void showDetails() {
		var json = selected().map(EventRow::json).orElse("");
		if (!details.getText().equals(json)) {
			details.setText(json);
		}
		var maximized = json.isEmpty() ? table : null;
		if (sash.getMaximizedControl() != maximized) {
			sash.setMaximizedControl(maximized);
		}
	}

	private static void fill(TableItem item, EventRow row) {
		item.setText(row.texts());
		item.setForeground(0, ColorRole.TEXT2.color());
		item.setForeground(2, row.color().color());
		item.setForeground(3, ColorRole.TEXT2.color());
	}
}
