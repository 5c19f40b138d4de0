package org.wheelhouse.ui.qmp.qom;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.ITreeViewerListener;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeExpansionEvent;
import org.eclipse.jface.viewers.TreePath;
import org.eclipse.jface.viewers.TreeSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.wheelhouse.core.qom.QomNode;
import org.wheelhouse.ui.widget.ColorsChanged;
import org.wheelhouse.ui.widget.FlatSelection;
import org.wheelhouse.ui.widget.RowTips;
import org.wheelhouse.ui.widget.WidgetIds;

/** The tree of objects; opening one has it read. UI thread. */
final class ObjectTreeViewer {

	private final ObjectTree tree;
	private final TreeViewer viewer;
	private final Composite control;

	/** @param tree what is shown; tells {@link #changed(QomNode)} of what is new */
	ObjectTreeViewer(Composite parent, ObjectTree tree) {
		this.tree = tree;
		control = new Composite(parent, SWT.NONE);
		var columns = new TreeColumnLayout();
		control.setLayout(columns);
		viewer = new TreeViewer(control, SWT.FULL_SELECTION | SWT.SINGLE | SWT.V_SCROLL);
		var widget = viewer.getTree();
		FlatSelection.in(widget);
		WidgetIds.name(widget, "qom.tree");
		widget.getAccessible().addAccessibleListener(
				AccessibleListener.getNameAdapter(event -> event.result = Messages.Tree_Name));
		viewer.setUseHashlookup(true);
		viewer.setContentProvider(new TreeRows(tree));
		var name = new TreeViewerColumn(viewer, SWT.LEFT);
		name.setLabelProvider(new TreeLabels(false));
		columns.setColumnData(name.getColumn(), new ColumnWeightData(58, 120));
		var type = new TreeViewerColumn(viewer, SWT.RIGHT);
		type.setLabelProvider(new TreeLabels(true));
		columns.setColumnData(type.getColumn(), new ColumnWeightData(42, 80));
		RowTips.in(viewer);
		ColorsChanged.follow(widget, viewer::refresh);
		viewer.addTreeListener(new Opening());
		viewer.addDoubleClickListener(_ -> selected().ifPresent(this::toggle));
		widget.addListener(SWT.KeyDown, this::key);
	}

	Composite control() {
		return control;
	}

	TreeViewer viewer() {
		return viewer;
	}

	/** The selected object. */
	Optional<QomNode> selected() {
		return ((IStructuredSelection) viewer.getSelection()).getFirstElement() instanceof QomNode node
				? Optional.of(node)
				: Optional.empty();
	}

	/** Everything is another. */
	void reset() {
		viewer.setInput(QomNode.ROOT);
	}

	/** The children of an object are known anew; selection, scroll and what is open stay. */
	void changed(QomNode node) {
		if (viewer.getControl().isDisposed()) {
			return;
		}
		if (node.equals(QomNode.ROOT)) {
			viewer.refresh();
		} else {
			viewer.refresh(node);
		}
	}

	/** The objects that are open. */
	List<QomNode> opened() {
		return Stream.of(viewer.getExpandedElements()).filter(QomNode.class::isInstance).map(QomNode.class::cast)
				.toList();
	}

	/** Selects an object and opens what is above it; all of that has been read. */
	void select(List<QomNode> trail) {
		var path = trail.subList(1, trail.size());
		for (var end = 1; end < path.size(); end++) {
			viewer.setExpandedState(new TreePath(path.subList(0, end).toArray()), true);
		}
		viewer.setSelection(path.isEmpty()
				? StructuredSelection.EMPTY
				: new TreeSelection(new TreePath(path.toArray())), true);
	}

	private void toggle(QomNode node) {
		if (viewer.getExpandedState(node)) {
			viewer.setExpandedState(node, false);
		} else if (tree.isOpenable(node)) {
			tree.open(node);
			viewer.setExpandedState(node, true);
		}
	}

	/** GTK opens with Shift or the plus sign only. */
	private void key(Event event) {
		if (event.stateMask != 0) {
			return;
		}
		selected().ifPresent(node -> {
			switch (event.keyCode) {
				case SWT.ARROW_RIGHT -> {
					if (!viewer.getExpandedState(node)) {
						toggle(node);
					}
				}
				case SWT.ARROW_LEFT -> {
					if (viewer.getExpandedState(node)) {
						toggle(node);
					} else {
						selectParent();
					}
				}
				case SWT.CR, SWT.KEYPAD_CR -> toggle(node);
				default -> {
				}
			}
		});
	}

	private void selectParent() {
		var items = viewer.getTree().getSelection();
		if (items.length == 1 && items[0].getParentItem() != null) {
			viewer.setSelection(new StructuredSelection(items[0].getParentItem().getData()), true);
		}
	}

	private final class Opening implements ITreeViewerListener {

		@Override
		public void treeExpanded(@Nullable TreeExpansionEvent event) {
			if (event != null && event.getElement() instanceof QomNode node) {
				tree.open(node);
			}
		}

		@Override
		public void treeCollapsed(@Nullable TreeExpansionEvent event) {
			// what was read stays
		}
	}
}
