package org.wheelhouse.ui.devices.hotplug;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Point;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.ui.diagram.DiagramCanvas;
import org.wheelhouse.ui.diagram.HotSpot;

/**
 * Lets devices of the palette be dropped on the places of a picture. A drop only says what and where; nothing is sent. UI thread.
 *
 * @param <P> a place of the picture
 */
public abstract class DeviceDrop<P> extends DropTargetAdapter {

	private final DiagramCanvas picture;
	private final Consumer<Optional<DeviceType>> dragging;
	private Optional<P> aimed = Optional.empty();

	/** @param dragging told what is being dragged over the picture, and when that ends */
	protected DeviceDrop(DiagramCanvas picture, Consumer<Optional<DeviceType>> dragging) {
		this.picture = picture;
		this.dragging = dragging;
	}

	/** Takes what comes by one of these. */
	public final void install(Transfer... transfers) {
		var target = new DropTarget(picture, DND.DROP_COPY | DND.DROP_MOVE | DND.DROP_DEFAULT | DND.DROP_LINK);
		target.setTransfer(transfers);
		target.addDropListener(this);
	}

	/** The place that this is, if what is dragged fits there. */
	protected abstract Optional<P> place(HotSpot spot);

	/** It was let go there. */
	protected abstract void dropped(DropTargetEvent event, P place);

	/** What would be plugged in. */
	protected Optional<DeviceType> device(DropTargetEvent event) {
		return dragged();
	}

	/** What is under the pointer. */
	protected Optional<HotSpot> spotAt(Point at) {
		return picture.spotAt(at.x, at.y);
	}

	/** The device of the palette that is dragged. */
	protected static final Optional<DeviceType> dragged() {
		return DeviceDrag.dragged(DeviceType.class);
	}

	@Override
	public final void dragEnter(@Nullable DropTargetEvent event) {
		if (event != null) {
			dragging.accept(device(event));
			dragOver(event);
		}
	}

	@Override
	public final void dragOver(@Nullable DropTargetEvent event) {
		if (event == null) {
			return;
		}
		var at = picture.toControl(event.x, event.y);
		picture.scrollNear(at.x, at.y);
		var spot = spotAt(at);
		picture.point(spot);
		event.feedback = DND.FEEDBACK_NONE;
		aimed = device(event).isEmpty() ? Optional.empty() : spot.flatMap(this::place);
		event.detail = answer(event);
	}

	/** What comes of the palette is copied, what is moved from another place is moved: its source offers no more. */
	private int answer(DropTargetEvent event) {
		return aimed.isEmpty()
				? DND.DROP_NONE
				: (event.operations & DND.DROP_COPY) != 0 ? DND.DROP_COPY : DND.DROP_MOVE;
	}

	@Override
	public final void dragLeave(@Nullable DropTargetEvent event) {
		picture.point(Optional.empty());
		dragging.accept(Optional.empty());
	}

	@Override
	public final void dropAccept(@Nullable DropTargetEvent event) {
		if (event != null) {
			event.detail = answer(event);
		}
	}

	/** SWT tells of leaving before it tells of a drop, so the place is the one that was pointed at last. */
	@Override
	public final void drop(@Nullable DropTargetEvent event) {
		var place = aimed;
		aimed = Optional.empty();
		if (event != null) {
			place.ifPresent(where -> dropped(event, where));
		}
	}
}
