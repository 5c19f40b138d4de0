package org.wheelhouse.ui.equipment;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.viewers.AbstractTreeViewer;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.core.operation.MachineEquipment;
import org.wheelhouse.core.operation.PointingDevice;
import org.wheelhouse.ui.common.CalmRows;
import org.wheelhouse.ui.common.CopiedText;
import org.wheelhouse.ui.common.Icon;
import org.wheelhouse.ui.common.Landmarks;

/** The content of the view: a tree with columns. Knows no workbench. UI thread. */
final class EquipmentPage extends Composite {

	private final TreeViewer tree;
	private final Consumer<PointingDevice> choosing;
	private List<EquipmentRow> rows = List.of();

	/** @param choosing asks whether the pointer shall go to another device */
	EquipmentPage(Composite parent, Consumer<PointingDevice> choosing) {
		super(parent, SWT.NONE);
		this.choosing = choosing;
		setLayout(new FillLayout());
		tree = new TreeViewer(this, SWT.FULL_SELECTION | SWT.SINGLE);
		CalmRows.in(tree.getTree());
		tree.getTree().setHeaderVisible(true);
		Landmarks.name(tree.getTree(), "equipment.table");
		tree.getTree().getAccessible().addAccessibleListener(
				AccessibleListener.getNameAdapter(event -> event.result = Messages.Page_name));
		tree.setContentProvider(new Content());
		tree.setAutoExpandLevel(AbstractTreeViewer.ALL_LEVELS);
		column(Messages.Page_columnName, 220, EquipmentRow::name, true);
		column(Messages.Page_columnState, 90, EquipmentRow::state, false);
		column(Messages.Page_columnDetail, 520, EquipmentRow::detail, false);
		var menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(shown -> tree.getStructuredSelection().forEach(element -> fill(shown, element)));
		tree.getTree().setMenu(menu.createContextMenu(tree.getTree()));
		addDisposeListener(_ -> menu.dispose());
	}

	/** Shows this; the same as before changes nothing. */
	void show(MachineEquipment equipment) {
		var now = EquipmentRow.of(equipment);
		if (!now.equals(rows)) {
			rows = now;
			var selected = tree.getSelection();
			tree.setInput(now);
			tree.setSelection(selected);
		}
	}

	@Override
	public boolean setFocus() {
		return tree.getTree().setFocus();
	}

	private void fill(IMenuManager menu, Object element) {
		if (element instanceof EquipmentRow row) {
			row.mouse().ifPresent(mouse -> {
				var choose = action(Messages.Page_choose, Icon.MOUSE, () -> choosing.accept(mouse));
				choose.setEnabled(!mouse.current());
				menu.add(choose);
			});
			menu.add(action(Messages.Page_copy, Icon.COPY, () -> copy(row)));
		}
	}

	private static Action action(String text, Icon icon, Runnable run) {
		var action = new Action(text) {

			@Override
			public void run() {
				run.run();
			}
		};
		action.setImageDescriptor(icon.descriptor());
		return action;
	}

	private void copy(EquipmentRow row) {
		var text = row.detail().isEmpty() ? row.name() : row.detail();
		CopiedText.put(text, getDisplay());
	}

	private void column(String title, int width, Function<EquipmentRow, String> text, boolean pictured) {
		var column = new TreeViewerColumn(tree, SWT.LEFT);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.setLabelProvider(new ColumnLabelProvider() {

			@Override
			public String getText(@Nullable Object element) {
				return element instanceof EquipmentRow row ? text.apply(row) : "";
			}

			@Override
			public @Nullable Image getImage(@Nullable Object element) {
				return pictured && element instanceof EquipmentRow row ? row.icon().image() : null;
			}
		});
	}

	private static final class Content implements ITreeContentProvider {

		@Override
		public Object[] getElements(@Nullable Object input) {
			return input instanceof List<?> groups ? groups.toArray() : new Object[0];
		}

		@Override
		public Object[] getChildren(@Nullable Object element) {
			return element instanceof EquipmentRow row ? row.children().toArray() : new Object[0];
		}

		@Override
		public @Nullable Object getParent(@Nullable Object element) {
			return null;
		}

		@Override
		public boolean hasChildren(@Nullable Object element) {
			return element instanceof EquipmentRow row && !row.children().isEmpty();
		}
	}
}
