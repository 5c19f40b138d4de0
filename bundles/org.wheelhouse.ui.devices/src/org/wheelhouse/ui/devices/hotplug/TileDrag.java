package org.wheelhouse.ui.devices.hotplug;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.wheelhouse.ui.diagram.DiagramCanvas;

/**
 * Lets a device of a picture that can leave its place be dragged, to the bin or to another place. UI thread.
 *
 * @param <T> what the tile of a device stands for
 */
public final class TileDrag<T> extends DeviceDrag<T> {

	private final DiagramCanvas picture;
	private final Class<T> kind;
	private final Predicate<T> leaves;

	/**
	 * @param leaves   whether it can leave its place
	 * @param dragging told what is dragged, and empty when that ends
	 */
	public TileDrag(DiagramCanvas picture, Class<T> kind, Predicate<T> leaves, Consumer<Optional<T>> dragging) {
		super(dragging);
		this.picture = picture;
		this.kind = kind;
		this.leaves = leaves;
	}

	/** Lets them be dragged from now on. */
	public void install() {
		install(picture, DND.DROP_MOVE);
	}

	@Override
	protected Optional<T> found(DragSourceEvent event) {
		return picture.spotAt(event.x, event.y).map(spot -> spot.element()).filter(kind::isInstance).map(kind::cast)
				.filter(leaves);
	}
}
