package org.wheelhouse.ui.migration.history;

import java.util.List;
import java.util.function.Predicate;

import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.wheelhouse.core.migration.history.MigrationHistory;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.MigrationRecord;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.EmptyState;
import org.wheelhouse.ui.widget.EmptyStateStack;
import org.wheelhouse.ui.widget.WidgetIds;

/** The list with its buttons, or what is said while it is empty. UI thread. */
final class HistoryPanel {

	private final EmptyStateStack deck;
	private final HistoryTable table;
	private final HistoryActions actions;

	/**
	 * @param stage where records are shown
	 * @param sure  asks before some are deleted
	 */
	HistoryPanel(Composite parent, Inventory inventory, MigrationHistory history, OperationRunner runner,
			HistoryActions.Stage stage, Predicate<List<MigrationRecord>> sure) {
		deck = new EmptyStateStack(parent);
		var whole = new Composite(deck.content(), SWT.NONE);
		ColorRole.SURFACE.fill(whole);
		whole.setBackgroundMode(SWT.INHERIT_DEFAULT);
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(whole);
		var rows = new Composite(whole, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(rows);
		table = new HistoryTable(rows, inventory);
		actions = new HistoryActions(table, history, runner, parent.getShell(), stage, sure);
		buttons(whole);
		hang();
		table.onChange(this::show);
		deck.empty().say(Messages.Empty_title, Messages.Empty_text,
				new EmptyState.Action(Messages.Empty_open, actions.open()::run));
		show();
	}

	private void show() {
		deck.show(!table.isEmpty());
	}

	private void buttons(Composite whole) {
		var row = new Composite(whole, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(3).margins(8, 0).applyTo(row);
		button(row, actions.compare(), "migration.history.compare");
		button(row, actions.play(), "migration.history.play");
		button(row, actions.open(), "migration.history.open");
		var hint = new Label(whole, SWT.WRAP);
		hint.setText(Messages.Hint);
		ColorRole.TEXT2.ink(hint);
		GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).indent(8, 0).applyTo(hint);
	}

	private static void button(Composite row, IAction action, String id) {
		var button = new Button(row, SWT.PUSH);
		button.setText(action.getText());
		button.setToolTipText(action.getToolTipText());
		WidgetIds.name(button, id);
		button.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> action.run()));
		button.setEnabled(action.isEnabled());
		action.addPropertyChangeListener(event -> {
			if (event.getProperty().equals(IAction.ENABLED) && !button.isDisposed()) {
				button.setEnabled(action.isEnabled());
			}
		});
	}

	private void hang() {
		var menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(actions::fill);
		table.table().setMenu(menu.createContextMenu(table.table()));
		table.table().addDisposeListener(_ -> menu.dispose());
		table.table().addKeyListener(KeyListener.keyPressedAdapter(
				event -> event.doit = !actions.key(event.keyCode, event.character, event.stateMask)));
		table.table().addListener(SWT.MouseDoubleClick, _ -> actions.play().run());
	}

	HistoryActions actions() {
		return actions;
	}

	HistoryTable table() {
		return table;
	}

	boolean setFocus() {
		return table.isEmpty() ? deck.setFocus() : table.table().setFocus();
	}
}
