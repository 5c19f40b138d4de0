package org.wheelhouse.ui.devices.history;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.ui.IMemento;
import org.wheelhouse.model.live.DeviceGesture;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.NextStart;
import org.wheelhouse.ui.part.NewestGesture;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.EmptyState;
import org.wheelhouse.ui.widget.EmptyStateStack;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.MenuEntry;

/**
 * The content of the history view: the table, and what can be done about what is selected in it, which is in the tool bar and in
 * the context menu. Knows of the live model only. UI thread.
 */
final class HistoryPage extends Composite {

	private static final String WIDTHS = "widths";
	private static final String ORDER = "order";
	private static final int NARROWEST = 24;

	private final EmptyStateStack deck;
	private final TableViewer viewer;
	private final MenuEntry undo;
	private final MenuEntry keep;

	HistoryPage(Composite parent, HistoryActions actions) {
		super(parent, 0);
		setLayout(new FillLayout());
		deck = new EmptyStateStack(this);
		deck.empty().say(Messages.HistoryPage_empty, Messages.HistoryPage_emptyText,
				new EmptyState.Action(Messages.HistoryPage_plug, actions::plugIn));
		viewer = HistoryTable.create(deck.content());
		undo = new MenuEntry(Messages.HistoryMenu_undoNothing, Icon.UNDO.descriptor(),
				() -> meant().ifPresent(actions::undo));
		keep = new MenuEntry(Messages.HistoryMenu_keep, Icon.PIN.descriptor(), () -> actions.keep(keepable()));
		viewer.addSelectionChangedListener(_ -> selected());
		var menu = new MenuManager();
		menu.add(undo);
		menu.add(keep);
		viewer.getTable().setMenu(menu.createContextMenu(viewer.getTable()));
		selected();
	}

	/** Takes back what is selected; else what was done last. */
	MenuEntry undo() {
		return undo;
	}

	/** Has the definition follow what is selected. */
	MenuEntry keep() {
		return keep;
	}

	TableViewer viewer() {
		return viewer;
	}

	/** Shows what was done to the devices of a machine, or that nothing was. */
	void show(@Nullable Machine machine) {
		if (viewer.getInput() == machine) {
			viewer.refresh();
		} else {
			viewer.setInput(machine);
		}
		deck.show(machine != null && !machine.getGestures().isEmpty());
		selected();
	}

	private List<DeviceGesture> selection() {
		return Arrays.stream(viewer.getStructuredSelection().toArray()).map(DeviceGesture.class::cast).toList();
	}

	private Optional<DeviceGesture> meant() {
		var rows = selection();
		return rows.isEmpty()
				? viewer.getInput() instanceof Machine machine ? NewestGesture.of(machine) : Optional.empty()
				: rows.size() == 1 ? Optional.of(rows.getFirst()) : Optional.empty();
	}

	private List<DeviceGesture> keepable() {
		return selection().stream().filter(gesture -> gesture.getNextStart() == NextStart.AS_BEFORE).toList();
	}

	private void selected() {
		var gesture = meant();
		var label = gesture.map(one -> NLS.bind(Messages.HistoryMenu_undo, one.getLabel()))
				.orElse(Messages.HistoryMenu_undoNothing);
		undo.setText(Literal.action(label));
		undo.setEnabled(gesture.filter(NewestGesture::isPossible).isPresent());
		var why = gesture.map(DeviceGesture::getUndoRefusal)
				.orElse(selection().size() > 1 ? Messages.HistoryMenu_several : "");
		undo.setToolTipText(why.isEmpty() ? label : NLS.bind(Messages.HistoryMenu_notUndone, label, why));
		keep.setEnabled(!keepable().isEmpty());
	}

	/** Keeps the columns as a person has set them. */
	void save(IMemento memento) {
		var table = viewer.getTable();
		memento.putString(WIDTHS,
				numbers(Arrays.stream(table.getColumns()).mapToInt(TableColumn::getWidth).toArray()));
		memento.putString(ORDER, numbers(table.getColumnOrder()));
	}

	/** What is kept by another version, or damaged, is passed over. */
	void restore(IMemento memento) {
		var table = viewer.getTable();
		int count = table.getColumnCount();
		var widths = numbers(memento.getString(WIDTHS));
		if (widths.length == count) {
			for (var i = 0; i < count; i++) {
				table.getColumn(i).setWidth(Math.max(NARROWEST, widths[i]));
			}
		}
		var order = numbers(memento.getString(ORDER));
		if (Arrays.equals(Arrays.stream(order).sorted().toArray(), IntStream.range(0, count).toArray())) {
			table.setColumnOrder(order);
		}
	}

	private static String numbers(int[] numbers) {
		return Arrays.stream(numbers).mapToObj(Integer::toString).collect(Collectors.joining(" "));
	}

	private static int[] numbers(@Nullable String text) {
		return text == null || !text.matches("\\d{1,5}( \\d{1,5})*")
				? new int[0]
				: Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
	}
}
