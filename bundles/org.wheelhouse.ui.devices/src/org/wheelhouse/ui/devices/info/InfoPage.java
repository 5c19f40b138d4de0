package org.wheelhouse.ui.devices.info;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
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
import org.wheelhouse.core.info.PointingDevice;
import org.wheelhouse.core.info.QemuInfo;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.CopiedText;
import org.wheelhouse.ui.widget.FlatSelection;
import org.wheelhouse.ui.widget.MenuEntry;
import org.wheelhouse.ui.widget.WidgetIds;

/** The content of the view: a tree with columns. Knows no workbench. UI thread. */
final class InfoPage extends Composite {

	private final TreeViewer tree;
	private final Consumer<PointingDevice> choosing;
	private List<InfoRow> rows = List.of();

	/** @param choosing asks whether the pointer shall go to another device */
	InfoPage(Composite parent, Consumer<PointingDevice> choosing) {
		super(parent, SWT.NONE);
		this.choosing = choosing;
		setLayout(new FillLayout());
		tree = new TreeViewer(this, SWT.FULL_SELECTION | SWT.SINGLE);
		FlatSelection.in(tree.getTree());
		tree.getTree().setHeaderVisible(true);
		WidgetIds.name(tree.getTree(), "equipment.table");
		tree.getTree().getAccessible().addAccessibleListener(
				AccessibleListener.getNameAdapter(event -> event.result = Messages.Page_name));
		tree.setContentProvider(new Content());
		tree.setAutoExpandLevel(AbstractTreeViewer.ALL_LEVELS);
		column(Messages.Page_columnName, 220, InfoRow::name, true);
		column(Messages.Page_columnState, 90, InfoRow::state, false);
		column(Messages.Page_columnDetail, 520, InfoRow::detail, false);
		var menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(shown -> tree.getStructuredSelection().forEach(element -> fill(shown, element)));
		tree.getTree().setMenu(menu.createContextMenu(tree.getTree()));
		addDisposeListener(_ -> menu.dispose());
	}

	/** Shows this; the same as before changes nothing. */
	void show(QemuInfo equipment) {
		var now = InfoRow.of(equipment);
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
		if (element instanceof InfoRow row) {
			row.mouse().ifPresent(mouse -> {
				var choose = new MenuEntry(Messages.Page_choose, Icon.MOUSE.descriptor(), () -> choosing.accept(mouse));
				choose.setEnabled(!mouse.current());
				menu.add(choose);
			});
			menu.add(new MenuEntry(Messages.Page_copy, Icon.COPY.descriptor(), () -> copy(row)));
		}
	}

	private void copy(InfoRow row) {
		var text = row.detail().isEmpty() ? row.name() : row.detail();
		CopiedText.put(text, getDisplay());
	}

	private void column(String title, int width, Function<InfoRow, String> text, boolean pictured) {
		var column = new TreeViewerColumn(tree, SWT.LEFT);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.setLabelProvider(new ColumnLabelProvider() {

			@Override
			public String getText(@Nullable Object element) {
				return element instanceof InfoRow row ? text.apply(row) : "";
			}

			@Override
			public @Nullable Image getImage(@Nullable Object element) {
				return pictured && element instanceof InfoRow row ? row.icon().image() : null;
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
			return element instanceof InfoRow row ? row.children().toArray() : new Object[0];
		}

		@Override
		public @Nullable Object getParent(@Nullable Object element) {
			return null;
		}

		@Override
		public boolean hasChildren(@Nullable Object element) {
			return element instanceof InfoRow row && !row.children().isEmpty();
		}
	}
}
