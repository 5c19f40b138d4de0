package org.wheelhouse.probe;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The rows, tabs or buttons inside one control. To be used on the UI thread. */
final class ItemList {
	private static final int MOST = 1000;

	private final Control control;
	private final UnaryOperator<Rectangle> place;

	/** @param place from coordinates of the control to what is seen of it on the display */
	ItemList(Control control, UnaryOperator<Rectangle> place) {
		this.control = control;
		this.place = place;
	}

	void addTo(ArrayNode items) {
		switch (control) {
			case Table table -> addRows(items, table);
			case Tree tree -> addRows(items, tree.getItems(), List.of(tree.getSelection()), tree.getColumnCount(), 0);
			case ToolBar bar -> addButtons(items, bar);
			case CTabFolder folder -> addTabs(items, folder);
			case Combo combo -> Arrays.stream(combo.getItems()).forEach(text -> item(items, 0, text));
			default -> {
				// has none
			}
		}
	}

	private void addRows(ArrayNode items, Table table) {
		int columns = Math.max(1, table.getColumnCount());
		for (int row = 0; row < Math.min(MOST, table.getItemCount()); row++) {
			TableItem item = table.getItem(row);
			ObjectNode node = item(items, 0);
			for (int column = 0; column < columns; column++) {
				node.withArray("text").add(item.getText(column));
			}
			WidgetTree.put(node, place.apply(item.getTextBounds(0)));
			node.put("selected", table.isSelected(row));
		}
	}

	private void addRows(ArrayNode items, TreeItem[] rows, List<TreeItem> selection, int columns, int depth) {
		for (TreeItem item : rows) {
			if (items.size() >= MOST) {
				return;
			}
			ObjectNode node = item(items, depth);
			for (int column = 0; column < Math.max(1, columns); column++) {
				node.withArray("text").add(item.getText(column));
			}
			WidgetTree.put(node, place.apply(item.getTextBounds(0)));
			node.put("selected", selection.contains(item));
			if (item.getExpanded()) {
				addRows(items, item.getItems(), selection, columns, depth + 1);
			}
		}
	}

	private void addButtons(ArrayNode items, ToolBar bar) {
		for (ToolItem item : bar.getItems()) {
			ObjectNode node = item(items, 0, item.getText());
			WidgetTree.put(node, place.apply(item.getBounds()));
			node.put("tip", Texts.orEmpty(item.getToolTipText())).put("enabled", item.isEnabled())
					.put("selected", item.getSelection());
		}
	}

	private void addTabs(ArrayNode items, CTabFolder folder) {
		for (CTabItem item : folder.getItems()) {
			ObjectNode node = item(items, 0, item.getText());
			WidgetTree.put(node, item.isShowing() ? place.apply(item.getBounds()) : new Rectangle(0, 0, 0, 0));
			node.put("selected", item == folder.getSelection());
		}
	}

	private static ObjectNode item(ArrayNode items, int depth, String... text) {
		ObjectNode node = items.addObject().put("depth", depth);
		ArrayNode cells = node.putArray("text");
		for (String cell : text) {
			cells.add(cell);
		}
		return node;
	}
}
