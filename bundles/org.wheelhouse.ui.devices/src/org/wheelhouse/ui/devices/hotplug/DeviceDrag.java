package org.wheelhouse.ui.devices.hotplug;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEffect;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.widgets.Control;

/**
 * Lets devices be dragged out of a control, to a {@link DeviceDrop} anywhere in the workbench. UI thread.
 *
 * @param <T> what is dragged
 */
public abstract class DeviceDrag<T> extends DragSourceAdapter {

	private final Consumer<Optional<T>> dragging;

	/** @param dragging told what is dragged, and empty when that ends */
	protected DeviceDrag(Consumer<Optional<T>> dragging) {
		this.dragging = dragging;
	}

	/** Lets them be dragged from now on. */
	protected final void install(Control control, int operations) {
		var source = new DragSource(control, operations);
		// A tree's or a table's own effect draws the whole row, which would hide the places that it is dragged to.
		source.setDragSourceEffect(new DragSourceEffect(control));
		source.setTransfer(LocalSelectionTransfer.getTransfer());
		source.addDragListener(this);
	}

	/** What a drag takes that begins there; empty where none may. */
	protected abstract Optional<T> found(DragSourceEvent event);

	/** What a place is told of it. */
	protected List<?> told(T found) {
		return List.of(found);
	}

	/** What is dragged, of this kind, wherever it comes from; empty for none, and when the drag has ended. */
	public static <K> Optional<K> dragged(Class<K> kind) {
		return LocalSelectionTransfer.getTransfer().getSelection() instanceof IStructuredSelection selection
				? selection.stream().filter(kind::isInstance).map(kind::cast).findFirst()
				: Optional.empty();
	}

	@Override
	public final void dragStart(@Nullable DragSourceEvent event) {
		if (event != null) {
			event.doit = begin(found(event));
		}
	}

	/**
	 * Begins to drag it.
	 *
	 * @return whether there is anything
	 */
	protected final boolean begin(Optional<T> found) {
		found.ifPresent(taken -> {
			LocalSelectionTransfer.getTransfer().setSelection(new StructuredSelection(told(taken)));
			dragging.accept(found);
		});
		return found.isPresent();
	}

	@Override
	public final void dragSetData(@Nullable DragSourceEvent event) {
		if (event != null) {
			event.data = LocalSelectionTransfer.getTransfer().getSelection();
		}
	}

	@Override
	public final void dragFinished(@Nullable DragSourceEvent event) {
		LocalSelectionTransfer.getTransfer().setSelection(StructuredSelection.EMPTY);
		dragging.accept(Optional.empty());
	}
}
