package org.wheelhouse.ui.diagram;

import java.util.Objects;
import java.util.Optional;

import org.eclipse.core.runtime.ListenerList;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.StructuredViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;

/**
 * A picture and the table that shows the same, one of them at a time, with one selection for both. UI thread.
 */
public final class DiagramAndTable extends Composite implements ISelectionProvider {

	private final StackLayout stack = new StackLayout();
	private final ListenerList<ISelectionChangedListener> listeners = new ListenerList<>();
	private @Nullable DiagramCanvas picture;
	private @Nullable StructuredViewer table;
	private Optional<Object> selected = Optional.empty();
	private boolean following;

	public DiagramAndTable(Composite parent) {
		super(parent, SWT.NONE);
		setLayout(stack);
	}

	/** Tells which the two are: children of this. Called once. */
	public void of(DiagramCanvas shownAsPicture, StructuredViewer shownAsTable) {
		picture = shownAsPicture;
		table = shownAsTable;
		shownAsPicture.addSelectionChangedListener(this::changed);
		shownAsTable.addSelectionChangedListener(this::changed);
		stack.topControl = shownAsPicture;
	}

	/** Shows the table, or the picture. The focus follows. */
	public void showTable(boolean wanted) {
		var before = stack.topControl;
		stack.topControl = wanted && table != null ? table.getControl() : picture;
		if (before != stack.topControl) {
			boolean focused = before != null && before.isFocusControl();
			layout();
			if (focused) {
				setFocus();
			}
		}
	}

	/** Whether the table is shown. */
	public boolean tableShown() {
		return table != null && stack.topControl == table.getControl();
	}

	@Override
	public boolean setFocus() {
		return stack.topControl != null && stack.topControl.setFocus();
	}

	@Override
	public IStructuredSelection getSelection() {
		return selected.map(StructuredSelection::new).orElse(StructuredSelection.EMPTY);
	}

	/** Selects in both; tells the listeners when it is another element than before. */
	@Override
	public void setSelection(@Nullable ISelection selection) {
		var wanted = selection instanceof IStructuredSelection structured
				? Optional.<Object>ofNullable(structured.getFirstElement())
				: Optional.empty();
		select(wanted);
	}

	@Override
	public void addSelectionChangedListener(@Nullable ISelectionChangedListener listener) {
		listeners.add(Objects.requireNonNull(listener));
	}

	@Override
	public void removeSelectionChangedListener(@Nullable ISelectionChangedListener listener) {
		listeners.remove(Objects.requireNonNull(listener));
	}

	private void changed(SelectionChangedEvent event) {
		if (!following && event.getSelection() instanceof IStructuredSelection structured) {
			select(Optional.ofNullable(structured.getFirstElement()));
		}
	}

	private void select(Optional<Object> wanted) {
		boolean differs = !wanted.equals(selected);
		selected = wanted;
		following = true;
		try {
			if (picture != null) {
				picture.setSelection(getSelection());
			}
			if (table != null) {
				table.setSelection(getSelection(), true);
			}
		} finally {
			following = false;
		}
		if (differs) {
			var event = new SelectionChangedEvent(this, getSelection());
			listeners.forEach(listener -> listener.selectionChanged(event));
		}
	}
}
